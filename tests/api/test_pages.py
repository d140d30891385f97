import re
from html import unescape

import httpx2 as httpx
import pytest

from api.pages import things
from tests.api.test_marks import strip
from tests.newsroom import ATTACK, VANYA, newsroom

ROOM = newsroom()


def page(kind: str, iri: str) -> str:
    return f"/{kind}/{iri.rsplit('/', 1)[-1]}"


PAGES = {
    "home": "/", "disputes": "/disputes", "dispute": page("disputes", ROOM.disputes[0].iri),
    "side": page("disputes", ROOM.disputes[0].iri) + "/sides/1",
    "pairs of a dispute": "/contradictions?dispute=" + ROOM.disputes[0].iri.rsplit("/", 1)[-1],
    "contradictions": "/contradictions", "contradiction": page("contradictions", ROOM.contradictions[0].iri),
    "undecided": "/contradictions?undecided=1", "undecided pair": page("contradictions", ROOM.undecided[0].iri),
    "set aside": "/set-aside",
    "claims": "/claims", "claim": page("claims", ATTACK.iri), "actors": "/actors", "actor": page("actors", VANYA.iri),
    "articles": "/articles", "sources": "/sources", "about": "/about", "search": "/search?q=Riverton+OR+tenang",
    "ontology": "/ontology",
    **{f"article {item.article.id}": page("articles", item.article.iri) for item in ROOM.records},
}  # fmt: skip


@pytest.fixture(scope="module")
def seen() -> dict[str, httpx.Response]:
    """Pages that were fetched already: most links of one page are on all others too."""
    return {}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_every_page_is_there_and_every_link_on_it_leads_somewhere(
    client: httpx.Client, seen: dict[str, httpx.Response], path: str
) -> None:
    response = client.get(path)
    assert response.status_code == 200
    ids = set(re.findall(r'\bid="([^"]+)"', response.text))
    for link in {unescape(link) for link in re.findall(r'href="([^"]+)"', response.text)}:
        if link.startswith("#"):
            assert link[1:] in ids, link
        elif link.startswith("/"):
            address, _, part = link.partition("#")
            target = seen.get(address) or client.get(address, headers={"Accept": "text/html,*/*;q=0.1"})
            seen[address] = target
            assert target.status_code == 200, link
            assert not part or f'id="{part}"' in target.text, link


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_every_id_is_used_once(client: httpx.Client, path: str) -> None:
    ids = re.findall(r'\bid="([^"]+)"', client.get(path).text)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_every_quote_has_language_and_direction(client: httpx.Client, path: str) -> None:
    for tag in re.findall(r"<blockquote[^>]*>", client.get(path).text):
        assert re.search(r'lang="[a-z-]+" dir="(ltr|rtl)"', tag)


@pytest.mark.parametrize("item", ROOM.records, ids=lambda item: item.article.id)
def test_an_article_page_holds_the_exact_text(client: httpx.Client, item: object) -> None:
    record = item.article  # type: ignore[attr-defined]  # an ArticleRecord
    html = client.get(page("articles", record.iri)).text
    shown = html.split('<div class="text"', 1)[1].split(">", 1)[1].split("</div>", 1)[0]
    assert strip(shown) == record.text


def test_a_dispute_shows_both_sides_with_quotes_reasons_and_look_alikes(client: httpx.Client) -> None:
    html = client.get(PAGES["dispute"]).text
    for words in (
        "Northland attacked Riverton", "Northland did not attack Riverton", "melakukan serangan",
        "We did not fire at anyone", "attitude: affirmed / denied", "the denial is about the attack on Riverton",
        "86 %", "Look opposed, and are not", "A demand to withdraw says nothing",
    ):  # fmt: skip
        assert words in html
    assert "<mark>melakukan serangan</mark>" in html
    assert 'lang="ar" dir="rtl"' in html


def test_an_actor_page_shows_the_change_of_position(client: httpx.Client) -> None:
    html = client.get(PAGES["actor"]).text
    assert "Changes of position" in html
    assert "From “affirms” to “denies”, 4 days apart" in html
    assert "Position reversed" in html
    assert "Reversed: " in html


