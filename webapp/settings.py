"""How a reader likes the pages: kept in one cookie, so that it works without script and nothing flickers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from urllib.parse import parse_qsl, urlencode

COOKIE = "reader"
CHOICES: Mapping[str, tuple[str, ...]] = {
    "theme": ("system", "light", "sepia", "dark"),
    "size": ("small", "normal", "large", "larger"),
    "measure": ("narrow", "normal", "wide"),
    "marks": ("off", "on"),
    "elsewhere": ("shown", "folded"),
}
"""Setting → what it may be, in the order in which a reader is asked."""


@dataclass(frozen=True, slots=True)
class Settings:
    """A reader's settings; each value is one of CHOICES."""

    theme: str = "system"
    size: str = "normal"
    measure: str = "normal"
    marks: str = "off"
    elsewhere: str = "shown"

    @property
    def has_marks(self) -> bool:
        return self.marks == "on"


def parse_settings(cookie: str) -> Settings:
    """Read a cookie; what is not a setting is passed over.

    >>> parse_settings("theme=dark&size=<b>&x=1")
    Settings(theme='dark', size='normal', measure='normal', marks='off', elsewhere='shown')
    """
    try:
        given = dict(parse_qsl(cookie[:200], max_num_fields=12))
    except ValueError:
        given = {}
    return settings_from(given)


def settings_from(given: Mapping[str, str]) -> Settings:
    """Return the settings in *given*, a form or a cookie."""
    known = {name: given[name] for name, values in CHOICES.items() if given.get(name) in values}
    return Settings(**known)


def format_settings(settings: Settings) -> str:
    """Return the value of the cookie: only what differs from the beginning.

    >>> format_settings(Settings(theme="dark"))
    'theme=dark'
    """
    first = asdict(Settings())
    return urlencode({name: value for name, value in asdict(settings).items() if value != first[name]})
