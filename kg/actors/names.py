"""Find who is named in the article, and where.

In: a scene. Out: a cast of figures, and every mention of one by name in text order. Titles are told from names by the
language's roles, honorifics and heads of bodies, and by how the article uses the words elsewhere: "Gubernur Sebila Raya
Darwis Onim" holds a name that the article repeats as "Darwis".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.actors.aliases import learn_bracket, learn_called
from kg.actors.cast import Cast, Figure, Named
from kg.actors.describe import describe
from kg.actors.evidence import Evidence, gather, person_start, title_length
from kg.actors.known import Known
from kg.actors.scene import Run, Scene, has_age
from kg.actors.surnames import fit_titles
from kg.actors.titles import apposition_after, apposition_before, title_start
from kg.actors.tokens import APOSTROPHES
from kg.actors.vocabulary import Word
from kg.languages.tokens import is_near
from kg.model import EntityKind

_NAME_WORDS = 2
_RELATIVE_TOKENS = 6
_POINT_TOKENS = 5


def find_named(scene: Scene) -> tuple[Cast, tuple[Named, ...]]:
    """Every person, body and place that is named: known ones by the directory, others by capitals.

    Names in headlines lead to figures but make none: every word may be capitalised there.
    """
    cast = Cast(scene.vocabulary.stem if scene.vocabulary.endings else None)
    evidence = gather(scene)
    found: list[Named] = []
    done: set[int] = set()
    titled = [(run, title_length(run, scene)) for run in scene.runs]
    for run, title in sorted(titled, key=lambda pair: _reading_order(pair[0], pair[1], scene)):
        named = _read_run(run, title, scene, cast, evidence=evidence)
        if named is not None:
            found.append(named)
            learn_bracket(named, scene, cast)
            done.update(range(named.first, named.last + 1))
    apart = {known.position: known for known in scene.known.values()}
    found.extend(
        _read_known(known, scene, cast)
        for known in apart.values()
        if not done & set(range(known.position, known.position + known.size))
    )
    found.sort(key=lambda named: (named.first, named.last))
    called = learn_called(found, scene, cast)
    if called:
        found = _with_called(found, called, scene, cast)
    full = [named for named in found if named.last > named.first]
    for named in full:
        describe(named, scene)
    found = fit_titles(found, scene, cast)
    for named in found:
        named.figure.places.append(scene.tokens[named.first].start)
        named.figure.forms.add(scene.span(named.first, named.last).of(scene.article.text))
        if named.last == named.first:
            describe(named, scene)
    return cast, tuple(found)


def _with_called(found: Sequence[Named], called: Sequence[Named], scene: Scene, cast: Cast) -> list[Named]:
    """The mentions with those by a name that was only just learnt, and no figure that was made for such a name."""
    bearers = {scene.tokens[p].key: one.figure for one in called for p in range(one.first, one.last + 1)}
    mentions: dict[tuple[int, int], Named] = {}
    for one in (*found, *called):
        words = one.figure.words
        bearer = bearers.get(words[0]) if len(words) == 1 and one.figure.entity is None else None
        if bearer is not None and bearer is not one.figure:
            cast.drop(one.figure)
            one = replace(one, figure=bearer)
        mentions[one.first, one.last] = one
    return sorted(mentions.values(), key=lambda one: (one.first, one.last))


def _reading_order(run: Run, title: int, scene: Scene) -> tuple[bool, bool, bool, tuple[int, ...]]:
    """Full names first, so that a surname finds its owner wherever it stands, then titled ones; headlines last."""
    is_headline = scene.tokens[run.positions[0]].start < scene.title_end
    has_full = len(run.positions) - title > 1
    return (is_headline, not has_full, len(run.positions) == 1, run.positions)


def _read_run(run: Run, title: int, scene: Scene, cast: Cast, *, evidence: Evidence) -> Named | None:
    """What a run of capitals names: a person of the directory, a body, or a person whom only the article knows."""
    rest = run.positions[title:]
    person = next((scene.known[p] for p in rest if p in scene.known), None)
    if not rest or (title and _goes_on_behind_bracket(run.positions[-1], scene)):
        return None
    if _is_bracketed(run.positions, scene) and not cast.called(scene.tokens[run.positions[0]].key):
        return None
    if person is not None:
        return _read_known_person(person, rest, run, scene=scene, cast=cast)
    is_titled = title > 0 or _is_introduced(rest, scene)
    is_handle = scene.tokens[rest[0]].text.startswith("@")
    body = rest if is_handle else _body_in(run, title, scene, is_titled=is_titled)
    if not body:
        return _read_person(run, rest, scene, cast=cast, evidence=evidence, is_titled=is_titled)
    return _name_body(body, scene, cast)


def _body_in(run: Run, title: int, scene: Scene, *, is_titled: bool) -> tuple[int, ...]:
    """Positions of a body's name that takes the whole run; empty when the run is something else."""
    if title:
        is_office = _is_office(run.positions[title - 1], run.positions[title:], scene)
        return run.positions if is_office else ()
    behind = () if is_titled else _head_behind(run.positions[-1], scene)
    if behind:
        return (*run.positions, *behind)
    return run.positions if not is_titled and any(Word.HEAD in scene.hits[p] for p in run.positions) else ()


