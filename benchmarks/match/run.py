"""One measured run of `sjo match` in a process of its own: seconds as one line of json."""

import json
import sys
import time
from pathlib import Path

from pipeline.own_list import match_file


def main() -> None:
    """Match the list argv[1] into argv[2], with the reference data below argv[3]."""
    start = time.perf_counter()
    told = match_file(Path(sys.argv[1]), Path(sys.argv[2]), Path(sys.argv[4]), Path(sys.argv[3]))
    print(told, file=sys.stderr)
    print(json.dumps({"seconds": time.perf_counter() - start}))


if __name__ == "__main__":
    main()
