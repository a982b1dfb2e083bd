"""`python -m handlers.kit.worked_out 2026-11-29`: every country's calendar, for a bot to read.

In a process that ends, and takes along the rules of 250 countries that it had to load
(docs/adr/0010).
"""

import pickle
import sys
from datetime import date

from handlers.kit.calendars import worked_out
from handlers.kit.regions import countries

if __name__ == "__main__":
    sys.stdout.buffer.write(pickle.dumps(worked_out(countries(), date.fromisoformat(sys.argv[1]))))
