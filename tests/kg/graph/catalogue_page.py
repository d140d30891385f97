"""Writes docs/queries.md from the catalogue: `python -m tests.kg.graph.catalogue_page`. A test compares the two."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from kg.graph import catalogue
from kg.graph.catalogue import Query

PAGE = Path(__file__).parents[3] / "docs" / "queries.md"
MAIN = "main"
HEAD = """# The query catalogue

<!-- Written by `python -m tests.kg.graph.catalogue_page` from ontology/queries/*.ttl: change those, not this page. -->

{count} questions that people ask of the graph, each as SPARQL 1.1 with its parameters and the shape of its rows. They
stand in [`ontology/queries/`](../ontology/queries), one file each, as `sh:SPARQLExecutable`; tests run them on two
engines that share no code and compare the rows. Ask them

- on the page `/sparql`: choose a question, fill in the form, with or without scripts;
- by command: `claimgraph query --list`, then
  `claimgraph query --name actor-timeline --param "actor=Ilham Aliyev" --param since=2020-10-01 --store store`
  (`--format table|json|xml|csv|tsv`);
- in a notebook: `Graph("store").query("actor-timeline", actor="Ilham Aliyev").to_pandas()`;
- from programs: `/api/v1/queries` lists them with their text, `/.well-known/sparql-examples` gives them as RDF.

A parameter is a variable of the query. A value takes its place as a term, never as text; without one, an optional
parameter restricts nothing, and the text runs as it stands. Actors, outlets and places may be given by name, articles
by id, concepts by their short name (`deny`), days as `2020-10-05`.

What holds for every row: words come with who said them and the article that prints them; a pair is only shown as a
contradiction when it was found as one (pairs that wait for a person are in `undecided-pairs`, those set aside in
`look-alikes`); a claim is in positive form, and the attitude to it in `polarity`: a denial is never an affirmation. Who
reports somebody's words is another than who said them: see `reporter`. Nothing here says who is right.

The eight main queries, which the [benchmarks](../benchmarks) measure: {main}.
"""


def write() -> str:
    """The whole page."""
    queries = catalogue.queries()
    main = ", ".join(f"[`{name}`](#{name})" for name, query in queries.items() if MAIN in query.keywords)
    parts = [HEAD.format(count=len(queries), main=main), "\n".join(_contents())]
    parts += ["\n".join(_section(query)) for query in queries.values()]
    return "\n\n".join(part.strip("\n") for part in parts) + "\n"


def _contents() -> Iterator[str]:
    yield "| query | question | takes |"
    yield "|---|---|---|"
    for query in catalogue.queries().values():
        takes = ", ".join(p.name if p.is_required else f"({p.name})" for p in query.parameters)
        yield f"| [`{query.name}`](#{query.name}) | {query.question['en']} | {takes} |"


def _section(query: Query) -> Iterator[str]:
    yield f"## {query.name}"
    yield ""
    yield f"**{query.title['en']}** · *{query.title['id']}*"
    yield ""
    yield query.question["en"]
    yield f"*{query.question['id']}*"
    yield ""
    for parameter in query.parameters:
        need = "required" if parameter.is_required else "optional"
        meaning = f"{parameter.meaning['en']}; such as `{parameter.example}`"
        yield f"- `{parameter.name}` ({parameter.type.words}, {need}): {meaning}"
    rows = f"at least {query.fewest_rows}" if query.fewest_rows else "any number"
    if query.most_rows is not None:
        rows = f"{query.fewest_rows} to {query.most_rows}"
    yield ""
    yield (
        f"Rows: {rows}. Columns: "
        + ", ".join(
            f"`{column.name}` ({column.type.short}{'' if column.is_always else ', may be empty'})"
            for column in query.columns
        )
        + "."
    )
    yield ""
    yield "```sparql"
    yield query.sparql.strip()
    yield "```"


if __name__ == "__main__":
    PAGE.write_text(write(), encoding="utf-8")
