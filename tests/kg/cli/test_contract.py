"""The command line as scripts see it: exact fields, exit codes, stdout apart from stderr.

Each command runs in a real process in one test or more; the rest call its entry point (`tests/kg/cli/running.py`).
"""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from kg import settings
from tests import shipped
from tests.kg.cli.running import call, lines, run

SEED = settings.seeds_folder() / "articles" / "000_ead8aff7d69fa291.txt"
EXTRACT_FIELDS = [
    "article",
    "key",
    "parent",
    "speaker",
    "speaker_iri",
    "speaker_span",
    "cue_span",
    "content_spans",
    "conditions",
    "act",
    "commitment",
    "mode",
    "claim",
    "proposition",
    "said_at",
    "confidence",
    "extractor",
    "rule",
]
CONTRADICTION_FIELDS = ["id", "kind", "level", "rule", "confidence", "why", "dispute", "a", "b"]
SIDE_FIELDS = ["article", "statement", "speaker", "act", "content_spans", "quote"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All shipped articles; tests only read it."""
    return shipped.copy(tmp_path_factory)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with three of the shipped articles, which contradict each other."""
    folder = tmp_path_factory.mktemp("few")
    for name in (SEED.stem, "en-panarmenian-20201004", "ru-rbcua-20201005"):
        for ending in (".txt", ".toml"):
            shutil.copy(SEED.with_name(name + ending), folder)
    return folder


@pytest.fixture
def reviewed(few_store: Path, tmp_path: Path) -> Path:
    """A store of these three, to review in."""
    return Path(shutil.copytree(few_store, tmp_path / "store"))


@pytest.fixture(scope="module")
def few_store(few: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reviewed") / "store"
    assert call("ingest", few, "--store", folder).returncode == 0
    return folder


def test_extract_prints_the_fields_of_the_contract_and_spans_of_the_text() -> None:
    done = run("extract", SEED)
    assert done.returncode == 0
    text = SEED.read_bytes().decode("utf-8")
    rows = lines(done)
    assert rows
    for row in rows:
        assert list(row) == EXTRACT_FIELDS
        assert row["article"] == SEED.stem
        assert all(0 <= start < end <= len(text) for start, end in row["content_spans"])
    denial = next(row for row in rows if row["act"] == "deny")
    [[start, end]] = denial["content_spans"]
    assert text[start:end] == "melakukan serangan"
    assert (denial["speaker"], denial["commitment"]) == ("Pemerintah Armenia", "no")


def test_extract_gives_the_same_bytes_twice_and_from_stdin() -> None:
    first, second = run("extract", SEED), run("extract", SEED)
    assert first.stdout == second.stdout
    line = json.dumps({"id": "one", "lang": "en", "published": "2020-10-05", "text": "“We left,” said Ana Lim."})
    done = run("extract", "-", stdin=line.encode())
    assert [(row["article"], row["speaker"], row["act"]) for row in lines(done)] == [("one", "Ana Lim", "assert")]


def test_extract_as_a_table_is_for_people() -> None:
    done = run("extract", SEED, "--format", "table")
    header, *rest = done.stdout.decode("utf-8").splitlines()
    assert header.split()[:3] == ["article", "key", "parent"]
    assert len(rest) > 10


def test_extract_explains_each_statement_and_what_was_left_out() -> None:
    done = run("extract", SEED, "--explain")
    assert done.returncode == 0, done.stderr.decode()
    text = done.stdout.decode("utf-8")
    kept, left_out = text.split("Considered and left out: ")
    blocks = [block for block in kept.split("\n\n") if "    found by " in block]
    assert len(blocks) == len(lines(call("extract", SEED)))
    assert all("    speaker " in block and "    act " in block for block in blocks)
    denial = next(block for block in blocks if "deny, commitment no" in block)
    assert "“melakukan serangan”" in denial
    assert "“membantah”" in denial
    assert "Pemerintah Armenia (a place for its government)" in denial
    assert left_out.count("    because ") == int(left_out.split()[0])
    assert "silence" in left_out


def test_extract_explains_in_a_format_of_its_own() -> None:
    done = call("extract", SEED, "--explain", "--format", "jsonl")
    assert done.returncode == 2
    assert b"--format" in done.stderr


def test_contradictions_have_the_fields_of_the_contract(store: Path) -> None:
    rows = lines(run("contradictions", "--store", store, "--format", "jsonl"))
    assert rows
    for row in rows:
        assert list(row) == CONTRADICTION_FIELDS
        assert list(row["a"]) == list(row["b"]) == SIDE_FIELDS
        assert row["a"]["quote"]
        assert row["b"]["quote"]
    confidences = [row["confidence"] for row in rows]
    assert confidences == sorted(confidences, reverse=True)


def test_contradictions_can_be_narrowed_and_written_in_other_formats(store: Path) -> None:
    all_rows = lines(call("contradictions", "--store", store, "--format", "jsonl"))
    sure = lines(call("contradictions", "--store", store, "--format", "jsonl", "--min-confidence", "0.7"))
    assert [row for row in all_rows if row["confidence"] >= 0.7] == sure
    mine = lines(call("contradictions", "--store", store, "--format", "jsonl", "--actor", "Shushan Stepanyan"))
    assert mine
    assert all("Shushan Stepanyan" in (row["a"]["speaker"], row["b"]["speaker"]) for row in mine)
    table = csv.reader(io.StringIO(call("contradictions", "--store", store, "--format", "csv").stdout.decode()))
    assert next(table) == CONTRADICTION_FIELDS
    assert b"Contradiction" in call("contradictions", "--store", store, "--format", "ttl").stdout


def test_disputes_and_timelines(store: Path) -> None:
    disputes = lines(run("disputes", "--store", store, "--format", "jsonl"))
    assert 0 < len(disputes) < 20
    assert all(len(dispute["sides"]) >= 2 for dispute in disputes)
    rows = lines(run("timeline", "Ilham Aliyev", "--store", store, "--format", "jsonl"))
    days = [row["said_last"] for row in rows if row["said_last"]]
    assert days
    assert days == sorted(days)
    calendar = call("timeline", "Ilham Aliyev", "--store", store, "--format", "ics").stdout
    assert calendar.startswith(b"BEGIN:VCALENDAR\r\n")
    assert calendar.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in calendar.split(b"\r\n"))


def test_query_answers_in_the_format_asked_for(store: Path, tmp_path: Path) -> None:
    text = "SELECT (COUNT(*) AS ?n) WHERE { ?s a <https://w3id.org/claimgraph/ns#Article> }"
    rows = json.loads(run("query", "-e", text, "--store", store, "--format", "json").stdout)
    assert int(rows["results"]["bindings"][0]["n"]["value"]) >= 25
    file = tmp_path / "count.rq"
    file.write_text(text, encoding="utf-8")
    assert call("query", file, "--store", store, "--format", "csv").stdout.splitlines()[0] == b"n"


def test_wrong_usage_and_missing_things_have_their_exit_codes(store: Path, tmp_path: Path) -> None:
    assert run("extract", SEED, "--format", "xml").returncode == 2
    assert call("query", "--store", store).returncode == 2
    assert call("nonsense").returncode == 2
    missing = run("contradictions", "--store", tmp_path / "none")
    assert (missing.returncode, missing.stdout) == (1, b"")
    assert b"no store" in missing.stderr
    broken = run("query", "-e", "SELECT * WHERE {", "--store", store)
    assert broken.returncode == 1
    assert b"Traceback" not in broken.stderr
    update = call("query", "-e", "DROP ALL", "--store", store)
    assert update.returncode == 1


def test_validate_export_and_review(few: Path, reviewed: Path) -> None:
    assert run("validate", "--store", reviewed).returncode == 0
    quads = run("export", "--store", reviewed, "--format", "nq").stdout.splitlines()
    by_graph = [(quad.removesuffix(b" .").rpartition(b" ")[2], quad) for quad in quads]
    assert by_graph == sorted(by_graph)
    contradiction = lines(call("contradictions", "--store", reviewed, "--format", "jsonl"))[0]["id"]
    made = run("review", contradiction, "confirmed", "--by", "tester", "--store", reviewed)
    assert made.returncode == 0, made.stderr
    assert made.stdout.decode().startswith("https://w3id.org/claimgraph/id/review/")
    again = call("ingest", few, "--store", reviewed)
    assert again.returncode == 0
    kept = call(
        "query",
        "-e",
        "SELECT ?r WHERE { ?r a <https://w3id.org/claimgraph/ns#Review> }",
        "--store",
        reviewed,
        "--format",
        "csv",
    )
    assert len(kept.stdout.split()) == 2


def test_a_rejected_pair_is_listed_with_its_reason_and_never_raised_again(reviewed: Path) -> None:
    pair = lines(call("contradictions", "--store", reviewed, "--format", "jsonl", "--limit", "1"))[0]["id"]
    name = pair.rsplit("/", 1)[-1]
    made = call("review", name[:12], "rejected", "--by", "tester", "--comment", "two days", "--store", reviewed)
    assert made.returncode == 0, made.stderr
    assert pair not in {row["id"] for row in lines(call("contradictions", "--store", reviewed, "--format", "jsonl"))}
    first = lines(call("contradictions", "--rejected", "--store", reviewed, "--format", "jsonl", "--limit", "1"))[0]
    assert (first["guard"], first["person"]) == ("reviewed", "tester")
    assert first["why"].endswith("two days")
    gone = call("explain", name, "--store", reviewed)
    assert (gone.returncode, gone.stdout) == (1, b"")
    assert b"rejected by tester" in gone.stderr
    assert call("review", name, "withdrawn", "--by", "tester", "--store", reviewed).returncode == 0
    assert pair in {row["id"] for row in lines(call("contradictions", "--store", reviewed, "--format", "jsonl"))}


def test_explain_prints_the_receipt(store: Path) -> None:
    pair = lines(call("contradictions", "--store", store, "--format", "jsonl", "--limit", "1"))[0]
    text = run("explain", pair["id"], "--store", store).stdout.decode()
    assert f"rule         {pair['rule']}: " in text
    assert pair["id"] in text
    for part in ("in context", "read as", "differs", "It would not be a contradiction if", "»"):
        assert part in text
    receipt = json.loads(call("explain", pair["id"], "--store", store, "--format", "json").stdout)
    assert receipt["contradiction"]["iri"] == pair["id"]
    assert receipt["dissolves"]
    assert receipt["a"]["polarity"] in ("affirms", "denies", "uncommitted", "conditional")


def test_undecided_pairs_are_a_list_of_their_own(few_store: Path) -> None:
    done = call("contradictions", "--undecided", "--store", few_store, "--format", "jsonl")
    assert done.returncode == 0
    assert done.stdout
    found = {row["id"] for row in lines(call("contradictions", "--store", few_store, "--format", "jsonl"))}
    assert not found & {row["id"] for row in lines(done)}
    assert call("contradictions", "--undecided", "--rejected", "--store", few_store).returncode == 2


def test_eval_scores_a_folder_of_gold(tmp_path: Path) -> None:
    text = "Test\n\nThe mayor denied taking money."
    start = text.index("taking money")
    gold = {
        "statements": [
            {"speaker": "the mayor", "act": "deny", "commitment": "no", "content_spans": [[start, start + 12]]}
        ]
    }
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps(gold), encoding="utf-8")
    figures = json.loads(run("eval", tmp_path, "--lang", "en", "--format", "json").stdout)
    assert figures["strict"]["F"] == 1.0


