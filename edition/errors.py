"""What stops the work in the edition.

EditionError            anything below; its text says what, where and what to do
├── LibraryError        the library folder or library.toml is not as it should be
├── SourceError         a received file cannot be read
├── TextError           a TEI file cannot be read as a text
├── RegisterError       a register cannot be read
├── DecisionError       a decision cannot be read
├── ReceiptError        a source cannot be written again from its text
├── GuessingError       no model to guess what names are
├── RulingError         an editor's ruling that says nothing
├── UnknownAnchorError  no passage ever had this anchor
└── BuildError          a build cannot go on
"""


class EditionError(Exception):
    """Base of all errors of this package."""


class LibraryError(EditionError):
    """The library folder or library.toml is not as it should be."""


class SourceError(EditionError):
    """A received file cannot be read."""


class TextError(EditionError):
    """A TEI file cannot be read as a text."""


class RegisterError(EditionError):
    """A register cannot be read."""


class DecisionError(EditionError):
    """A decision cannot be read."""


class ReceiptError(EditionError):
    """A source cannot be written again from its text."""


class GuessingError(EditionError):
    """No model to guess what names are."""


class RulingError(EditionError):
    """An editor's ruling that says nothing."""


class UnknownAnchorError(EditionError):
    """No passage ever had this anchor."""


class BuildError(EditionError):
    """A build cannot go on."""
