"""Long texts for tests and benchmarks of speed: plain news repeated, and shapes that break slow rules.

People and places are invented. Every text is a unit repeated up to a size in characters.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """What a language gives to the shapes: sentences of news, a condition, cue words, a date, a name."""

    news: str
    condition: str
    cues: str
    reported: str
    date: str
    name: str


WORDS = {
    # "We reject the charge," said the governor … police said that two people are held if …, but Kelmar denied …
    "id": Words(
        "“Kami menolak tuduhan itu,” kata Gubernur Budi Sastra, Senin (5/10/2020). Polisi mengatakan bahwa dua orang"
        " ditahan jika terbukti bersalah, tetapi Kelmar membantah melakukan serangan di Podhora. ",
        "jika ",
        "kata mengatakan membantah ",
        "Budi mengatakan bahwa ",
        "Senin (5/10/2020) ",
        "Gubernur Budi Sastra ",
    ),
    "en": Words(
        "“We reject the charge,” Governor John Hold said on Monday. Police said that two people were held if proven"
        " guilty, but Kelmar denied launching an attack on Podhora. ",
        "if ",
        "said denied told ",
        "John said that ",
        "Sunday, October 4 ",
        "President John Hold ",
    ),
    "tr": Words(
        "Vali Ahmet Kaya, “Bu iddiayı reddediyoruz” dedi. Polis iki kişinin gözaltına alındığını bildirdi, ancak"
        " bakanlık saldırıyı yalanladı. ",
        "eğer ",
        "dedi söyledi yalanladı ",
        "Ahmet dedi ki ",
        "5 Ekim 2020 Pazartesi ",
        "Vali Ahmet Kaya ",
    ),
    "ru": Words(
        "«Мы отвергаем обвинение», — заявил губернатор Иван Петренев в понедельник. Полиция сообщила, что задержаны два"
        " человека, но министерство опровергло атаку. ",
        "если ",
        "сказал заявил опроверг ",
        "Иван сказал, что ",
        "в понедельник 5 октября 2020 ",
        "Губернатор Иван Петренев ",
    ),
    "ar": Words(
        "قال المحافظ أحمد كاميل إن الشرطة أوقفت شخصين يوم الاثنين، ونفت الوزارة الهجوم على المدينة. وأضاف: «نرفض هذا"
        " الاتهام». ",
        "إذا ",
        "قال نفى أكد ",
        "قال أحمد إن ",
        "الاثنين 5 أكتوبر 2020 ",
        "الرئيس أحمد كاميل ",
    ),
}
LANGUAGES = tuple(WORDS)
_NO_STOPS = str.maketrans(".", ",", "“”«»")

SHAPES: Mapping[str, Callable[[Words], str]] = {
    "abbreviations": lambda words: "A. ",
    "brackets": lambda words: "(a) (",
    "capitals": lambda words: "Abc DEF ",
    "colons": lambda words: "a: ",
    "commas": lambda words: ",",
    "conditions": lambda words: words.condition + "a b c. ",
    "cues": lambda words: words.cues,
    "dates": lambda words: words.date,
    "digits": lambda words: "7",
    "hyphens": lambda words: "a-— ",
    "lines": lambda words: "a\r\n",
    "marks of all kinds": lambda words: "\"“”«»‘’„'",
    "marks of direction": lambda words: "\u200f\u202b",
    "names": lambda words: words.name,
    "nested quotations": lambda words: "“a ‘b «c ",
    "no stop": lambda words: words.news.translate(_NO_STOPS),
    "numbers": lambda words: "12.345,6 2020-",
    "one word": lambda words: "a",
    "only newlines": lambda words: "\n",
    "quotation marks": lambda words: '"',
    "quotations": lambda words: "“A b c d,” ",
    "reported": lambda words: words.reported,
    "words with points": lambda words: "a\u0301b\u064ec ",
}


def news(lang: str, size: int) -> str:
    """Paragraphs of three news sentences under a headline."""
    return _repeat("\n\n" + WORDS[lang].news, size)


def shaped(shape: str, lang: str, size: int) -> str:
    """A text of one of the shapes."""
    return _repeat(SHAPES[shape](WORDS[lang]), size)


def _repeat(unit: str, size: int) -> str:
    return (unit * (size // len(unit) + 1))[:size]
