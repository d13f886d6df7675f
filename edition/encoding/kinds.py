"""What a chunk of the text is: heading, quotation, list item, speech, byline, entry of a bibliography, paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from edition.encoding.chunks import BULLET, HEAD_MARK, QUOTE_MARK, SPEAKER, Chunk, ends_open, starts_low
from edition.encoding.labels import SECTION_MARK
from edition.encoding.markers import SUPERIOR

CALL_END = re.compile(rf"(?:[{SUPERIOR}]{{1,4}}|(?<=[^\s\d])\d{{1,3}}|\[\^?\w{{1,6}}\])$")
NUMBERED_HEAD = re.compile(
    r"(?:(?i:chapter|part|section|book|kapitel|teil|chapitre|partie|livre|abschnitt)\s+[\dIVXLC]+"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}\.?|[IVXLC]{2,6}\.?|[IVXLC]\.|[A-Z]\))\s+\S"
)
CHAPTER = re.compile(r"(?:chapter|part|book|kapitel|teil|chapitre|partie|livre|capítulo|capitolo)\s+[\dIVXLC]+\b", re.I)
CHAPTER_NUMBER = re.compile(rf"{CHAPTER.pattern}\.?", re.I)
CHAPTER_END = re.compile(
    r"[.,:]\s+(?:chapter|part|book|kapitel|teil|chapitre|partie|livre|capítulo|capitolo)\s+[\dIVXLC]+\.?$", re.I,
)
ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|(?:ten|eleven|twelf|(?:thir|four|fif|six|seven|eigh"
    r"|nine)teen|twentie)th|premi(?:er|ère)|deuxième|seconde?|troisième|quatrième|cinquième|sixième|septième|huitième"
    r"|erste[rs]?|zweite[rs]?|dritte[rs]?|vierte[rs]?|fünfte[rs]?|primer[ao]?|segund[ao]|tercer[ao]?|prim[ao]|terz[ao])"
)
DIVISION = (
    r"(?:chapter|part|book|section|article|point|volume|act|scene|letter|lecture|kapitel|teil|abschnitt|buch|akt"
    r"|chapitre|partie|livre|acte|cap\.|capítulo|capo|capitolo|parte|libro)"
)
COUNTED_HEAD = re.compile(
    rf"(?:{ORDINAL}\s+{DIVISION}|{DIVISION}\s+(?:the\s+)?(?:{ORDINAL}|\d{{1,3}}[oaº.]?))\W?", re.I,
)
"""“Second part”, “Chapter the third”."""
LETTER_END = re.compile(
    r"\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mär|mai|okt|dez|fév|avr|juin|juil|août|déc|ene|abr|ago|dic"
    r"|gen|mag|giu|lug|set|ott)[a-zà-ž]{0,7}\.?\W(?:[^.;:]{0,24}\W)?1[4-9]\d\d[.\])”]*$"
    r"|\b(?:servants?|obedient\w*|humbl[ey]|sincerely|truly|faithfully|sovereign|regards|hands?|amen|vassals?)\W{0,2}$"
    r"|[^\W\d_]{3}:$", re.I,
)
"""How a letter or a decree ends before it is signed: with a date or a compliment."""
INITIALS = re.compile(r"(?![IVXLC]+\.?$)(?:[A-ZÀ-Ž]\.?\s?){1,3}")
LOW_WORD = re.compile(r"(?<![^\W_])[^\W\d_A-ZÀ-Þ][^\W\d_]++")
SUBSCRIBED = re.compile(r"I,? the (?:king|queen|emperor)\b", re.I)
SERIES = re.compile(r"([^\W\d_]+)\s+(?:[IVXLC]+|\d{1,3})\.?")
"""A word and a number: heads come in series, “Law IV”, “Law V”."""
NAME_PARTS = frozenset({"de", "del", "la", "las", "los", "y", "e", "von", "van", "der", "zu", "du", "da", "di"})
ITEM = re.compile(r"\(?(?:[a-z]|\d{1,2}|[ivx]{1,4})\)\s|[-•*·▪◦]\s+(?=\S)")
SMALL = frozenset({
    "a", "an", "and", "that", "than", "his", "their", "was", "were", "is", "which", "who", "not", "as", "at", "by",
    "for", "from", "in", "into", "of", "on", "or", "the", "to", "with", "und", "der", "die", "das", "des", "dem",
    "den", "von", "zu", "im", "am", "auf", "für", "ein", "eine", "et", "le", "la", "les", "de", "du", "un", "une",
    "en", "à", "au", "aux", "pour", "par", "sur", "y", "el", "los", "las", "i", "e", "il",
})
FURTHER = re.compile(
    r"(?:suggestions for )?further reading|(?:select(?:ed)? )?bibliograph\w*|works cited|references"
    r"|literatur(?:verzeichnis)?|bibliographie|sources", re.I,
)
SOURCE_END = re.compile(rf"(?:[{SUPERIOR}]{{1,4}}|[.,;!?”’\"')]\s?\d{{1,3}}|\[\^?\w{{1,6}}\]|\([^()]{{3,60}}\)\.?)$")
"""How a quotation set off ends: with a call, or with its source in brackets."""
SAYING = re.compile(
    r"\b(?:wr(?:ote|ites?|itten|iting)|sa(?:id|ys|ying)|stat(?:ed?|es|ing|ement)|declar\w+|report(?:ed|s|ing)"
    r"|remark\w*|telegra\w+|noted|observed|recall(?:ed|s|ing)|conclud\w+|explain\w+|argu(?:ed|es|ing)|admitted|replied"
    r"|instructions?|directive|letter|resolution|memorandum|message|testi\w+|put (?:it|this|the matter)"
    r"|schr(?:ieb|eibt|eiben)|sagte?|erklärte?|hei(?:ß|ss)t es|bemerkte?|meldete?|berichtete?|lautete?"
    r"|écri(?:t|vit|vait)|déclar\w+|remarqu\w+|lettre|escribi\w+|declar[óo]|scri(?:sse|ve))\b", re.I,
)
"""Words of saying: what a paragraph ends with, and a colon, is followed by what was said."""
SUPERIOR_CALL = re.compile(rf"[{SUPERIOR}]|\[\^\w|[.,;”]\d{{1,3}}\s")
OPENERS, CLOSERS = "“\"‘„«'", "”\"’“»'"
DASHES = "-–—"
BY = re.compile(r"(?:[Bb]y|BY|[Vv]on|[Pp]ar)\s+[A-ZÀ-Ž]")
LONGEST_HEAD = 110


@dataclass(frozen=True, slots=True)
class Kind:
    """What a chunk is, and how sure that is."""

    name: str
    cert: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """What the whole text tells about its paragraphs."""

    is_numbered: bool = False
    """The author numbers the paragraphs."""
    indent: int = 0
    """Usual indent of the first line of a paragraph."""
    is_marked: bool = False
    """Headings are marked with `#`."""
    has_speakers: bool = False
    is_spoken: bool = False
    """Many paragraphs begin with a dash or a quotation mark: what they hold is dialogue and no quotation set off."""
    is_quoting: bool = False
    """Paragraphs that end with a colon are often seen to introduce a quotation."""
    is_marking: bool = False
    """Quotations are marked with `>`, or the text is Markdown that has none."""
    series: frozenset[str] = frozenset()
    """Words that stand in short lines with two or more numbers each."""
    is_terse: bool = False
    """Many paragraphs are short, as in dialogue: a short line need not be a heading."""


def find_setting(chunks: Sequence[Chunk]) -> Setting:
    """Look at all chunks of the running text."""
    numbered = sum(1 for one in chunks if one.paragraph)
    plain = [one for one in chunks if not one.note]
    indents = Counter(one.first.indent for one in plain if one.size > 120)
    speakers = sum(1 for one in plain if SPEAKER.match(one.first.text))
    spoken = sum(1 for one in plain if one.first.text[0] in DASHES or one.first.text[0] in OPENERS)
    return Setting(
        is_numbered=numbered >= 3 and numbered > len(plain) * 0.3,
        indent=indents.most_common(1)[0][0] if indents else 0,
        is_marked=sum(1 for one in plain if HEAD_MARK.match(one.first.text)) > 0,
        has_speakers=speakers >= 3,
        series=_find_series(plain),
        is_spoken=spoken > 0.15 * len(plain) and spoken > 4,
        is_quoting=_is_quoting(plain),
        is_marking=any(one.note and one.note.style == "md" for one in chunks)
        or any(QUOTE_MARK.match(one.first.text) or HEAD_MARK.match(one.first.text) for one in plain),
        is_terse=sum(1 for one in plain if one.size < 110 and one.closing[-1] in ".!?”\"»…") > 0.35 * len(plain) > 3,
    )


def _find_series(plain: Sequence[Chunk]) -> frozenset[str]:
    found = {m.group(): m[1] for one in plain if (m := SERIES.fullmatch(one.first.text)) and m[1][0].isupper()}
    return frozenset(word for word, count in Counter(found.values()).items() if count > 1)


def _is_quoting(plain: Sequence[Chunk]) -> bool:
    """True if a third of the paragraphs that end with a colon do so after a word of saying, or before a source."""
    introduced = [(a, b) for a, b in pairwise(plain) if a.size > 60 and _introduces(a.closing)]
    supported = sum(1 for a, b in introduced if SAYING.search(a.closing) or SOURCE_END.search(b.closing))
    return supported * 3 >= len(introduced) > 0


class Classifier:
    """Says what each chunk is; asked in order, because what came before counts."""

    def __init__(self, chunks: Sequence[Chunk]) -> None:
        self.chunks = chunks
        self.setting = find_setting(chunks)
        self.quoted_until = -1
        """Index of the last paragraph of a quotation of several paragraphs."""
        self.bylines: set[str] = set()
        self.heads: set[str] = set()
        self.last: Chunk | None = None
        self.last_kind = ""
        self.quote_open = False
        self.in_bibliography = False
        self.speeches = 0
        self.count = 0
        self.is_last_of_page = False

    @cached_property
    def common(self) -> frozenset[str]:
        """The words that the text writes with a small letter."""
        return frozenset(word for one in self.chunks for line in one.lines for word in LOW_WORD.findall(line.text))

    def kind(self, chunk: Chunk, *, interrupted: bool, is_last_of_page: bool = False) -> Kind:
        """Return the kind of *chunk*, the next of those given; *interrupted* if notes or furniture stand before it."""
        self.is_last_of_page = is_last_of_page
        following = self.chunks[self.count + 1] if self.count + 1 < len(self.chunks) else None
        found = self._kind(chunk, following, interrupted=interrupted)
        self.count += 1
        if found.name == "byline":
            self.bylines.add(chunk.first.text)
        if found.name == "head":
            self.heads.add(chunk.first.text)
            self.in_bibliography = bool(FURTHER.match(bare(chunk)))
        self.quote_open = found.name == "quote" and _stays_open(chunk, was_open=self.quote_open)
        self.last, self.last_kind = chunk, found.name
        return found

    def _kind(self, chunk: Chunk, following: Chunk | None, *, interrupted: bool) -> Kind:
        text = chunk.first.text
        if chunk.ruling and chunk.ruling.value:
            return Kind(chunk.ruling.value)
        if HEAD_MARK.match(text):
            return Kind("head")
        if QUOTE_MARK.match(text):
            return Kind("quote")
        if chunk.paragraph:
            return Kind("p")
        if is_section_mark(text) and len(chunk.lines) == 1 and following and not starts_low(following.opening):
            return Kind("head", "medium")
        if self._goes_on(chunk, interrupted=interrupted):
            return Kind(self.last_kind)
        if self._is_speech(chunk, following):
            return Kind("speech")
        if self._is_byline(chunk, following):
            return Kind("byline", "medium")
        if self._is_head(chunk, following):
            return Kind("head", "" if _is_plain_head(bare(chunk)) else "medium")
        if self.in_bibliography:
            return Kind("bibl")
        if BULLET.match(text) or (ITEM.match(text) and self._has_item_neighbour(following)):
            return Kind("item")
        return self._quote_or_p(chunk)

    def _goes_on(self, chunk: Chunk, *, interrupted: bool) -> bool:
        """True if the chunk is the second part of what a page break cut."""
        if self.last is None or self.last_kind not in ("p", "quote", "item", "bibl", "speech"):
            return False
        if self.last.closing.endswith(("-", "¬", "\u00ad")) and starts_low(chunk.opening):
            return True
        setting = self.setting
        if setting.is_numbered and setting.indent and not interrupted and not chunk.first.indent:
            return False
        open_end = ends_open(self.last.closing) and self.last.size > 60
        return open_end and starts_low(chunk.opening) and (interrupted or self.last_kind != "quote")

    def _is_speech(self, chunk: Chunk, following: Chunk | None) -> bool:
        if not self.setting.has_speakers or not SPEAKER.match(chunk.first.text):
            return False
        return self.last_kind == "speech" or (following is not None and bool(SPEAKER.match(following.first.text)))

    def _is_byline(self, chunk: Chunk, following: Chunk | None) -> bool:
        if self.last_kind != "head":
            return False
        text = bare(chunk)
        if chunk.first.text in self.bylines or (BY.match(text) and 8 < len(text) < 80 and text[-1] not in ".:;,"):
            return True
        is_counted = COUNTED_HEAD.match(text) or CHAPTER.match(text)
        return self.count < 4 and not is_counted and _is_byline(chunk, following)

    def _is_signature(self, text: str, following: Chunk) -> bool:
        """True if a line is a name at the end of a letter, or below another, or before the next document."""
        if SUBSCRIBED.match(text) or INITIALS.fullmatch(text):
            return True
        if self.last is None or self.last_kind != "p" or not is_name(text):
            return False
        if LETTER_END.search(self.last.closing) or (self.last.size < 50 and is_name(bare(self.last))):
            return True
        is_before_title = following.size < LONGEST_HEAD and title_share(bare(following)) > 0.6
        return is_before_title and not any(word.casefold().rstrip(".,") in self.common for word in name_words(text))

    def _is_head(self, chunk: Chunk, following: Chunk | None) -> bool:
        text = bare(chunk)
        if self._is_argument(chunk, following):
            return True
        if len(chunk.lines) > 4 or not may_be_head(text):
            return False
        is_introduced = self.last is not None and self.last.closing.endswith((":", "—")) and self.last_kind == "p"
        if is_introduced and not (text.isupper() and len(text) > 60):
            return False
        if following is None:
            return _is_plain_head(text) and len(text) < 60 and not text.endswith(".")
        if CHAPTER.match(text) or (COUNTED_HEAD.fullmatch(text) and not starts_low(following.opening)):
            return True
        if CHAPTER_END.search(text) or ((match := SERIES.fullmatch(text)) and match[1] in self.setting.series):
            return not starts_low(following.opening)
        if self._is_signature(text, following):
            return False
        if FURTHER.match(text) or text in self.heads or (self.count < 3 and title_share(text) > 0.6):
            return not text.endswith(".")
        if starts_low(following.opening) or self._is_cut_by_page(text):
            return False
        has_text = any(one.size >= 120 or one.paragraph for one in self.chunks[self.count + 1 : self.count + 3])
        if not (has_text or is_marked_head(text) or self._is_first_of_two(text)):
            return False
        if _is_plain_head(text) or self.setting.is_terse:
            return _is_plain_head(text)
        return len(text.split()) <= 9 or self.last is None or not ends_open(self.last.closing)

    def _is_cut_by_page(self, text: str) -> bool:
        """True if a line is rather the beginning of a sentence that goes on on the next page."""
        return self.is_last_of_page and not is_marked_head(text) and title_share(text) < 0.5

    def _is_argument(self, chunk: Chunk, following: Chunk | None) -> bool:
        """True if a chunk between the number of a chapter and its text says what the chapter is about."""
        if following is None or self.last is None or self.last_kind != "head" or self.setting.is_spoken:
            return False
        is_number = CHAPTER_NUMBER.fullmatch(bare(self.last))
        return bool(is_number) and chunk.size < 220 and following.size > 300 and chunk.size > 30

    def _is_first_of_two(self, text: str) -> bool:
        """True if a title is followed by others, and those by a paragraph."""
        if title_share(text) <= 0.6 or len(text.split()) < 3:
            return False
        for one in self.chunks[self.count + 1 : self.count + 5]:
            title = bare(one)
            if one.size >= 120:
                return one is not self.chunks[self.count + 1]
            if title_share(title) <= 0.6 or len(title.split()) < 3 or not title[-1:].isalnum():
                return False
        return False

    def _has_item_neighbour(self, following: Chunk | None) -> bool:
        return self.last_kind == "item" or (following is not None and bool(ITEM.match(following.first.text)))

    def _quote_or_p(self, chunk: Chunk) -> Kind:
        setting = self.setting
        if self._is_set_in(chunk) or self.count <= self.quoted_until:
            return Kind("quote")
        if self.quote_open and chunk.first.text[:1] in OPENERS:
            return Kind("quote")
        if setting.is_numbered and setting.indent and chunk.first.indent >= setting.indent:
            return Kind("p")
        if setting.is_numbered and setting.indent and not chunk.first.indent and self.count:
            return Kind("head" if self._is_title_among_numbers(chunk) else "quote", "medium")
        if self._is_introduced(chunk):
            is_one = self.setting.is_spoken or self.setting.is_terse or self.setting.is_marking
            self.quoted_until = self.count if is_one else self._end_of_quotation()
            return Kind("quote", "medium")
        if is_quoted(chunk) and not setting.is_spoken and not setting.is_marking and SOURCE_END.search(chunk.closing):
            return Kind("quote", "medium")
        return Kind("p")

    def _is_title_among_numbers(self, chunk: Chunk) -> bool:
        """True if a short paragraph without a number stands between a numbered one that is closed and another."""
        following = self.chunks[self.count + 1] if self.count + 1 < len(self.chunks) else None
        if self.last is None or following is None or not following.paragraph or chunk.size > LONGEST_HEAD * 1.5:
            return False
        is_closed = self.last_kind != "quote" and not _introduces(self.last.closing)
        return is_closed and chunk.first.text[0] not in OPENERS and not SOURCE_END.search(chunk.closing)

    def _is_introduced(self, chunk: Chunk) -> bool:
        """True if the paragraph before introduces *chunk* as a quotation: a colon alone does not prove it."""
        last, text = self.last, chunk.first.text
        if last is None or self.last_kind != "p" or last.size <= 20 or not _introduces(last.closing):
            return False
        if text[0] in DASHES or (chunk.size < 40 and text[-1:].isalnum()):
            return False
        if self.setting.is_spoken or self.setting.is_terse or self.setting.is_marking:
            return bool(SOURCE_END.search(chunk.closing))
        is_verse = len(chunk.lines) > 1 and max(len(line.text) for line in chunk.lines) < 62
        if is_verse or SOURCE_END.search(chunk.closing) or text[0] in OPENERS or SAYING.search(last.closing):
            return True
        return self.setting.is_quoting and last.size > 60 and bare(last)[-1:] == ":"

    def _end_of_quotation(self) -> int:
        """Return the index of the last paragraph of the quotation that begins now.

        A quotation set off is followed by the call of its note or by its source in brackets; if the first paragraph has
        neither, it goes on up to the first that has, unless others call notes before or it is far.
        """
        room = 1500
        for index in range(self.count, min(self.count + 10, len(self.chunks))):
            chunk = self.chunks[index]
            if chunk.paragraph or HEAD_MARK.match(chunk.first.text):
                break
            if SOURCE_END.search(chunk.closing):
                return index
            room -= chunk.size
            if room < 0 or (index > self.count and SUPERIOR_CALL.search(" ".join(line.text for line in chunk.lines))):
                break
        return self.count

    def _is_set_in(self, chunk: Chunk) -> bool:
        """True if all lines stand further in than paragraphs do."""
        if self.setting.is_numbered and self.setting.indent:
            return False
        least = min(line.indent for line in chunk.lines)
        if len(chunk.lines) > 1:
            return least >= max(2, 0 if self.setting.indent < 9 else self.setting.indent + 2)
        return least >= max(2, self.setting.indent + 1)


def bare(chunk: Chunk) -> str:
    """Return the text of a short chunk without marks of headings and calls at its end."""
    text = " ".join(line.text for line in chunk.lines[:4])
    text = HEAD_MARK.sub("", text).strip("*_ ")
    return CALL_END.sub("", text).rstrip()


def may_be_head(text: str) -> bool:
    """True if nothing in a line itself speaks against a heading.

    >>> may_be_head("PART II"), may_be_head("of the town"), may_be_head("They left it there.")
    (True, False, False)
    """
    is_chapter = bool(CHAPTER.match(text) or CHAPTER_END.search(text))
    longest = LONGEST_HEAD * 2 if is_chapter or text.isupper() else LONGEST_HEAD
    if len(text) > longest or not any(char.isalnum() for char in text) or starts_low(text):
        return False
    words = sum(word[0].isalnum() for word in text.split())
    if text.endswith(("!", "?", "...")) and (words < 3 or not _is_plain_head(text)):
        return False
    if text.rpartition(" ")[2] in SMALL:
        return False
    if text.startswith(("(", "–", "—")) or text.endswith((",", ";", ":", "-", "—", "…")):
        return is_chapter
    if (text[0] in OPENERS and text[-1] in CLOSERS) or (text[0] == "[" and text[-1] == "]"):
        return False
    return not text.endswith(".") or is_chapter or text.isupper() or (len(text) < 70 and is_marked_head(text))


def is_section_mark(text: str) -> bool:
    """True if a line is the number of a section by itself.

    >>> is_section_mark("IV."), is_section_mark("§ 12"), is_section_mark("iv"), is_section_mark("12")
    (True, True, False, False)
    """
    return bool(SECTION_MARK.fullmatch(text))


def is_name(text: str) -> bool:
    """True if a line looks like the name of a person: two to six words with capitals, particles aside.

    >>> is_name("Juan de la Cueva"), is_name("The Lock"), is_name("Of the town")
    (True, False, False)
    """
    named = name_words(text)
    if len(named) < 2 or len(text.split()) > 6 or text.isupper():
        return False
    return all(word[0].isupper() and word.casefold() not in SMALL and word.rstrip(".").isalpha() for word in named)


def name_words(text: str) -> list[str]:
    """Return the words of a name without its particles."""
    return [word for word in text.rstrip(".,").split() if word not in NAME_PARTS]


def is_marked_head(text: str) -> bool:
    """True if a line is in capitals or numbered."""
    return text.isupper() or bool(NUMBERED_HEAD.match(text))


def _is_plain_head(text: str) -> bool:
    return is_marked_head(text) or title_share(text) > 0.6


def title_share(text: str) -> float:
    """Return how many of the words that count begin with a capital.

    >>> title_share("The Objectives of the Great Terror")
    1.0
    """
    words = [w.strip("“”\"'‘’()[].,:;") for w in text.split()]
    words = [w for w in words if w and w[0].isalpha() and w.lower() not in SMALL]
    return sum(w[0].isupper() for w in words) / len(words) if words else 0.0


def _is_byline(chunk: Chunk, following: Chunk | None) -> bool:
    text = bare(chunk)
    if BY.match(text) and len(text) < 80:
        return True
    words = text.split()
    named = 2 <= len(words) <= 5 and all(w[0].isupper() for w in words) and not any(c.isdigit() for c in text)
    return named and following is not None and not text.endswith((".", ":", ",")) and not text.isupper()


def _introduces(closing: str) -> bool:
    text = CALL_END.sub("", closing).rstrip("*_ ")
    return text.endswith((":", ":—", ":-", ":–", "—"))


def is_quoted(chunk: Chunk) -> bool:
    """True if a chunk stands in quotation marks from its first character to its last, a source in brackets left aside.
    """
    text = " ".join(line.text for line in chunk.lines)
    if text[:1] not in "“\"„«‘":
        return False
    text = re.sub(r"\s*[(\[][^()\[\]]{2,80}[)\]]\W{0,2}$", "", CALL_END.sub("", text)).rstrip(" .,;*_")
    text = CALL_END.sub("", text)
    closer = {"“": "”", "\"": "\"", "„": "“", "«": "»", "‘": "’"}[text[0]]
    inner = text[1:]
    if text[0] == "\"":
        return inner.endswith("\"") and inner.count("\"") == 1
    depth = 1
    for index, char in enumerate(inner):
        if char == closer and not (closer == "’" and inner[index + 1 : index + 2].isalpha()):
            depth -= 1
        elif char == text[0] and char != closer:
            depth += 1
        if depth == 0:
            return index >= len(inner) - 3
    return False


def _stays_open(chunk: Chunk, *, was_open: bool) -> bool:
    text = " ".join(line.text for line in chunk.lines)
    if text[:1] not in "“\"„«‘" and not was_open:
        return False
    closers = text.count("”") + text.count("»") if text[:1] in "“„«" else 0
    openers = text.count("“") + text.count("„") + text.count("«")
    if text[:1] == "\"":
        return text.count("\"") % 2 == 1
    return openers > closers
