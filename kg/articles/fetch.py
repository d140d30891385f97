"""Pages from the web, with good manners and a guard: address in, bytes out."""

from __future__ import annotations

import ssl
import time
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

import httpx2

from kg.articles.addresses import resolve
from kg.articles.base import MAX_ARTICLE_BYTES, check_size
from kg.articles.fields import check_address
from kg.errors import ArticleError, TooLargeError

USER_AGENT = "ClaimGraph/0.1"
_MAX_REDIRECTS = 5
_MAX_ROBOTS_BYTES = 500_000  # RFC 9309, section 2.5: at least 500 kibibytes must be read
_MAX_CRAWL_DELAY = 10.0
CONTENT_TYPES = (
    "text/html",
    "application/xhtml+xml",
    "text/plain",
    "text/xml",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/json",
    "application/ld+json",
    "application/jsonl",
    "application/x-ndjson",
    "application/warc",
    "application/gzip",
)


@dataclass(frozen=True, slots=True)
class Page:
    """What was fetched: `url` after redirects, `content_type` without parameters, `charset` if declared."""

    url: str
    content_type: str
    charset: str | None
    data: bytes


@dataclass(frozen=True, slots=True)
class _Answer:
    """One answer, before redirects are followed."""

    status: int
    headers: httpx2.Headers
    data: bytes


@dataclass(slots=True)
class Fetcher:
    """Fetches for one run; keeps each site's robots.txt and the time of the last visit.

    `allow_private`: addresses of the own network may be fetched; for tests and for people who archive their intranet.
    `timeout_seconds` bounds one whole answer, `limit_bytes` its size after decompression.
    `pause_seconds`: at least so long between two requests to one host.
    """

    allow_private: bool = False
    limit_bytes: int = MAX_ARTICLE_BYTES
    timeout_seconds: float = 30.0
    pause_seconds: float = 1.0
    _robots: dict[str, RobotFileParser] = field(default_factory=dict)
    _visited: dict[str, float] = field(default_factory=dict)
    _tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def fetch(self, url: str) -> Page:
        """The page at this address, after at most five redirects, each checked like the first.

        Raises:
            ArticleError: refused by the guard, by robots.txt or by the server, not of a kind that can be read, or
                the site could not be reached in time.
            TooLargeError: larger than the limit.
        """
        url = check_address(url)
        for _ in range(_MAX_REDIRECTS + 1):
            self._check_robots(url)
            answer = self._get(url, self.limit_bytes)
            if 300 <= answer.status < 400 and "location" in answer.headers:
                url = _target(url, answer)
                continue
            return _page(url, answer)
        raise ArticleError(f"more than {_MAX_REDIRECTS} redirects")

    def _check_robots(self, url: str) -> None:
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}".lower()
        rules = self._robots.get(origin)
        if rules is None:
            rules = self._robots[origin] = self._read_robots(origin)
        if not rules.can_fetch(USER_AGENT, url):
            raise ArticleError(f"refused: robots.txt of {parts.netloc} does not allow {url}")
        self._wait(parts.netloc, rules)

    def _read_robots(self, origin: str) -> RobotFileParser:
        """The site's rules: none where it has none, everything forbidden while it fails (RFC 9309, section 2.3.1)."""
        rules = RobotFileParser()
        url = f"{origin}/robots.txt"
        try:
            for _ in range(_MAX_REDIRECTS):
                answer = self._get(url, _MAX_ROBOTS_BYTES)
                if not (300 <= answer.status < 400 and "location" in answer.headers):
                    break
                url = _target(url, answer)
        except TooLargeError:
            rules.parse([])
            return rules
        if answer.status >= 500:
            rules.parse(["User-agent: *", "Disallow: /"])
        else:
            rules.parse(answer.data.decode("utf-8", "replace").splitlines() if answer.status == 200 else [])
        return rules

    def _wait(self, host: str, rules: RobotFileParser) -> None:
        """Sleep until the host may be visited again."""
        delay = min(float(rules.crawl_delay(USER_AGENT) or 0), _MAX_CRAWL_DELAY)
        pause = max(delay, self.pause_seconds) if self.pause_seconds else 0.0
        due = self._visited.get(host, float("-inf")) + pause
        now = time.monotonic()
        if due > now:
            time.sleep(due - now)
        self._visited[host] = time.monotonic()

    def _get(self, url: str, limit_bytes: int) -> _Answer:
        """One request to an address that was checked: the connection goes to the number, not to the name."""
        deadline = time.monotonic() + self.timeout_seconds
        failure: Exception | None = None
        for address in resolve(url, allow_private=self.allow_private):
            try:
                return self._get_from(url, address, limit_bytes, deadline)
            except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
                failure = error
            except (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError) as error:
                raise ArticleError(f"{url}: {type(error).__name__} {error}") from error
        raise ArticleError(f"{url}: no connection: {failure}") from failure

    def _get_from(self, url: str, address: str, limit_bytes: int, deadline: float) -> _Answer:
        target = httpx2.URL(url)
        # A client of its own for each request: a kept connection or cookie belongs to a name, and here the client
        # sees only numbers, which several names may share.
        client = httpx2.Client(
            verify=self._tls, trust_env=False, timeout=self.timeout_seconds, follow_redirects=False, http2=False
        )
        headers = {
            "Host": target.netloc.decode("ascii"),
            "User-Agent": USER_AGENT,
            "Accept": ", ".join(CONTENT_TYPES),
            "Accept-Encoding": "gzip, deflate",
        }
        extensions = {"sni_hostname": target.raw_host.decode("ascii")}
        with (
            client,
            client.stream("GET", target.copy_with(host=address), headers=headers, extensions=extensions) as got,
        ):
            data = bytearray()
            for chunk in got.iter_bytes():
                data += chunk
                check_size(len(data), limit_bytes)
                if time.monotonic() > deadline:
                    raise ArticleError(f"{url}: no whole answer within {self.timeout_seconds:g} seconds")
            return _Answer(got.status_code, got.headers, bytes(data))


def _target(url: str, answer: _Answer) -> str:
    """Where a redirect leads.

    Raises:
        ArticleError: nowhere that could be visited.
    """
    try:
        return check_address(urljoin(url, answer.headers["location"]))
    except ValueError as error:
        raise ArticleError(f"{url}: redirected to no address: {error}") from error


def _page(url: str, answer: _Answer) -> Page:
    """The page of a final answer.

    Raises:
        ArticleError: the status is not 200, or the content is of a kind that cannot be read.
    """
    if answer.status != 200:
        raise ArticleError(f"{url}: the server answered {answer.status}")
    kind, _, parameters = answer.headers.get("content-type", "text/html").partition(";")
    kind = kind.strip().lower()
    if kind not in CONTENT_TYPES:
        raise ArticleError(f"{url}: expected text, a page or a feed, not {kind!r}")
    _, _, charset = parameters.partition("charset=")
    return Page(url, kind, charset.split(";")[0].strip(" \"'") or None, answer.data)