def test_markup_in_a_title_is_shown_as_text(client: httpx.Client) -> None:
    html = client.get("/articles").text
    assert "&lt;b&gt;di Riverton&lt;/b&gt;" in html
    assert "<b>di" not in html


def test_a_search_finds_names_and_escapes_them(client: httpx.Client) -> None:
    assert "Vanya Orlova" in client.get("/actors", params={"q": "орлова"}).text
    nothing = client.get("/actors", params={"q": '"><script>x</script>'}).text
    assert "<script>x" not in nothing
    assert "No actor is known by" in nothing


def test_filters_keep_their_values(client: httpx.Client) -> None:
    html = client.get("/contradictions?level=position&min_confidence=0.5").text
    assert '<option value="position" selected>' in html
    assert html.count('<li class="pair">') == 1
    assert client.get("/contradictions?min_confidence=often").status_code == 200


@pytest.mark.parametrize("path", ["/disputes/x", "/nothing", f"/claims/{'a' * 26}", "/id/nothing/x"])
def test_people_get_a_page_for_what_is_missing(client: httpx.Client, path: str) -> None:
    response = client.get(path, headers={"Accept": "text/html"})
    assert response.status_code == 404
    assert response.headers["content-type"].startswith("text/html")


def test_an_iri_leads_to_its_page(client: httpx.Client) -> None:
    response = client.get(VANYA.iri.removeprefix("https://w3id.org/claimgraph"))
    assert response.status_code == 303
    assert response.headers["location"] == PAGES["actor"]


def test_a_contradiction_shows_what_was_read_and_what_would_dissolve_it(client: httpx.Client) -> None:
    html = client.get(PAGES["contradiction"]).text
    assert "How this was found" in html
    assert "It would not be a contradiction if" in html
    assert html.count('class="card form"') == 2
    assert "Government of Northland" in html


def test_an_undecided_pair_says_that_it_is_not_counted(client: httpx.Client) -> None:
    assert "too unsure to be counted" in client.get(PAGES["undecided pair"]).text
    assert "too unsure to be counted" not in client.get(PAGES["contradiction"]).text
    assert ROOM.undecided[0].iri.rsplit("/", 1)[-1] not in client.get("/contradictions").text


def test_a_rejected_pair_is_shown_with_who_rejected_it_and_why(client: httpx.Client) -> None:
    html = client.get("/set-aside?guard=reviewed").text
    assert "No contradiction</strong> by Ana" in html
    assert "talks are no attack" in html
    assert "demand is no claim (1)" in html


def test_a_network_page_shows_communities_and_quotes_of_the_strongest_ties(client: httpx.Client) -> None:
    page = client.get("/networks").text
    assert "We did not fire at anyone" in page
    assert "serangan di Riverton" in page
    assert page.count("<circle") == 3
    assert "Camps" not in page  # who contradicts the same actor need not agree
    assert "No two actors are joined on “&lt;nothing&gt;”" in client.get("/networks?topic=<nothing>").text
    assert client.get("/networks/quarrel").status_code == 400


def test_a_large_dispute_links_to_all_of_it(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(things, "SHOWN", 1)
    dispute = ROOM.disputes[0]
    path = PAGES["dispute"]
    html = client.get(path).text
    large = max(dispute.sides, key=lambda side: len(side.statements))
    position = dispute.sides.index(large) + 1
    assert f"The strongest 1 of {len(large.statements)}" in html
    assert f'href="{path}/sides/{position}"' in html
    side = client.get(f"{path}/sides/{position}").text
    assert all(iri.rsplit("/", 1)[-1] in side for iri in large.statements)
    assert client.get(f"{path}/sides/9").status_code == 404


def test_contradictions_of_one_dispute_are_listed(client: httpx.Client) -> None:
    name = PAGES["dispute"].rsplit("/", 1)[-1]
    html = client.get("/contradictions", params={"dispute": name}).text
    listed = set(re.findall(r'<h3><a href="/contradictions/([a-z2-7]+)"', html))
    assert listed == {iri.rsplit("/", 1)[-1] for iri in ROOM.disputes[0].contradictions}
    assert f'href="/disputes/{name}"' in html
    assert client.get("/contradictions", params={"dispute": "a" * 26}).status_code == 404
