"""HTML for notebooks: tables, and two statements side by side with their quotes; every text is escaped.

Styles stand inside, because a notebook has no style sheet of ours; colours are those of the notebook's own theme.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from kg.ids import BASE
from kg.notebooks.tables import Cell, Table
from kg.views.records import ContradictionView, StatementView

MOST_SHOWN = 20  # records that are shown; a table or a list of thousands would stall the notebook
_LONGEST = 160  # characters of a cell
_BOX = "border:1px solid;border-radius:4px;padding:.5em .75em;opacity:.95;min-width:0"
_QUIET = "font-size:85%;opacity:.75"


def table(of: Table, *, title: str) -> str:
    """The first rows under their columns, with a line above that says what it is.

    Columns that hold nothing, or nothing but identifiers of ours, are left out where there are others.
    """
    rows = of.rows[:MOST_SHOWN]
    names = list(of.columns)
    worded = [place for place in range(len(names)) if not _is_bare([row[place] for row in rows])]
    places = worded or range(len(names))
    head = "".join(f'<th style="text-align:left">{escape(names[place].replace("_", " "))}</th>' for place in places)
    body = "".join(f"<tr>{''.join(_cell(row[place]) for place in places)}</tr>" for row in rows)
    return (
        f"<div><p>{escape(title)}{_more(len(of.rows))}</p>"
        f'<div style="overflow-x:auto"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div></div>'
    )


def _is_bare(cells: Sequence[Cell]) -> bool:
    """Is there nothing for a person to read?"""
    return all(cell is None or (isinstance(cell, str) and cell.startswith(f"{BASE}id/")) for cell in cells)


def contradictions(views: Sequence[ContradictionView], *, title: str) -> str:
    """Each contradiction as two cards with the reason above them."""
    cards = "".join(contradiction(view) for view in views[:MOST_SHOWN])
    return f"<div><p>{escape(title)}{_more(len(views))}</p>{cards}</div>"


def contradiction(view: ContradictionView) -> str:
    """Two statements side by side; which is right is not said."""
    undecided = " · undecided" if view.is_undecided else ""
    return (
        f'<section style="margin:0 0 1.25em"><p style="margin:.25em 0">{escape(view.why)} '
        f'<span style="{_QUIET}">{escape(view.kind)}, {escape(view.level)}, confidence {view.confidence:.2f}'
        f"{undecided}</span></p>"
        '<div style="display:grid;grid-template-columns:repeat(auto-fit,minmax(16em,1fr));gap:.75em">'
        f"{statement(view.a)}{statement(view.b)}</div></section>"
    )


def statement(view: StatementView) -> str:
    """One card: who, what kind of act, the words as printed, when, and where."""
    article = view.article
    outlet = article.outlet.label if article.outlet else "outlet unknown"
    said = f"{'said by' if view.said.is_assumed else 'said'} {view.said.last}" if view.said.last else "date unknown"
    source = link(article.url, article.title) if article.url else escape(article.title)
    return (
        f'<article style="{_BOX}"><p style="margin:0"><strong>{escape(view.speaker.label)}</strong> '
        f'<span style="{_QUIET}">{escape(view.act)}</span></p>'
        f'<blockquote lang="{escape(view.lang)}" dir="auto" style="margin:.5em 0;padding:0 0 0 .75em;'
        f'border-left:3px solid">{escape(view.quote)}</blockquote>'
        f'<p style="margin:0;{_QUIET}">{escape(said)} · {escape(outlet)}: {source}</p></article>'
    )


def link(url: str, words: str) -> str:
    """A link for web addresses; the bare words for any other, so that nothing runs a script."""
    if not url.lower().startswith(("http://", "https://")):
        return escape(words)
    return f'<a href="{escape(url)}" rel="noopener noreferrer" target="_blank">{escape(words)}</a>'


def listing(lines: Iterable[str], *, title: str) -> str:
    """A list; the lines are plain text."""
    items = "".join(f'<li dir="auto">{escape(line)}</li>' for line in lines)
    return f"<div><p>{escape(title)}</p><ol>{items}</ol></div>"


def _cell(cell: Cell) -> str:
    if cell is None:
        return "<td></td>"
    words = f"{cell:.3g}" if isinstance(cell, float) else str(cell)
    shown = words if len(words) <= _LONGEST else words[: _LONGEST - 1] + "…"
    return f'<td dir="auto" style="text-align:left">{escape(shown)}</td>'


def _more(number: int) -> str:
    return f"; the first {MOST_SHOWN} are shown" if number > MOST_SHOWN else ""
