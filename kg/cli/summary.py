"""What a run found, in words for people."""

from __future__ import annotations

import textwrap

from kg.pipeline import RunReport
from kg.stores import Store
from kg.views import contradictions, counts, disputes
from kg.views.records import ContradictionView, StatementView

_STRONGEST = 8
_WIDTH = 100


def of_run(report: RunReport) -> str:
    """One line about an ingest."""
    return (
        f"{report.articles} articles kept ({report.unchanged} unchanged), {report.statements} statements, "
        f"{report.contradictions} contradictions in {report.disputes} disputes, {len(report.refused)} refused"
    )


def print_findings(store: Store, report: RunReport, *, seconds: float) -> None:
    """Counts, the disputes by name, and the strongest contradictions with both quotes and their English gloss."""
    found = counts.count(store)
    print(f"ClaimGraph: what {found.articles} articles of {found.sources} outlets say (read in {seconds:.1f} s)\n")
    for name in ("articles", "statements", "actors", "claims", "contradictions", "disputes"):
        print(f"  {name:<15}{getattr(found, name):>6}")
    print("\nDisputes\n")
    for number, line in enumerate(disputes.find(store, limit=200).items, start=1):
        print(f"  {number:>2}. {line.title}")
    print("\nThe strongest contradictions\n")
    for number, view in enumerate(_strongest(store), start=1):
        _print_contradiction(number, view)
    print("The words above are those of the articles; nothing here says who is right.")
    if report.paraphrases:
        print(f"{report.paraphrases} of the articles are paraphrases written for this project.")
    for name, note in report.notes:
        print(f"note {name}: {note}")


def _strongest(store: Store) -> list[ContradictionView]:
    """The surest contradictions, one for each pair of speakers, so that one quarrel does not fill the list."""
    seen: set[tuple[str, ...]] = set()
    chosen = []
    for view in contradictions.find(store, limit=200).items:
        key = (*sorted((view.a.speaker.label, view.b.speaker.label)), view.a.claim.label if view.a.claim else "")
        if key not in seen:
            seen.add(key)
            chosen.append(view)
    return chosen[:_STRONGEST]


def _print_contradiction(number: int, view: ContradictionView) -> None:
    print(f"  {number}. {view.kind} ({view.level}), confidence {view.confidence:.2f}")
    for side in (view.a, view.b):
        _print_side(side)
    print(textwrap.fill(view.why, _WIDTH, initial_indent="     why: ", subsequent_indent="          "))
    print()


def _print_side(side: StatementView) -> None:
    said = f"{side.said.last}" if side.said.last else "undated"
    outlet = side.article.outlet.label if side.article.outlet else "unnamed outlet"
    print(f"     {side.speaker.label} — {side.act} ({outlet}, {said})")
    print(textwrap.fill(f"“{side.quote}” [{side.lang}]", _WIDTH, initial_indent="       ", subsequent_indent="       "))
    gloss = _gloss(side)
    if gloss is not None and side.lang != "en":
        print(textwrap.fill(f"= {gloss}", _WIDTH, initial_indent="       ", subsequent_indent="         "))


def _gloss(side: StatementView) -> str | None:
    """The claim in English with the statement's attitude to it; None where the claim has no English sentence."""
    if side.claim is None or "en" not in side.claim.labels:
        return None
    attitude = {"denies": "says it is not so: ", "conditional": "under conditions: ", "uncommitted": "about: "}
    return attitude.get(side.polarity or "", "") + side.claim.labels["en"]
