"""Two answers held against each other by themselves: the same, rounded, overlapping, contradicting, not comparable."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from edition.concordance.claims import DAY, EDITION, MEASURED, NAME, SHARE, WORDS, Claim
from edition.concordance.measuring import as_shown
from edition.words import stem, tokens

Kind = Literal["same", "rounded", "overlapping", "contradicting", "not comparable"]

ROUND = 100
"""Numbers from here on are rounded to hundreds at least, if it is not said that they are: 710 men are not 709."""

FAR = 0.05
"""How far a rounded number may lie from the exact one: 2,000 for 1,958 is rounding, 1,000 for 1,400 is not."""

@dataclass(frozen=True, slots=True)
class Verdict:
    """What becomes of two claims held against each other; *rule* says by what."""

    a: Claim
    b: Claim
    kind: Kind
    rule: str
    words: tuple[str, str] = ("", "")
    """What in the sentences of *a* and *b* the verdict stands on, where that is not the answer itself."""
    about: str = ""
    """Of sentences that their words are held against each other by, the key of what they are about."""

    @property
    def is_denial(self) -> bool:
        """True if two sentences contradict each other by their words."""
        return self.kind == "contradicting" and self.about != ""


def held_against(a: Claim, b: Claim) -> Verdict:
    """Return how two answers to one question stand to each other, by which rule."""
    return RULES.get(a.thing or b.thing, _on_numbers)(a, b)


def _on_numbers(a: Claim, b: Claim) -> Verdict:
    if a.is_vague or b.is_vague:
        vague = a if a.is_vague else b
        return Verdict(a, b, "not comparable", f"“{said(vague)}” says how large, not how many")
    if a.is_range or b.is_range:
        return _on_ranges(a, b)
    if a.value == b.value:
        reserve = "" if a.qualifier == b.qualifier else f", {_reserve(a)} and {_reserve(b)}"
        return Verdict(a, b, "same", f"the same number{reserve}")
    coarse, fine = sorted((a, b), key=lambda one: significant(one.value))
    is_round = coarse.qualifier or abs(coarse.value) < ROUND or coarse.value % ROUND == 0
    if is_round and rounds_to(fine.value, coarse.value):
        return Verdict(a, b, "rounded", f"{said(fine)} rounds to {said(coarse)}")
    if coarse.low <= fine.value <= coarse.high and significant(coarse.value) < significant(fine.value):
        return Verdict(a, b, "rounded", f"{said(fine)} is {coarse.qualifier} {said(coarse)}")
    if a.low <= b.value <= a.high or b.low <= a.value <= b.high:
        return Verdict(a, b, "overlapping", f"{_with_reserve(a)} and {_with_reserve(b)} can be one number")
    return Verdict(a, b, "contradicting", f"{said(a)} against {said(b)}")


def _with_reserve(claim: Claim) -> str:
    return said(claim) if claim.label else f"{claim.qualifier} {said(claim)}".strip()


def _on_ranges(a: Claim, b: Claim) -> Verdict:
    if (a.low, a.high) == (b.low, b.high):
        return Verdict(a, b, "same", "the same range")
    narrow, wide = sorted((a, b), key=lambda one: one.high - one.low)
    if wide.low <= narrow.low and narrow.high <= wide.high:
        return Verdict(a, b, "overlapping", f"{said(narrow)} lies within {said(wide)}")
    if a.low <= b.high and b.low <= a.high:
        return Verdict(a, b, "overlapping", f"{said(a)} and {said(b)} overlap")
    return Verdict(a, b, "contradicting", f"{said(a)} against {said(b)}")


def _reserve(claim: Claim) -> str:
    return f"“{claim.qualifier}”" if claim.qualifier else "without reserve"


def _on_days(a: Claim, b: Claim) -> Verdict:
    if (a.low, a.high) == (b.low, b.high):
        return Verdict(a, b, "same", "the same day" if a.low == a.high else "the same time")
    if a.low <= b.high and b.low <= a.high:
        return Verdict(a, b, "overlapping", f"{a.label} and {b.label} can be one time")
    return Verdict(a, b, "contradicting", f"{a.label} against {b.label}")


def _on_names(a: Claim, b: Claim) -> Verdict:
    first, second = (frozenset(stem(token.text) for token in tokens(one.label)) for one in (a, b))
    if first == second:
        return Verdict(a, b, "same", "the same words")
    if 2 * len(first & second) >= min(len(first), len(second)):
        return Verdict(a, b, "overlapping", "other words for one name: half of them are the same")
    if a.ref and a.ref == b.ref:
        return Verdict(a, b, "overlapping", "two names for what the register has as one")
    return Verdict(a, b, "not comparable", "other words; read both")


def _on_editions(a: Claim, b: Claim) -> Verdict:
    if _letters(a.label) == _letters(b.label):
        return Verdict(a, b, "same", "the same edition")
    what = "place or publisher" if a.value == b.value else "edition"
    return Verdict(a, b, "contradicting", f"another {what}: {a.label} against {b.label}")


def _letters(words: str) -> str:
    return "".join(character for character in words.casefold() if character.isalnum())


def _in_words(a: Claim, b: Claim) -> Verdict:
    return Verdict(a, b, "not comparable", "said in words; read both")


def _on_measures(a: Claim, b: Claim) -> Verdict:
    """Hold measures against each other; in two units they are one if they are within the digits that both show."""
    if a.noun == b.noun:
        return replace(_on_numbers(as_shown(a), as_shown(b)), a=a, b=b)
    if abs(a.value - b.value) <= _grain(a) + _grain(b):
        return Verdict(a, b, "rounded", f"{said(a)} is {said(b)}")
    return _on_numbers(a, b)


def _grain(measure: Claim) -> float:
    """Return half of the last digit that a measure shows."""
    shown = as_shown(measure).value
    step = 10.0 ** (math.floor(math.log10(shown)) - significant(shown) + 1) if shown > 0 else 0.0
    return measure.value / shown * step / 2 if step else 0.0


RULES: Mapping[str, Callable[[Claim, Claim], Verdict]] = {
    **dict.fromkeys(MEASURED, _on_measures), DAY: _on_days, NAME: _on_names, EDITION: _on_editions, WORDS: _in_words,
}
"""What is claimed → how two claims are held against each other; all else is a number."""


def significant(value: float) -> int:
    """Return how many significant digits a whole number shows.

    >>> significant(117000), significant(116885)
    (3, 6)
    """
    digits = f"{abs(value):.12g}".replace(".", "").strip("0")
    return len(digits)


def rounds_to(fine: float, coarse: float) -> bool:
    """True if *coarse* is *fine* written with fewer digits, to the nearest or cut off.

    >>> rounds_to(44161, 44000), rounds_to(46000, 44000), rounds_to(116885, 117000)
    (True, False, True)
    """
    digits = significant(coarse)
    if not coarse or not fine or digits >= significant(fine):
        return False
    step = 10.0 ** (math.floor(math.log10(abs(coarse))) - digits + 1)
    is_near = abs(fine - coarse) <= FAR * abs(fine)
    return is_near and coarse in (round(fine / step) * step, math.floor(fine / step) * step)


def said(claim: Claim) -> str:
    return claim.label or number_in_words(claim.value) + (" per cent" if claim.thing == SHARE else "")


def number_in_words(value: float) -> str:
    return f"{shortened(value):,.12g}"


def shortened(value: float) -> float:
    """Return a number as an author gives it; a third with one decimal.

    >>> shortened(100 / 3), shortened(21.35), shortened(30.0)
    (33.3, 21.35, 30.0)
    """
    return value if round(value, 2) == value else round(value, 1)
