"""Times as English news prints them: sixty-odd invented sentences, each with the days it gives.

The kinds of phrase are those of real news; people, bodies and events are invented. Some cases are here because they
are hard ("Monday's debate" before that Monday): the share that is read exactly is what counts, and it has a floor.
"""

from __future__ import annotations

from datetime import date

from kg import languages, times
from kg.model import Article, Layout

MONDAY = date(2020, 10, 5)
FLOOR = 0.95
# Sentence, the words that must be found, first and last day as MM-DD of 2020, or in full where the year is another.
CASES: tuple[tuple[str, str, str, str], ...] = (
    ("Mayor Quillon said on Tuesday that the bridge was safe.", "Tuesday", "09-29", "09-29"),
    ("The Ardeny ministry denied it late Sunday.", "late Sunday", "10-04", "10-04"),
    ("Two weeks ago the council of Veltria resigned.", "Two weeks ago", "09-21", "09-27"),
    ("The mill closed last month, its owner said.", "last month", "09-01", "09-30"),
    ("A ferry sank off Port Imbora on Sept. 9.", "Sept. 9", "09-09", "09-09"),
    ("The vote is set for the 17th of October.", "17th of October", "10-17", "10-17"),
    ("Earlier this year she promised a new school.", "Earlier this year", "01-01", "10-05"),
    ("Ardeny has held the island since 2014.", "2014", "2014-01-01", "2014-12-31"),
    ("The army must leave by Friday, Quillon said.", "Friday", "10-09", "10-09"),
    ("The two sides meet next Thursday.", "next Thursday", "10-08", "10-08"),
    ("The fair ran Oct. 3-5 in Tarrow.", "Oct. 3-5", "10-03", "10-05"),
    ("Shells fell in the early hours of Sunday.", "early hours of Sunday", "10-04", "10-04"),
    ("“We did not fire,” he said Monday, Oct. 5.", "Monday, Oct. 5", "10-05", "10-05"),
    ("The permit, dated 10/5/2020, was signed.", "10/5/2020", "10-05", "10-05"),
    ("Saturday's march drew thousands.", "Saturday", "10-03", "10-03"),
    ("Sunday night's fire spread fast.", "Sunday night", "10-04", "10-04"),
    ("On Oct. 1, 2020, the bank failed.", "Oct. 1, 2020", "10-01", "10-01"),
    ("Prices fell in mid-September.", "mid-September", "09-11", "09-20"),
    ("In late September the talks broke off.", "late September", "09-21", "09-30"),
    ("Guards stood there from Wednesday to Friday.", "Wednesday to Friday", "09-30", "10-02"),
    ("The road was shut from Tuesday through Thursday.", "Tuesday through Thursday", "09-29", "10-01"),
    ("It happened between Oct. 1 and Oct. 3.", "Oct. 1 and Oct. 3", "10-01", "10-03"),
    ("The strike lasted from Sept. 28 to Oct. 2.", "Sept. 28 to Oct. 2", "09-28", "10-02"),
    ("Crews searched the river over the weekend.", "over the weekend", "10-03", "10-04"),
    ("Tarrow won last weekend.", "last weekend", "10-03", "10-04"),
    ("The dam was built in the 1990s.", "1990s", "1990-01-01", "1999-12-31"),
    ("Twelve people died in the past two weeks.", "past two weeks", "09-21", "10-05"),
    ("Over the last three days rain has fallen.", "last three days", "10-02", "10-05"),
    ("Several days ago the envoy left.", "Several days ago", "09-26", "10-03"),
    ("Three years ago the plant was sold.", "Three years ago", "2017-01-01", "2017-12-31"),
    ("Twenty-two years ago the plant opened.", "Twenty-two years ago", "1998-01-01", "1998-12-31"),
    ("Exports rose last year.", "Last year", "2019-01-01", "2019-12-31"),
    ("The court will rule this week.", "this week", "10-05", "10-11"),
    ("He served from 2016 to 2018.", "2016 to 2018", "2016-01-01", "2018-12-31"),
    ("Voters decide in the Nov. 8 election.", "Nov. 8", "11-08", "11-08"),
    ("The day before yesterday nobody knew.", "The day before yesterday", "10-03", "10-03"),
    ("She flew home Sunday evening.", "Sunday evening", "10-04", "10-04"),
    ("A siren was heard this morning.", "this morning", "10-05", "10-05"),
    ("The lights went out last night.", "last night", "10-04", "10-04"),
    ("He arrived yesterday morning.", "yesterday morning", "10-04", "10-04"),
    ("The siege began at 9 a.m. Saturday.", "Saturday", "10-03", "10-03"),
    ("The towers fell on Sept. 11, 2001.", "Sept. 11, 2001", "2001-09-11", "2001-09-11"),
    ("In May the council voted twice.", "May", "05-01", "05-31"),
    ("The law passed in January 2019.", "January 2019", "2019-01-01", "2019-01-31"),
    ("Early 2019 was calm.", "Early 2019", "2019-01-01", "2019-04-30"),
    ("The union split late last year.", "late last year", "2019-09-01", "2019-12-31"),
    ("He resigned on Monday of last week.", "Monday of last week", "09-28", "09-28"),
    ("The hearing will be held on Thursday.", "Thursday", "10-08", "10-08"),
    ("The minister will speak on Monday.", "Monday", "10-05", "10-05"),
    ("A 2014 study found lead in the water.", "2014", "2014-01-01", "2014-12-31"),
    ("Sales peaked at the end of September.", "the end of September", "09-21", "09-30"),
    ("The mine opened on the morning of Oct. 2.", "morning of Oct. 2", "10-02", "10-02"),
    ("Nothing has moved since last Thursday.", "last Thursday", "10-01", "10-01"),
    ("The pact was signed in October last year.", "October last year", "2019-10-01", "2019-10-31"),
    ("They married last December.", "last December", "2019-12-01", "2019-12-31"),
    ("The chamber sits again next January.", "next January", "2021-01-01", "2021-01-31"),
    ("The polls open in November.", "November", "11-01", "11-30"),
    ("Later this month the fund runs dry.", "Later this month", "10-05", "10-31"),
    ("Tomorrow the bridge reopens.", "Tomorrow", "10-06", "10-06"),
    ("A statement dated 2020-10-04 says so.", "2020-10-04", "10-04", "10-04"),
    ("Veltria's 2016 budget was cut.", "2016", "2016-01-01", "2016-12-31"),
    ("Both will attend Wednesday's debate, the first of three.", "Wednesday", "10-07", "10-07"),
    ("The match, planned for Sun., Oct. 11, is off.", "Sun., Oct. 11", "10-11", "10-11"),
    ("A week ago nobody had heard of Imbora.", "A week ago", "09-28", "09-28"),
)  # fmt: skip


def _days(sentence: str, words: str) -> str:
    article = Article("a", "iri:a", "iri:v", "0" * 64, sentence, "en", published=MONDAY)
    found = times.find(article, Layout((), (), ()), languages.load("en"))
    place = sentence.casefold().index(words.casefold())
    interval = next((one.interval for one in found if one.span.start <= place < one.span.end), None)
    return f"{interval.first} {interval.last}" if interval else "none"


def _wanted(day: str) -> str:
    return day if len(day) > 5 else f"2020-{day}"


def test_times_of_english_news_are_read_exactly() -> None:
    wrong = [
        f"{sentence} {_days(sentence, words)}"
        for sentence, words, first, last in CASES
        if _days(sentence, words) != f"{_wanted(first)} {_wanted(last)}"
    ]
    assert len(CASES) >= 60
    assert 1 - len(wrong) / len(CASES) >= FLOOR, "\n".join(wrong)
