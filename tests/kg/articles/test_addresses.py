"""Which addresses may be fetched."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from kg.articles.addresses import is_public, resolve
from kg.errors import ArticleError


@pytest.mark.parametrize(
    "address", ["8.8.8.8", "1.1.1.1", "2606:4700:4700::1111", "64:ff9b::808:808", "::ffff:8.8.8.8"]
)
def test_public_addresses(address: str) -> None:
    assert is_public(ip_address(address))


@pytest.mark.parametrize(
    "address",
    [
        pytest.param("127.0.0.1", id="loopback"),
        pytest.param("127.8.8.8", id="all of 127"),
        pytest.param("0.0.0.1", id="this network"),
        pytest.param("10.0.0.1", id="private 10"),
        pytest.param("172.31.255.255", id="private 172"),
        pytest.param("192.168.1.1", id="private 192"),
        pytest.param("100.64.0.1", id="carrier-grade NAT"),
        pytest.param("169.254.169.254", id="link-local: cloud metadata"),
        pytest.param("224.0.0.1", id="multicast"),
        pytest.param("240.0.0.1", id="reserved"),
        pytest.param("255.255.255.255", id="broadcast"),
        pytest.param("192.0.2.1", id="documentation"),
        pytest.param("198.18.0.1", id="benchmarking"),
        pytest.param("::1", id="IPv6 loopback"),
        pytest.param("::", id="IPv6 unspecified"),
        pytest.param("fe80::1", id="IPv6 link-local"),
        pytest.param("fec0::1", id="IPv6 site-local"),
        pytest.param("fd00::1", id="IPv6 private"),
        pytest.param("ff02::1", id="IPv6 multicast"),
        pytest.param("2001:db8::1", id="IPv6 documentation"),
        pytest.param("::ffff:127.0.0.1", id="mapped loopback"),
        pytest.param("::ffff:10.0.0.1", id="mapped private"),
        pytest.param("::7f00:1", id="compatible loopback"),
        pytest.param("64:ff9b::7f00:1", id="NAT64 loopback"),
        pytest.param("2002:7f00:1::", id="6to4"),
        pytest.param("2001:0:4136:e378:8000:63bf:3fff:fdd2", id="Teredo"),
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ip_address(address))


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://127.0.0.1/", id="loopback"),
        pytest.param("http://localhost:8000/", id="by name"),
        pytest.param("http://[::1]/", id="IPv6"),
        pytest.param("http://0x7f000001/", id="hexadecimal"),
        pytest.param("http://2130706433/", id="one number"),
        pytest.param("http://127.1/", id="shortened"),
    ],
)
def test_own_machine_is_refused_however_it_is_written(url: str) -> None:
    with pytest.raises(ArticleError, match=r"not a public address|not known"):
        resolve(url, allow_private=False)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("file:///etc/hostname", id="file"),
        pytest.param("ftp://kabar.example/a", id="ftp"),
        pytest.param("gopher://kabar.example/", id="gopher"),
        pytest.param("http://name:secret@127.0.0.1/", id="password"),
        pytest.param("http:///a", id="no host"),
        pytest.param("http://127.0.0.1:99999/", id="port"),
        pytest.param("http://a..b/", id="empty label"),
    ],
)
def test_other_addresses_are_refused_even_where_private_ones_are_allowed(url: str) -> None:
    with pytest.raises(ArticleError):
        resolve(url, allow_private=True)


def test_private_addresses_are_given_where_they_are_allowed() -> None:
    assert resolve("http://127.0.0.1:1/", allow_private=True) == ("127.0.0.1",)