def _read_person(
    run: Run, rest: Sequence[int], scene: Scene, *, cast: Cast, evidence: Evidence, is_titled: bool
) -> Named | None:
    has_title = len(rest) < len(run.positions)
    is_headline = scene.tokens[rest[0]].start < scene.title_end
    if is_titled and (_is_put_off(rest, scene, evidence) or _is_pointed_at(rest[-1], scene)):
        return None
    start = None if not has_title and _follows_article(run, scene) else person_start(rest, scene, evidence)
    if start is None:
        return _name_body(rest, scene, cast)
    name = rest[start:]
    if is_headline or (not is_titled and len(name) == 1):
        return _link_short(name, run, scene, cast, evidence=evidence)
    if not is_titled and _is_placed(name, scene, evidence):
        return None
    is_sure = (
        is_titled
        or scene.has(name[-1] + 1, Word.ACTING)
        or any(_is_called(key, evidence) for key in _keys(name, scene))
    )
    if (
        has_title
        and len(name) == 1
        and evidence.is_place(scene.tokens[name[0]].key)
        and not cast.find(_keys(name, scene), kinds=(EntityKind.PERSON,))
    ):
        return None
    named = _name_person(name, run, scene, cast)
    named.figure.is_sure = named.figure.is_sure or is_sure
    return named


def _is_put_off(rest: Sequence[int], scene: Scene, evidence: Evidence) -> bool:
    """Does the bearer's name follow behind a comma: "Presiden Kedwara, Amadu Sekere"?

    Then what follows the role is a place or body. Near misses: "Menteri Rita Sari, Gubernur Budi Hartono dan …" and
    names that the article uses alone ("Presiden Sekere, kata Amadu Ngoma").
    """
    is_name = len(rest) <= _NAME_WORDS and any(_is_called(scene.tokens[p].key, evidence) for p in rest)
    if scene.vocabulary.head_last or is_name:
        return False
    behind = rest[-1] + 1
    if len(rest) == 1 and scene.has(behind, Word.RELATIVE):  # "Presiden Kedwara yang digulingkan, Amadu Sekere"
        behind = next((p for p in range(behind, behind + _RELATIVE_TOKENS) if _is_mark(p, scene)), behind)
    behind = _behind_short_form(behind, scene)
    if behind + 2 >= len(scene.tokens) or scene.tokens[behind].text != ",":
        return False
    first = behind + 1
    if scene.has(first, Word.HONORIFIC) and scene.tokens[first + 1].text == "." and first + 3 < len(scene.tokens):
        first += 2  # "Ir. Gatot Lor"
    second = first + 1
    hits = set(scene.hits[first])
    is_title = Word.ROLE in hits and Word.HONORIFIC not in hits
    is_open = scene.tokens[first].is_capital and not is_title and not {Word.HEAD, Word.NOT_NAME} & hits
    return is_open and scene.tokens[second].is_capital and scene.tokens[second].is_spaced


def _behind_short_form(position: int, scene: Scene) -> int:
    """Behind a bracket with one word, if one begins here: "Serikat Pekerja Malora (SPM) | , Eko Lor"."""
    tokens = scene.tokens
    is_bracket = position + 2 < len(tokens) and tokens[position].text == "(" and tokens[position + 2].text == ")"
    return position + 3 if is_bracket and tokens[position + 1].is_capital else position


def _is_mark(position: int, scene: Scene) -> bool:
    return position < len(scene.tokens) and not scene.tokens[position].text[0].isalnum()


