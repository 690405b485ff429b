"""Write the synthetic country: python -m benchmarks.demo [folder], default demo/."""

import sys
from pathlib import Path

from benchmarks.demo.country import LATER_WAVE, WAVE, write_country

if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "demo")
    country = write_country(target)
    print(
        f"SYNTHETISCH land in {target}: {len(country.places)} locaties in meting {WAVE}, "
        f"{len(country.later.places)} in meting {LATER_WAVE}"
    )
