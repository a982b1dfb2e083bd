"""The weekly report: two versions of one snapshot, every figure of it computed from records.

What is new since the last one is said, the rest folded away. Posted by itself on the first
working day of the week; before that the leads may look at the client's version, add a line, or
hold it.
"""

from handlers.progress.routes import router

__all__ = ["router"]