def _is_pointed_at(last: int, scene: Scene) -> bool:
    """Does "itu" close the phrase, so that its role is described and not named: "bos Rantau X dan Lumio itu"?"""
    for position in range(last + 1, min(last + _POINT_TOKENS, len(scene.tokens))):
        if Word.DEFINITE in scene.hits[position]:
            return not scene.vocabulary.head_last and not scene.tokens[position].is_first
        if not (scene.tokens[position].is_capital or Word.LINK in scene.hits[position]):
            return False
    return False


def _is_bracketed(positions: tuple[int, ...], scene: Scene) -> bool:
    """Is it one word in brackets behind a capital: the short form of what stands before ("Jawa Barat (Jabar)")?"""
    first, after = positions[0] - 1, positions[-1] + 1
    is_one = len(positions) == 1 and first > 0 and after < len(scene.tokens)
    return (
        is_one
        and (scene.tokens[first].text, scene.tokens[after].text) == ("(", ")")
        and scene.tokens[first - 1].is_capital
    )


def _is_called(word: str, evidence: Evidence) -> bool:
    return evidence.alone[word] > 0 and not evidence.is_place(word)


def _follows_article(run: Run, scene: Scene) -> bool:
    """In languages whose people's names bear no article: "the New York Times" is nobody's name."""
    before = run.positions[0] - 1
    return (
        scene.vocabulary.head_last
        and len(run.positions) > 1
        and scene.has(before, Word.DEFINITE)
        and not scene.has(before, Word.LINK)
    )


def _goes_on_behind_bracket(last: int, scene: Scene) -> bool:
    """Is the name still to come: "Gubernur Jawa Barat (Jabar) Dedi Mulyadi"?"""
    behind = scene.tokens[last + 1 : last + 5]
    if len(behind) < 4 or (behind[0].text, behind[2].text) != ("(", ")"):
        return False
    return behind[1].is_capital and behind[3].is_capital and behind[3].is_spaced


def _is_office(role: int, rest: Sequence[int], scene: Scene) -> bool:
    """Does a possessive role name a body: "Prime Minister's Office"?"""
    is_possessive = role + 1 < len(scene.tokens) and scene.tokens[role + 1].text in APOSTROPHES
    return is_possessive and all(Word.HEAD in scene.hits[p] for p in rest)


def _head_behind(last: int, scene: Scene) -> tuple[int, ...]:
    """Lower-case words behind the name that make it a body: "Tamarack Valley school board"."""
    if not scene.vocabulary.head_last:
        return ()
    for size in (1, 2):
        end = last + size
        if end >= len(scene.tokens) or not scene.tokens[end].is_spaced or scene.tokens[end].is_capital:
            return ()
        if Word.HEAD in scene.hits[end] and Word.ROLE not in scene.hits[end]:
            return tuple(range(last + 1, end + 1))
        if scene.hits[end]:
            return ()
    return ()


def _is_introduced(rest: Sequence[int], scene: Scene) -> bool:
    """Is there a title before the word, an age behind it, or an apposition with a role on either side?"""
    has_head = any(Word.HEAD in scene.hits[p] for p in rest)
    if (
        title_start(rest[0], scene, has_head=has_head) < rest[0]
        or apposition_before(rest[0], scene)
        or apposition_after(rest[-1], scene)
    ):
        return True
    return has_age(rest[-1], scene.tokens)


def _keys(positions: Sequence[int], scene: Scene) -> tuple[str, ...]:
    return tuple(scene.tokens[position].key for position in positions)


def _is_placed(name: Sequence[int], scene: Scene, evidence: Evidence) -> bool:
    keys = _keys(name, scene)
    pure = evidence.pure[keys]
    return scene.has(name[0] - 1, Word.OF) and pure <= 1 and not any(evidence.alone[key] for key in keys)


def _text(positions: Sequence[int], scene: Scene) -> str:
    return scene.span(positions[0], positions[-1]).of(scene.article.text)


def _name_person(name: Sequence[int], run: Run, scene: Scene, cast: Cast) -> Named:
    keys = _keys(name, scene)
    figure = cast.find(keys, kinds=(EntityKind.PERSON,), before=scene.tokens[name[0]].start)
    label = _text(name, scene)
    if figure is None or (len(keys) > 1 and _is_other_person(figure, keys)):
        figure = cast.add(label, keys, EntityKind.PERSON)
    elif figure.entity is None and (len(keys) > len(figure.words) or _is_plainer(label, figure, scene)):
        cast.extend(figure, label, keys)
    return Named(figure, name[0], name[-1], run.positions[0], 0.9 if len(keys) > 1 else 0.8)


