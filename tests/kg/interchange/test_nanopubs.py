"""Nanopublications: four graphs, both quotes, an address that is the checksum, and a signature that holds."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa

from kg.errors import InputError, NotFoundError
from kg.interchange import nanopubs, registry, trusty
from kg.interchange.formats import Wanted
from kg.interchange.nanopubs import nanopublication, verify
from kg.interchange.signing import load_key
from kg.stores import OxigraphStore
from tests.kg.cli.running import run
from tests.kg.graph import sample
from tests.kg.graph.conftest import fill

DENIED = sample.REPORT_DENIED.iri
CODE = "RAFN4Re1PQc_jTmU0cMVchu5kLtDrE7CBv5wYLmxxh--k"
# Its code was worked out by the Python package "nanopub" 2.0.1, which shares no code with this project.
EXAMPLE = f"""
@prefix this: <https://a.example/np/{trusty.BLANK_CODE}> .
@prefix sub: <https://a.example/np/{trusty.BLANK_CODE}#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix np: <http://www.nanopub.org/nschema#> .
@prefix ex: <https://a.example/> .
sub:Head {{ this: a np:Nanopublication ; np:hasAssertion sub:assertion ; np:hasProvenance sub:provenance ;
  np:hasPublicationInfo sub:pubinfo . }}
sub:assertion {{
  ex:s ex:p "two\\nlines \\\\ and \\"quotes\\"" , "teks"@id , "teks" , "1"^^xsd:integer , ex:o , "한국어"@ko .
  sub:thing ex:p sub:other .
}}
sub:provenance {{ sub:assertion ex:from ex:source . }}
sub:pubinfo {{ this: ex:rights "none"@en . }}
"""


@pytest.fixture(scope="module")
def world() -> OxigraphStore:
    return fill(OxigraphStore())


@pytest.fixture(scope="module")
def key_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return kept(rsa.generate_private_key(public_exponent=65537, key_size=2048), tmp_path_factory.mktemp("key"))


def kept(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, folder: Path) -> Path:
    path = folder / "key.pem"
    no_password = serialization.NoEncryption()
    path.write_bytes(key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, no_password))
    return path


def parsed(text: str | bytes) -> list[ox.Quad]:
    return list(ox.parse(text, format=ox.RdfFormat.TRIG))


def changed(quads: Iterable[ox.Quad], old: str, new: str) -> list[ox.Quad]:
    lines = (ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b"").decode()
    assert old in lines
    return list(ox.parse(lines.replace(old, new), format=ox.RdfFormat.N_QUADS))


def test_codes_are_those_of_another_program() -> None:
    quads = parsed(EXAMPLE)
    assert trusty.artifact_code(quads) == CODE
    assert verify(trusty.renamed(quads, trusty.BLANK_CODE, CODE)).uri == f"https://a.example/np/{CODE}"


def test_a_contradiction_is_told_with_both_quotes_speakers_and_articles(world: OxigraphStore) -> None:
    quads = nanopublication(world, DENIED)
    found = verify(quads)
    assert found == nanopubs.Verified(found.uri, None)
    assert found.uri.startswith("https://w3id.org/claimgraph/np/RA")
    names = [str(quad.graph_name)[1:-1].rsplit("#")[-1] for quad in quads]
    assert list(dict.fromkeys(names)) == ["Head", "assertion", "provenance", "pubinfo"]
    told = {quad.object.value for quad in quads if isinstance(quad.object, ox.Literal)}
    assert {"Rockets hit Lund", "We did not fire on Lund", "Army of Norland", "Example Post"} <= told
    assert "https://news.example/one" in told
    assert sample.TEXT not in told


def test_the_same_store_and_key_give_the_same_bytes(world: OxigraphStore, key_file: Path, tmp_path: Path) -> None:
    written = []
    for number in range(2):
        with (tmp_path / str(number)).open("wb") as out:
            registry.find("nanopub").write(world, out, Wanted(DENIED, key_file))
        written.append((tmp_path / str(number)).read_bytes())
    assert written[0] == written[1]
    assert verify(parsed(written[0])).public_key is not None


def test_all_contradictions_are_one_after_another_and_each_holds(world: OxigraphStore, tmp_path: Path) -> None:
    with (tmp_path / "all.trig").open("wb") as out:
        registry.find("nanopub").write(world, out, Wanted())
    quads = parsed((tmp_path / "all.trig").read_bytes())
    uris = {str(quad.graph_name)[1:-1].partition("#")[0] for quad in quads}
    assert len(uris) == len(sample.FOUND.contradictions)
    for uri in uris:
        assert verify(quad for quad in quads if str(quad.graph_name).startswith(f"<{uri}#")).uri == uri


def test_whatever_is_changed_is_seen(world: OxigraphStore, key_file: Path) -> None:
    quads = nanopublication(world, DENIED, key=load_key(key_file))
    with pytest.raises(InputError, match="does not hold what it was made for"):
        verify(changed(quads, "We did not fire", "We did fire"))
    with pytest.raises(InputError, match="does not hold what it was made for"):
        verify(quads[:-1])
    other = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    theirs = nanopublication(world, DENIED, key=other)
    signature = next(q.object for q in theirs if q.predicate.value.endswith("hasSignature"))
    mine = next(q.object for q in quads if q.predicate.value.endswith("hasSignature"))
    forged = changed(quads, str(mine), str(signature))
    code = trusty.code_of(verify(quads).uri) or ""
    right = trusty.renamed(forged, code, trusty.artifact_code(forged, code))
    with pytest.raises(InputError, match="signature does not belong"):
        verify(right)


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("np:Nanopublication", "np:Nothing", "expected one nanopublication, found 0"),
        ("np:hasProvenance sub:provenance", "np:hasProvenance sub:assertion", "four graphs"),
        ("np:hasProvenance sub:provenance ;", "", "one graph by np:hasProvenance"),
        ("sub:pubinfo { this: ex:rights", "sub:more { this: ex:rights", "four graphs"),
        ("sub:pubinfo { this: ex:rights", "sub:pubinfo { [] ex:rights", "no blank nodes"),
    ],
    ids=["no head", "one graph twice", "no provenance", "fifth graph", "blank node"],
)
def test_what_is_no_nanopublication_is_refused(old: str, new: str, reason: str) -> None:
    assert old in EXAMPLE
    quads = parsed(EXAMPLE.replace(trusty.BLANK_CODE, CODE).replace(old, new))
    with pytest.raises(InputError, match=reason):
        verify(quads)


def test_keys_that_cannot_sign_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no private key that can be read"):
        load_key(tmp_path / "missing.pem")
    with pytest.raises(InputError, match="no RSA key of at least 2048 bits"):
        load_key(kept(ec.generate_private_key(ec.SECP256R1()), tmp_path))


def test_only_contradictions_have_nanopublications(world: OxigraphStore) -> None:
    for name in (sample.NOT_A_PAIR.iri, sample.DENIAL.statement, "https://a.example/x"):
        with pytest.raises(NotFoundError, match="no contradiction"):
            nanopublication(world, name)


def test_the_command_signs_with_the_key_of_a_file(world: OxigraphStore, key_file: Path, tmp_path: Path) -> None:
    world.snapshot(tmp_path / "store")
    done = run("export", "--format", "nanopub", "--of", DENIED, "--key", key_file, "--store", tmp_path / "store")
    assert done.returncode == 0, done.stderr.decode()
    assert verify(parsed(done.stdout)).public_key is not None
