"""When a promise that failed is tried again, and when never. Pure."""

from datetime import timedelta

from bot.platforms.port import Barred, Gone, Halted, Paced, Retry, SendFailed, Unsure
from storage.outbox import Outgoing

LONGEST_WAIT = timedelta(minutes=5)  # between two tries of one promise
BARRED_WAIT = timedelta(minutes=10)
HALTED_WAIT = timedelta(seconds=30)
GIVE_UP = timedelta(hours=24)  # after that nobody would understand the message any more
FEWEST_TRIES = 5  # before it is given up, whatever its age


def is_hopeless(row: Outgoing, failed: SendFailed, age: timedelta) -> bool:
    """Old alone is not hopeless: after an outage everything is old, and still to be told."""
    match failed:
        case Gone():
            return True
        case Retry() | Halted():
            return False
        case Unsure():
            return age > GIVE_UP and row.attempts >= FEWEST_TRIES
    return age > GIVE_UP


def is_crowded(row: Outgoing, failed: SendFailed) -> bool:
    """All that is bulk has to wait: it was not one room's own pace that was exceeded."""
    is_for_all = isinstance(failed, Retry) and not isinstance(failed, Paced)
    return row.is_bulk and is_for_all


def pause(row: Outgoing, failed: SendFailed) -> timedelta:
    match failed:
        case Retry(after=after):
            return timedelta(seconds=after)
        case Barred():
            return BARRED_WAIT
        case Halted():
            return HALTED_WAIT
    return min(timedelta(seconds=2.0 ** min(row.attempts, 9) / 2), LONGEST_WAIT)
