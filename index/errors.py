"""What stops a search.

SearchError            anything below
├── QueryError         the query cannot be understood; says where, and the nearest correct query
└── IndexDamagedError  the index cannot be opened and must be built anew
"""


class SearchError(Exception):
    """Base of all errors of this package."""


class QueryError(SearchError):
    """The query cannot be understood.

    *start* and *end* are the stretch of the query at fault; *suggestion* is the nearest correct query, or empty.
    """

    def __init__(self, message: str, *, start: int = 0, end: int = 0, suggestion: str = "") -> None:
        super().__init__(message)
        self.start, self.end, self.suggestion = start, end, suggestion


class IndexDamagedError(SearchError):
    """The index cannot be opened and must be built anew."""
