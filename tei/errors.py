"""What stops the work on a TEI file.

TeiError              anything below; its text says what, where and what to do
├── NotWellFormedError  the file is not XML
├── NotTeiError         the file is XML but no TEI
└── TooLargeError       deeper or larger than we read
"""


class TeiError(Exception):
    """Base of all errors of this package; `line` is 0 where unknown."""

    def __init__(self, message: str, *, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class NotWellFormedError(TeiError):
    """The file is not XML."""


class NotTeiError(TeiError):
    """The file is XML but no TEI."""


class TooLargeError(TeiError):
    """Deeper or larger than we read."""
