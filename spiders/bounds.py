"""How much of a hostile or broken site a crawl takes before it stops; all bounds in one place."""

MIB = 2**20

# The network.
MAX_BODY_BYTES = 10 * MIB  # of one response, as it comes and after decompression
MAX_PAGES = 5_000  # responses in one crawl
MAX_DEPTH = 12  # links from a start address
MAX_QUERIES_PER_PATH = 100  # in vain, that differ in their query only: calendars, filters
MAX_BARREN_PAGES = 25  # pages in a row of one list that add no location: endless pagination
MAX_QUEUED = 20_000  # addresses known and not yet asked
MAX_URL_LENGTH = 2_000
MAX_REDIRECTS = 5
MAX_SITEMAP_URLS = 50_000
MAX_TRIAL_PAGES = 400  # pages of lists of like links in a row that give no new location
RETRIES = 2
BACKOFF_SECONDS = 2.0  # before the first retry, doubled before each next
MAX_RETRY_AFTER_SECONDS = 120.0  # a longer Retry-After is an answer: not now
RESPONSE_SECONDS = 30.0
MIN_DELAY_SECONDS = 1.0
CRAWL_SECONDS = 6 * 3600.0
STALL_SECONDS = 120.0  # without a sign of life the process is ended

# One page.
MAX_NODES = 200_000  # elements and texts of one page, values of one JSON document
MAX_OPEN_TAGS = 2_000  # elements inside one another
MAX_OPTIONS = 3_000  # of the selects of one page: parsing takes time quadratic in them
MAX_JSON_DEPTH = 200
MAX_FINDINGS_PER_PAGE = 2_000
MAX_LINKS_PER_PAGE = 5_000
MAX_SCRIPT_JSONS = 50  # JSON values looked for in the scripts of one page
MAX_FIELD_CHARS = 2_000  # a longer value is no value of a location
MAX_LINE_CHARS = 100_000  # of a line of text; it may hold many addresses
MAX_TABLE_ROWS = 20_000  # of a downloaded table
MAX_TABLE_COLUMNS = 200
MAX_UNZIPPED_BYTES = 60 * MIB
MAX_PDF_PAGES = 100

# The whole.
MAX_RECORDS = 20_000
MEMORY_MB = 1_024  # address space a crawl may add to that of its libraries: the hard limit
