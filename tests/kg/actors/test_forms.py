"""Every form in which news names a speaker, read from text to actor, in several languages: which actor is meant.

People and bodies are invented, or those of the seeds where the directory's knowledge is what is tested.
"""

from __future__ import annotations

from datetime import date

import pytest

from kg import pipeline, settings
from kg.articles import Hints, read
from kg.model import Article, EntityKind, Mode

KNOWLEDGE = pipeline.load_knowledge(settings.seeds_folder())


def speakers(text: str, lang: str, published: date | None = None) -> list[str]:
    """English labels of who speaks, in text order; the outlet's own voice is left out."""
    (item,) = read(text.encode(), name="a.txt", hints=Hints(lang=lang, source="Harian Uji", published=published))
    assert isinstance(item, Article)
    record = pipeline.analyse(item, KNOWLEDGE)
    labels = {entity.iri: entity.label() for entity in record.entities}
    said = [one for one in record.statements if one.mode is not Mode.NARRATOR and one.whole is None]
    ordered = sorted(said, key=lambda one: one.content[0].start)
    return [labels[one.actor or ""] for one in ordered]


ONE_SPEAKER = {
    "surname (en)": ("en", 'Mayor Paul Orrick said the bridge was safe. "It is open," Orrick said.', "Paul Orrick"),
    "surname (de)": (
        "de", "Bürgermeister Jonas Wehrling sagte, die Brücke sei sicher. „Sie ist offen“, sagte Wehrling.",
        "Jonas Wehrling",
    ),
    "surname (ru)": (
        "ru", "Мэр Виктор Ладогин заявил, что мост безопасен. «Он открыт», — сказал Ладогин.", "Виктор Ладогин",
    ),
    "first name (id)": (
        "id", 'Bupati Rita Sarendo mengatakan jembatan itu aman. "Sudah dibuka," kata Rita.', "Rita Sarendo",
    ),
    "clitic (id)": ("id", 'Bupati Rita Sarendo mengatakan jembatan aman. "Sudah dibuka," ujarnya.', "Rita Sarendo"),
    "pronoun (en)": ("en", 'Mayor Paul Orrick said the bridge was safe. "It is open," he said.', "Paul Orrick"),
    "pronoun (id)": ("id", 'Bupati Rita Sarendo mengatakan jembatan aman. "Sudah dibuka," kata dia.', "Rita Sarendo"),
    "pronoun (es)": (
        "es", "La alcaldesa Lucía Berrocal dijo que el puente es seguro. «Está abierto», dijo ella.", "Lucía Berrocal",
    ),
    "pronoun (fr)": (
        "fr", "Le maire Hugo Vasseline a déclaré que le pont est sûr. « Il est ouvert », a-t-il dit.", "Hugo Vasseline",
    ),
    "role (en)": ("en", 'Mayor Paul Orrick said the bridge was safe. "It is open," the mayor said.', "Paul Orrick"),
    "role (id)": (
        "id", 'Gubernur Rita Sarendo mengatakan jembatan itu aman. "Sudah dibuka," kata gubernur itu.', "Rita Sarendo",
    ),
    "apposition before (id)": (
        "id", 'Asisten wali kota, Darwis Onim, membantah hal itu. "Tidak benar," kata Darwis.', "Darwis Onim",
    ),
    "apposition behind (en)": (
        "en", 'Amy Orrick, a spokeswoman for the port, denied it. "It is not true," Orrick said.', "Amy Orrick",
    ),
    "transliteration (az)": ("az", "İlham Əliyev bildirib ki, müharibə bitəcək.", "Ilham Aliyev"),
    "transliteration (ru)": ("ru", "Президент Ильхам Алиев заявил, что война закончится.", "Ilham Aliyev"),
    "typing error (id)": ("id", "Presiden Azerbaijan Ilhwam Aliyev mengatakan perang akan berakhir.", "Ilham Aliyev"),
    "side (id)": ("id", "Pihak Armenia membantah melakukan serangan itu.", "Government of Armenia"),
    "side (en)": ("en", "The Armenian side denied that it had fired.", "Government of Armenia"),
    "capital (en)": ("en", "Yerevan denied that it had fired at Baku.", "Government of Armenia"),
    "capital (fr)": ("fr", "Bakou a affirmé que la ville est prise.", "Government of Azerbaijan"),
    "seat (en)": ("en", "The Kremlin said that the talks would go on.", "Government of Russia"),
    "generated capital (en)": ("en", "Nairobi said that Uganda had closed the border.", "Government of Kenya"),
    "generated ministry (id)": (
        "id", "Kementerian Luar Negeri Malaysia membantah laporan itu.", "Ministry of Foreign Affairs of Malaysia",
    ),
    "generated ministry (de)": (
        "de", "Das polnische Außenministerium erklärte, die Grenze bleibe offen.",
        "Ministry of Foreign Affairs of Poland",
    ),
}  # fmt: skip


@pytest.mark.parametrize("form", ONE_SPEAKER)
def test_a_form_leads_to_its_actor(form: str) -> None:
    lang, text, label = ONE_SPEAKER[form]
    assert set(speakers(text, lang)[:2]) == {label}


OFFICES = (
    ("Presiden Azerbaijan mengatakan perang akan berakhir.", "id", date(2020, 10, 5), "Ilham Aliyev"),
    ("The prime minister of Armenia said the war would end.", "en", date(2020, 10, 5), "Nikol Pashinyan"),
    ("Armenia's prime minister said the war would end.", "en", date(2020, 10, 5), "Nikol Pashinyan"),
)


@pytest.mark.parametrize(("text", "lang", "day", "label"), OFFICES, ids=[text for text, *_ in OFFICES])
def test_an_office_is_its_holder_at_the_articles_date(text: str, lang: str, day: date, label: str) -> None:
    assert speakers(text, lang, day)[:1] == [label]


def test_an_office_before_its_holder_is_nobody_known() -> None:
    assert speakers("The prime minister of Armenia said the war would end.", "en", date(2010, 1, 1)) != [
        "Nikol Pashinyan"
    ]


def test_their_prime_minister_is_the_other_sides() -> None:
    text = '"Perdana Menteri mereka mengatakan Karabakh adalah Armenia," kata Presiden Azerbaijan Ilham Aliyev.'
    found = speakers(f"Armenia membantah serangan. {text}", "id", date(2020, 10, 5))
    assert "Nikol Pashinyan" in found


def test_state_government_ministry_army_and_person_are_different_nodes_of_one_side() -> None:
    directory = KNOWLEDGE.directory
    government = directory.governments["KE"]
    state = next(iri for iri, behind in directory.metonyms.items() if behind == government)
    bodies = [iri for (code, _), iri in directory.world.organs.items() if code == "KE"]
    assert len({state, *bodies}) == 11
    assert {directory.entities[iri].side for iri in bodies} == {government}
    assert directory.entities[state].kind is EntityKind.PLACE
    assert {directory.entities[iri].speaks_for for iri in bodies} == {None, government}
