"""The settings of a crawl: polite and bounded, none of the library's defaults taken on trust."""

from importlib.metadata import PackageNotFoundError, version
from typing import Any

from spiders.bounds import (
    CRAWL_SECONDS,
    MAX_BODY_BYTES,
    MAX_REDIRECTS,
    MAX_URL_LENGTH,
    RETRIES,
)
from spiders.crawling.guard import ROBOTS_AGENT
from spiders.crawling.job import Job


def user_agent(contact: str) -> str:
    """Return who we say we are: the program, its version and whom to turn to."""
    try:
        number = version("sjo-inventarisatie")
    except PackageNotFoundError:
        number = "0"
    return f"{ROBOTS_AGENT}/{number} (+{' '.join(contact.split())})"


MIDDLEWARES: dict[str, int | None] = {
    "spiders.crawling.guard.Guard": 40,
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "spiders.crawling.guard.CarefulRobots": 100,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "spiders.crawling.archive.PatientRetry": 550,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
}

ALWAYS: dict[str, Any] = {
    "ROBOTSTXT_OBEY": True,
    "ROBOTSTXT_USER_AGENT": ROBOTS_AGENT,
    "DEFAULT_REQUEST_HEADERS": {
        "Accept": "text/html,application/xhtml+xml,application/json,*/*;q=0.8",
        "Accept-Language": "nl",
    },
    "CONCURRENT_REQUESTS": 1,
    "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
    "DOWNLOAD_DELAY_JITTER": 0,
    "AUTOTHROTTLE_MAX_DELAY": 60.0,
    "AUTOTHROTTLE_TARGET_CONCURRENCY": 1.0,
    "DOWNLOAD_MAXSIZE": MAX_BODY_BYTES,
    "DOWNLOAD_WARNSIZE": 0,
    "DOWNLOAD_VERIFY_CERTIFICATES": True,
    "REDIRECT_MAX_TIMES": MAX_REDIRECTS,
    "URLLENGTH_LIMIT": MAX_URL_LENGTH,
    "RETRY_TIMES": RETRIES,
    "RETRY_GIVE_UP_LOG_LEVEL": "INFO",
    "HTTPERROR_ALLOW_ALL": True,
    "HTTPPROXY_ENABLED": False,
    "COOKIES_ENABLED": False,
    "REFERRER_POLICY": "no-referrer",
    "CLOSESPIDER_TIMEOUT": CRAWL_SECONDS,
    "SCHEDULER_MEMORY_QUEUE": "scrapy.squeues.FifoMemoryQueue",
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "FEED_EXPORT_ENCODING": "utf-8",
    "LOG_LEVEL": "WARNING",
    "LOGSTATS_INTERVAL": 0,
    "STATS_DUMP": False,
    "TWISTED_DNS_RESOLVER": "spiders.crawling.guard.PublicResolver",
    "EXTENSIONS": {"spiders.crawling.guard.CrawlDelay": 0},
}


def build_settings(job: Job) -> dict[str, Any]:
    """Return the Scrapy settings of one crawl, or of the replay of one."""
    live = job.replay is None
    archive: dict[str, int | None] = {"spiders.crawling.archive.CrawlArchive": 950} if live else {}
    handler = "spiders.crawling.archive.ReplayHandler"
    return ALWAYS | {
        "USER_AGENT": user_agent(job.contact),
        "DOWNLOAD_DELAY": job.delay if live else 0,
        "AUTOTHROTTLE_ENABLED": live and job.delay > 0,
        "AUTOTHROTTLE_START_DELAY": job.delay,
        "DOWNLOAD_TIMEOUT": job.response_seconds,
        "DNS_TIMEOUT": job.response_seconds,
        "DOWNLOADER_MIDDLEWARES": MIDDLEWARES | archive,
        "DOWNLOAD_HANDLERS": {} if live else {"http": handler, "https": handler},
        "SJO_PRIVATE_HOSTS": list(job.private_hosts),
        "SJO_DOMAINS": list(job.domains),
        "SJO_REPLAY": job.replay,
        "SJO_EARLIER": job.earlier,
        "SJO_WARC": job.archive,
    }
