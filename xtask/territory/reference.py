"""What the finished table must agree with: counts, two full lists, RENIEC rules.

These lists were compared with the official INEI list name by name. They are
typed here independently of the package, so that an error in it is noticed.
"""

from __future__ import annotations

COUNTS = {"departments": 25, "provinces": 196, "districts": 1892}
DISTRICTS_BY_DEPARTMENT = {"08": 116, "23": 28}
RENIEC_DISTRICTS = 1839

# Province code -> (province name, districts 01, 02, ... in order).
LISTS: dict[str, tuple[str, str]] = {
    "0801": ("Cusco", "Cusco·Ccorca·Poroy·San Jerónimo·San Sebastián·Santiago·Saylla·Wanchaq"),
    "0802": ("Acomayo", "Acomayo·Acopia·Acos·Mosoc Llacta·Pomacanchi·Rondocán·Sangarará"),
    "0803": (
        "Anta",
        "Anta·Ancahuasi·Cachimayo·Chinchaypujio·Huarocondo·Limatambo·Mollepata·Pucyura·Zurite",
    ),
    "0804": ("Calca", "Calca·Coya·Lamay·Lares·Pisac·San Salvador·Taray·Yanatile"),
    "0805": ("Canas", "Yanaoca·Checca·Kunturkanki·Langui·Layo·Pampamarca·Quehue·Túpac Amaru"),
    "0806": (
        "Canchis",
        "Sicuani·Checacupe·Combapata·Marangani·Pitumarca·San Pablo·San Pedro·Tinta",
    ),
    "0807": (
        "Chumbivilcas",
        "Santo Tomás·Capacmarca·Chamaca·Colquemarca·Livitaca·Llusco·Quiñota·Velille",
    ),
    "0808": (
        "Espinar",
        "Espinar·Condoroma·Coporaque·Ocoruro·Pallpata·Pichigua·Suyckutambo·Alto Pichigua",
    ),
    "0809": (
        "La Convención",
        "Santa Ana·Echarate·Huayopata·Maranura·Ocobamba·Quellouno·Kimbiri·Santa Teresa·"
        "Vilcabamba·Pichari·Inkawasi·Villa Virgen·Villa Kintiarina·Megantoni·Kumpirushiato·"
        "Cielo Punco·Manitea·Unión Ashaninka",
    ),
    "0810": (
        "Paruro",
        "Paruro·Accha·Ccapi·Colcha·Huanoquite·Omacha·Paccaritambo·Pillpinto·Yaurisque",
    ),
    "0811": ("Paucartambo", "Paucartambo·Caicay·Challabamba·Colquepata·Huancarani·Kosñipata"),
    "0812": (
        "Quispicanchi",
        "Urcos·Andahuaylillas·Camanti·Ccarhuayo·Ccatca·Cusipata·Huaro·Lucre·Marcapata·"
        "Ocongate·Oropesa·Quiquijana",
    ),
    "0813": (
        "Urubamba",
        "Urubamba·Chinchero·Huayllabamba·Machupicchu·Maras·Ollantaytambo·Yucay",
    ),
    "2301": (
        "Tacna",
        "Tacna·Alto de la Alianza·Calana·Ciudad Nueva·Inclán·Pachía·Palca·Pocollay·Sama·"
        "Coronel Gregorio Albarracín Lanchipa·La Yarada Los Palos",
    ),
    "2302": ("Candarave", "Candarave·Cairani·Camilaca·Curibaya·Huanuara·Quilahuani"),
    "2303": ("Jorge Basadre", "Locumba·Ilabaya·Ite"),
    "2304": (
        "Tarata",
        "Tarata·Héroes Albarracín·Estique·Estique-Pampa·Sitajara·Susapaya·Tarucachi·Ticaco",
    ),
}

# INEI province -> (RENIEC province, district parts that change). A part not
# written keeps its number; "--" means the district is not in the RENIEC list.
RENIEC: dict[str, tuple[str, str]] = {
    "0801": ("0701", ""),
    "0802": ("0702", "04>07 05>04 06>05 07>06"),
    "0803": ("0703", "02>09 03>08 04>02 05>03 06>04 07>05 08>06 09>07"),
    "0804": ("0704", ""),
    "0805": ("0705", ""),
    "0806": ("0706", "02>03 03>02"),
    "0807": ("0707", "03>04 04>03"),
    "0808": ("0708", ""),
    "0809": (
        "0709",
        "06>08 07>09 08>06 09>07 11>-- 12>-- 13>-- 14>-- 15>-- 16>-- 17>-- 18>--",
    ),
    "0810": ("0710", "07>08 08>09 09>07"),
    "0811": ("0711", "03>04 04>03 05>06 06>05"),
    "0812": ("0712", ""),
    "0813": ("0713", ""),
    "2301": ("2201", "02>11 03>02 04>12 05>04 06>07 07>08 08>09 09>10 10>13 11>--"),
    "2302": ("2204", "03>06 04>03 05>04 06>05"),
    "2303": ("2203", "02>03 03>02"),
    "2304": ("2202", "02>05 03>06 04>07 05>10 06>11 07>12 08>13"),
}


def expected_districts() -> dict[str, str]:
    """Every district of the reference lists: INEI code -> name."""
    return {
        f"{province}{number:02d}": name
        for province, (_, districts) in LISTS.items()
        for number, name in enumerate(districts.split("·"), start=1)
    }


def expected_reniec() -> dict[str, str]:
    """Every district of the reference lists: INEI code -> RENIEC code or ''."""
    codes: dict[str, str] = {}
    for ubigeo in expected_districts():
        province, changes = RENIEC[ubigeo[:4]]
        moved = dict(change.split(">") for change in changes.split())
        part = moved.get(ubigeo[4:], ubigeo[4:])
        codes[ubigeo] = "" if part == "--" else province + part
    return codes
