"""/glossary: words of the team, and what they mean to everybody else.

Where a client's version of a report uses one, the report explains it.
"""

from handlers.glossary.routes import router

__all__ = ["router"]