def _is_plainer(label: str, figure: Figure, scene: Scene) -> bool:
    """Is it the same name with a shorter ending, so rather the nominative: "Марат Жусупов" after "Марата Жусупова"?"""
    is_whole = len(label.split()) == len(figure.name.split())
    return bool(scene.vocabulary.endings) and is_whole and len(label) < len(figure.name)


def _is_other_person(figure: Figure, keys: tuple[str, ...]) -> bool:
    """Two full names with one surname are two people, unless one word differs by a typing error."""
    if len(figure.words) == 1 or figure.entity is None:
        return False
    return figure.words[-1] == keys[-1] and not is_near(figure.words[0], keys[0])


def _link_short(name: Sequence[int], run: Run, scene: Scene, cast: Cast, *, evidence: Evidence) -> Named | None:
    """A bare word: the figure whose name holds it, wherever in the article its full name stands.

    A word that never stands in a longer name, but comes again and not as a place, is taken for a body.
    """
    keys = _keys(name, scene)
    place = scene.tokens[name[0]].start
    if {Word.DEMONYM, Word.ADJECTIVE} & scene.hits[name[0]].keys():
        return None
    figure = _called_so(keys, scene, cast) or cast.find(keys, before=place)
    if figure is None and place >= scene.title_end and evidence.alone[keys[0]] > 1 and not evidence.is_place(keys[0]):
        figure = cast.add(_text(name, scene), keys, EntityKind.ORGANISATION)
        figure.may_be_person = not scene.tokens[name[0]].is_acronym
    if figure is None:
        return None
    return Named(figure, name[0], name[-1], run.positions[0], 0.85)


def _called_so(keys: tuple[str, ...], scene: Scene, cast: Cast) -> Figure | None:
    """The person whose whole name these words are: "Trump", beside "President Trump" and "Trump Tower".

    Only where titles stand right before names: behind "Presiden" may stand a country, which is no person's name.
    """
    figure = cast.find(keys, kinds=(EntityKind.PERSON,)) if scene.vocabulary.head_last else None
    return figure if figure is not None and figure.words == keys else None


def _name_body(positions: Sequence[int], scene: Scene, cast: Cast) -> Named | None:
    keys = _keys(positions, scene)
    place = scene.tokens[positions[0]].start
    figure = cast.find(keys, kinds=(EntityKind.ORGANISATION, EntityKind.BODY), before=place)
    if figure is None and len(keys) == 1 and scene.tokens[positions[0]].is_acronym:
        figure = cast.called(keys[0]) or cast.with_initials(keys[0])
    if figure is None:
        is_bare_head = len(keys) == 1 and Word.HEAD in scene.hits[positions[0]]
        if place < scene.title_end or is_bare_head:
            return None
        figure = cast.add(_text(positions, scene), keys, EntityKind.ORGANISATION)
        figure.descriptors.update(keys)
        figure.is_sure = any(Word.HEAD in scene.hits[p] or scene.tokens[p].text[0] == "@" for p in positions)
    return Named(figure, positions[0], positions[-1], positions[0], 0.8)


def _read_known(known: Known, scene: Scene, cast: Cast) -> Named:
    entity = known.entity
    last = known.position + known.size - 1
    label = entity.label(scene.vocabulary.lang)
    # A body of a state goes by the article's own words for it: "the Iraqi military".
    shown = scene.span(known.position, last).of(scene.article.text) if scene.directory.is_generated(entity) else label
    figure = cast.known(entity, shown, tuple(label.casefold().split()))
    return Named(figure, known.position, last, known.position, 0.95)


def _read_known_person(known: Known, rest: Sequence[int], run: Run, *, scene: Scene, cast: Cast) -> Named:
    """A person of the directory in a run of capitals: other given names before the surname mean somebody else."""
    entity = known.entity
    before = [p for p in rest if p < known.position]
    if known.size == 1 and before:
        given = {word for name in entity.names for word in name.casefold().split()}
        wrong = [scene.tokens[p].key for p in before]
        if not all(any(is_near(word, other) for other in given) for word in wrong):
            return _name_person([p for p in rest if p < known.position + known.size], run, scene, cast)
        label = entity.label(scene.vocabulary.lang)
        figure = cast.known(entity, label, tuple(label.casefold().split()))
        printed = _text([*before, known.position], scene)
        note = None if printed in entity.names else f"{printed!r} taken as {label!r}"
        return Named(figure, before[0], known.position, run.positions[0], 0.9, note)
    named = _read_known(known, scene, cast)
    return Named(named.figure, named.first, named.last, run.positions[0], named.confidence)