def test_eval_lists_mistakes_and_scores_given_predictions(tmp_path: Path) -> None:
    text = "Test\n\nThe mayor denied taking money.\n"
    start = text.index("taking money")
    gold = {"statements": [{"key": "s1", "act": "deny", "content_spans": [[start, start + 12]]}]}
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps(gold), encoding="utf-8")
    predictions = tmp_path / "predictions.jsonl"
    predictions.write_text(json.dumps({"article": "one", "key": "p1", "content_spans": [[0, 4]]}), encoding="utf-8")
    shown = call("eval", tmp_path, "--predictions", predictions, "--errors", "3").stdout.decode()
    assert "missed one s1" in shown
    assert "extra one p1" in shown


def test_eval_of_a_folder_without_gold_is_wrong_usage(tmp_path: Path) -> None:
    done = call("eval", tmp_path)
    assert done.returncode == 2
    assert done.stdout == b""
    assert "no gold" in " ".join(done.stderr.decode().replace("│", " ").split())


def test_eval_names_file_and_key_of_wrong_gold(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text("Short.\n", encoding="utf-8")
    gold = {"statements": [{"key": "s4", "content_spans": [[0, 99]]}]}
    (tmp_path / "one.json").write_text(json.dumps(gold), encoding="utf-8")
    done = call("eval", tmp_path)
    assert done.returncode == 1
    assert "one.json s4" in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_eval_scores_a_file_of_labelled_pairs_and_takes_no_folder_beside_it(tmp_path: Path) -> None:
    told = {"lang": "en", "speaker": "Vera Holt", "date": "2031-05-02", "act": "assert", "commitment": "yes"}
    one = {**told, "context": "Vera Holt said the mill is open.", "content": "the mill is open"}
    (tmp_path / "pairs.jsonl").write_text(json.dumps({"id": "p", "a": one, "b": one, "label": "same"}) + "\n")
    figures = json.loads(call("eval", tmp_path / "pairs.jsonl", "--format", "json").stdout)
    assert figures["labels"]["same"] == {"pairs": 1, "contradictions": 0, "at 0.3": 0, "at 0.5": 0, "at 0.7": 0}
    assert "By label" in call("eval", tmp_path / "pairs.jsonl").stdout.decode()
    assert call("eval", tmp_path / "pairs.jsonl", tmp_path).returncode == 2


def test_eval_scores_the_contradictions_of_a_folder_with_clusters(tmp_path: Path) -> None:
    text = "Test\n\nVera Holt said the mill burned. Ola Brandt said the mill did not burn."
    contents = [[text.index(words), text.index(words) + len(words)] for words in ("the mill burned", "did not burn")]
    rows = [{"key": f"s{number}", "content_spans": [span]} for number, span in enumerate(contents)]
    (tmp_path / "one.txt").write_text(text, encoding="utf-8")
    (tmp_path / "one.json").write_text(json.dumps({"lang": "en", "statements": rows}), encoding="utf-8")
    listed = [{"a": "one#s0", "b": "one#s1", "type": "denial", "strength": "strong"}]
    cluster = {"cluster": "one", "articles": ["one"], "contradictions": listed, "not_contradictions": []}
    (tmp_path / "cluster-one.json").write_text(json.dumps(cluster), encoding="utf-8")
    figures = json.loads(call("eval", tmp_path, "--format", "json").stdout)
    for mode in ("contradictions", "contradictions_given"):
        assert figures[mode]["sets"]["all"]["recall strong"]["of"] == 1
    shown = call("eval", tmp_path).stdout.decode()
    assert "Contradictions in clusters, the whole product" in shown
    assert "Contradictions in clusters, the gold's statements given" in shown


def test_eval_scores_folders_together_unless_they_share_a_name(tmp_path: Path) -> None:
    for folder, name in (("left", "one"), ("right", "two")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f"{name}.txt").write_text("Short.\n", encoding="utf-8")
        (tmp_path / folder / f"{name}.json").write_text('{"lang": "en", "statements": []}', encoding="utf-8")
    both = (tmp_path / "left", tmp_path / "right")
    assert set(json.loads(call("eval", *both, "--format", "json").stdout)["folders"]) == {str(path) for path in both}
    for ending in ("txt", "json"):
        (tmp_path / "right" / f"two.{ending}").rename(tmp_path / "right" / f"one.{ending}")
    done = call("eval", *both)
    assert done.returncode == 1
    assert "one: stands in" in done.stderr.decode()
