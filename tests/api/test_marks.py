from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from api.marks import Note, cut, make_notes, mark_up
from kg.views.records import ActorRef, ArticleRef, Extent, StatementView, When

SPEAKER = ActorRef("https://x.example/a", "A", "person")
ARTICLE = ArticleRef("https://x.example/b", "B", "en")


def said(number: int, *spans: tuple[int, int], commitment: str = "yes") -> StatementView:
    return StatementView(
        iri=f"https://x.example/id/statement/s{number}", speaker=SPEAKER, act="assert", commitment=commitment,
        polarity="affirms", mode="direct", depth=1, quote="", lang="en", spans=tuple(Extent(*s) for s in spans),
        article=ARTICLE, said=When(None, None), confidence=1.0,
    )  # fmt: skip


class Stripper(HTMLParser):
    """Collects what is left of a page without its tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.parts.append(unescape(f"&{name};"))

    def handle_charref(self, name: str) -> None:
        self.parts.append(unescape(f"&#{name};"))


def strip(html: str) -> str:
    stripper = Stripper()
    stripper.feed(html)
    stripper.close()
    return "".join(stripper.parts)


spans = st.tuples(st.integers(0, 40), st.integers(1, 40)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(
    st.text(st.characters(exclude_characters="\r\0", codec="utf-8"), max_size=60),
    st.lists(st.lists(spans, min_size=1, max_size=3), max_size=4),
)
def test_stripping_the_tags_gives_the_text_back(text: str, extents: list[list[tuple[int, int]]]) -> None:
    html = mark_up(text, make_notes([said(number, *pairs) for number, pairs in enumerate(extents)]))
    assert strip(html) == text


@given(st.integers(0, 60), st.lists(st.lists(spans, min_size=1, max_size=3), max_size=4))
def test_segments_tile_the_text(length: int, extents: list[list[tuple[int, int]]]) -> None:
    segments = cut(length, extents)
    assert "".join("x" * (segment.end - segment.start) for segment in segments) == "x" * length
    assert [segment.start for segment in segments] == [0, *(segment.end for segment in segments)][: len(segments)]


def test_overlapping_statements_share_the_middle_segment() -> None:
    covered = [segment.covered_by for segment in cut(10, [[(0, 6)], [(4, 10)]])]
    assert covered == [(0,), (0, 1), (1,)]


def test_a_statement_in_two_stretches_opens_once() -> None:
    opens = [segment.opens for segment in cut(10, [[(0, 2), (5, 7)]])]
    assert opens == [(0,), (), (), ()]


def test_markup_in_an_article_is_text() -> None:
    html = mark_up("<script>alert(1)</script>", make_notes([said(1, (0, 8))]))
    assert "<script>" not in html
    assert "&lt;script&gt;" in html


def test_rejected_content_is_marked_as_such() -> None:
    assert 'class="depth-1 rejected"' in mark_up("We fired", make_notes([said(1, (0, 8), commitment="no")]))


def test_a_compound_statement_gives_its_numbers_and_marks_to_its_parts() -> None:
    whole, first, second = said(1, (0, 9)), said(2, (0, 4)), said(3, (5, 9))
    notes = make_notes([whole, *(replace(part, whole=whole.iri) for part in (first, second))])
    assert [(note.number, note.parts) for note in notes] == [(None, 2), (1, 0), (2, 0)]
    html = mark_up("Stop. Go.", notes)
    assert html.count("<mark") == 2
    assert html.index('id="s-s1"') < html.index('id="s-s2"')


def test_a_place_to_link_to_is_kept_where_no_mark_begins() -> None:
    assert 'id="s-s1"' in mark_up("Stop. Go.", [Note(said(1, (3, 9)), None, 2)])
