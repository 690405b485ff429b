"""What a crawl refuses: other domains, private addresses, what robots.txt forbids."""

import ipaddress
import re
from dataclasses import dataclass
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.resolver import CachingThreadedResolver
from scrapy.robotstxt import RobotParser
from twisted.internet.base import ReactorBase
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

from spiders.evidence.outcomes import OFF_DOMAIN, PRIVATE, Refusal

_ENDS_IN_IPV4 = tuple(
    map(ipaddress.IPv6Network, ("::ffff:0:0/96", "64:ff9b::/96", "::/96"))
)  # mapped, translated (NAT64), and the former "compatible" addresses
ROBOTS_AGENT = "sjo-inventarisatie"
_SITEMAP_LINE = re.compile(r"(?im)^[ \t]*sitemap[ \t]*:[ \t]*(https?://\S+)")
_DISALLOW_ALL = b"User-agent: *\nDisallow: /\n"
# Names that resolved to a private address: the downloader loses the reason on its way up.
private_names: set[str] = set()


def is_private(address: str) -> bool:
    """Tell whether an IP address is not one of the public internet."""
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address) and (inner := _find_ipv4(ip)):
        ip = inner
    return not ip.is_global or ip.is_multicast


def _find_ipv4(ip: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address to which an IPv6 address of a translator or tunnel leads."""
    if any(ip in network for network in _ENDS_IN_IPV4):
        return ipaddress.IPv4Address(int(ip) & 0xFFFF_FFFF)
    return ip.sixtofour


class PublicResolver(CachingThreadedResolver):
    """Resolves names to public addresses only, so that a site cannot point us at a neighbour."""

    private_hosts: frozenset[str] = frozenset()

    @classmethod
    def from_crawler(cls, crawler: Crawler, reactor: ReactorBase) -> Self:
        """Build the resolver from the settings of a crawl."""
        resolver = super().from_crawler(crawler, reactor)
        resolver.private_hosts = frozenset(crawler.settings.getlist("SJO_PRIVATE_HOSTS"))
        return resolver

    def getHostByName(self, name: str, timeout: Any = ()) -> "Deferred[str]":  # noqa: N802
        """Resolve a name; DNSLookupError when it is unknown or leads to a private address."""
        found = super().getHostByName(name, timeout)
        return found.addCallback(self._check, name)

    def _check(self, address: str, name: str) -> str:
        if name not in self.private_hosts and is_private(address):
            private_names.add(name)
            raise DNSLookupError(PRIVATE)
        return address


class Guard:
    """Refuses requests, redirected ones too, to other domains and to private addresses.

    With --allow-private the hosts of the start addresses may be private, and no other.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._private_hosts = frozenset(crawler.settings.getlist("SJO_PRIVATE_HOSTS"))
        self._domains: list[str] = crawler.settings.getlist("SJO_DOMAINS")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the guard from the settings of a crawl."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise Refusal for a request that is not made."""
        host = (urlsplit(request.url).hostname or "").rstrip(".")
        try:
            if host not in self._private_hosts and is_private(host):
                raise Refusal(PRIVATE)
        except ValueError:
            pass  # a name: the resolver looks at what it leads to
        if not any(host == d or host.endswith(f".{d}") for d in self._domains):
            raise Refusal(OFF_DOMAIN)


@dataclass(frozen=True)
class RobotsTold:
    """What the robots.txt of a host told beside its rules: how it came, and which sitemaps."""

    status: int
    sitemaps: tuple[str, ...]


class CarefulRobots(RobotsTxtMiddleware):
    """robots.txt by RFC 9309: absent means free, a failing server means not now.

    `told` holds by host and port what it said; a refusal (403) means free too, and is told.
    """

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self.told: dict[str, RobotsTold] = {}

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        found = _SITEMAP_LINE.findall(response.text) if hasattr(response, "text") else []
        is_there = 200 <= response.status < 300
        self.told[netloc] = RobotsTold(response.status, tuple(found) if is_there else ())
        if response.status >= 500:  # unreachable is "complete disallow", RFC 9309 2.3.1.4
            response = response.replace(body=_DISALLOW_ALL)
        elif response.status >= 400:  # unavailable: free, RFC 9309 2.3.1.3
            response = response.replace(body=b"")
        await super()._parse_robots(response, netloc, request)


class CrawlDelay:
    """Honours Crawl-delay: no two requests closer together than robots.txt asks."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self.seconds: dict[str, float] = {}
        crawler.signals.connect(self._robots_parsed, signal=signals.robots_parsed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the extension."""
        return cls(crawler)

    def _robots_parsed(self, robotparser: RobotParser, request: Request) -> None:
        seconds = robotparser.crawl_delay(ROBOTS_AGENT)
        engine = self._crawler.engine
        if seconds is None or engine is None or self._crawler.settings.getbool("SJO_REPLAY"):
            return
        host = urlsplit(request.url).hostname or ""
        self.seconds[host] = seconds
        throttle = self._crawler.get_extension(AutoThrottle)
        if throttle is not None:
            throttle.mindelay = max(throttle.mindelay, seconds)
            throttle.maxdelay = max(throttle.maxdelay, seconds)
        for slot in engine.downloader.slots.values():
            slot.delay = max(slot.delay, seconds)
        engine.downloader._delay = max(engine.downloader._delay, seconds)
