"""What in a line speaks for a heading and what against it: numbers, capitals, its end, the form of names and dates."""

from __future__ import annotations

import re

from edition.encoding.chunks import BY_ALONE, HEAD_MARK, SMALL, Chunk, ends_open, starts_low
from edition.encoding.forms import SUPERIOR
from edition.encoding.labels import SECTION_MARK
from edition.encoding.lines import QUOTED
from edition.encoding.markers import MONTHS
from edition.titles import DIVISION, ORDINAL

CALL_END = re.compile(rf"(?:[{SUPERIOR}]{{1,4}}|(?<=[^\s\d–/-])\d{{1,3}}|\[\^?\w{{1,6}}\])$")
LONGEST_CALL = 10
"""Code points of what `CALL_END` looks at, at most."""
CHAPTER = re.compile(
    rf"(?i:{DIVISION})\s+(?:\d{{1,3}}|[IVXLC]+)\b(?:(?=\s*$|\s*[.,:;—–-])|(?=\s+[“\"‘„«(]?[A-ZÀ-Ž]))"
)
"""“Chapter IV”, “Act 2, Scene 4”, but not “Part 2 was lost”."""
COUNTED_TITLE = re.compile(
    rf"(?i:{ORDINAL}\s+{DIVISION}|{DIVISION}\s+(?:the\s+)?{ORDINAL})(?:[.:]|\s?[–—])\s+(?=[“\"‘„«(]?[A-ZÀ-Ž])",
)
"""“Livre premier. Of the mill”: the number of a division with its title behind it."""
CHAPTER_NUMBER = re.compile(rf"(?i:{DIVISION})\s+(?:\d{{1,3}}|[IVXLC]+)\.?")
CHAPTER_END = re.compile(
    rf"[.,:]\s+(?:{DIVISION}\s+(?:\d{{1,3}}|[IVXLC]+)|(?:the\s+)?{ORDINAL}\s+{DIVISION})\.?$", re.I,
)
COUNTED_HEAD = re.compile(
    rf"(?:(?:{ORDINAL}|\d{{1,2}}(?:\.|st|nd|rd|th))\s+{DIVISION}"
    rf"|{DIVISION}\s+(?:the\s+)?(?:{ORDINAL}|\d{{1,3}}[oaº.]?))\W?", re.I,
)
"""“Second part”, “7. Szene”, “Chapter the third”."""
NUMBERED_HEAD = re.compile(
    rf"(?:(?i:{DIVISION})\s+[\dIVXLC]+\s+\S|[IVXLC]{{2,6}}\.?\s+\S|[IVXLC]\.\s+\S|[A-Z]\)\s+\S"
    r"|\d{1,2}(?:\.\d{1,2}){0,3}\.?\s+[“\"‘„«(]?[A-ZÀ-Ž])"
)
SERIES = re.compile(
    r"([^\W\d_]+)\s+(?:[IVXLC]+|\d{1,3})\.?|([A-ZÀ-Ž][^\W\d_]{3,})\s+(?:[IVXLC]+|\d{1,3})\.\s+[A-ZÀ-Ž].*"
)
"""A word and a number: headings come in series, “Law IV”, “Law V”, “Number 7. Of the trade”."""
LETTER_END = re.compile(
    rf"\b{MONTHS}\W(?:[^.;:]{{0,24}}\W)?1?[4-9]\d\d[.\])”]*$"
    r"|\b(?:hundred|thousand|hundert|tausend)(?:\s(?:and\s)?[^\W\d_-]+(?:-[^\W\d_]+)?)?\W?$"
    r"|\b(?:servants?|obedient\w*|humbl[ey]|sincerely|truly|faithfully|sovereign|regards|hands?|amen|vassals?|signatures?)\W{0,2}$"
    r"|[^\W\d_]{3}:$", re.I,
)
"""How a letter or a decree ends before it is signed: with a date, perhaps in words or with “639”, or with a compliment.
"""
INITIALS = re.compile(r"(?![IVXLC]+\.?$)(?:[A-ZÀ-Ž]\.?\s?){1,3}")
SUBSCRIBED = re.compile(
    r"I,? the (?:king|queen|emperor)\b|by (?:order|command) of\b|by the (?:president|king|queen|emperor|governor)\b"
    r"|por mandado de\b|par ordre d[eu]\b|im auftrage?\b"
    r"|yours\b|(?:very )?(?:respectfully|sincerely|truly|faithfully|affectionately)\b",
    re.I,
)
ENDORSED = re.compile(
    r"[\[(](?:[EI]ndorsed|Addressed|Superscri(?:bed|ption)|Docketed|Counter-?signed|Seal(?:ed)?)\b", re.I
)
"""How an editor's note begins on what stands on the back of a letter: below its signature."""
NAME_PARTS = frozenset({"de", "del", "la", "las", "los", "y", "e", "von", "van", "der", "zu", "du", "da", "di"})
FURTHER = re.compile(
    r"(?:suggestions for )?further reading|(?:select(?:ed)? )?bibliograph\w*|works cited|references"
    r"|literatur(?:verzeichnis)?|bibliographie|sources", re.I,
)
DATE_LINE = re.compile(
    rf"(?:[^\W\d_]{{3,12}},?\s+)?(?:{MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?|{MONTHS}\s+\d{{4}}"
    rf"|{MONTHS}\s+\d{{1,2}}\s?[–-]\s?\d{{1,2}}(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th|\.|er)?\s+(?:de\s+)?{MONTHS}(?:\s+(?:de\s+)?\d{{4}})?)\.?", re.I,
)
"""A line that is a date and nothing else: what the entries of a diary or a chronology begin with."""
EMPHASIS = re.compile(r"\*([^*]+)\*")
BOLD_LINE = re.compile(r"(\*\*|__)[^*_]+\1")
OPENERS, CLOSERS = "“\"‘„«»'", "”\"’“»«'"
SAID_END = re.compile(r"[.!?,…–—-]\s?[”\"’“»«']$")
"""How a line ends that someone says."""
INNER_END = re.compile(r"[a-zà-ž]{3,}\. [A-ZÀ-Ž].{20}")
"""The end of a sentence with the beginning of another: an open line that has one is a paragraph a page cut."""
DATED_AT = re.compile(
    rf"(?:^|[.;:]\s+)(?:(?:Given|Dated|Done)\s+)?(?:(?:[Aa]t|[Ii]n|[Ff]rom)\s+)?(?:[A-ZÀ-Ž][\w’'-]*[\s,]+){{1,4}}"
    rf"(?:{MONTHS}\s+\d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}}\.?\s+{MONTHS})[\s,]+\d{{4}}\W*$"
)
"""The place and the day a document was given at, as its last words."""
STYLES = frozenset({
    "don", "doña", "fray", "father", "brother", "sister", "the", "licentiate", "doctor", "sir", "lord", "lady",
    "captain",
    "general", "colonel", "bishop", "archbishop", "mr", "mrs", "dr", "professor", "señor", "herr", "frau", "monsieur",
})
"""How persons are styled before their names."""
BY_WORD = r"(?i:by|von|par)"
BY = re.compile(rf"{BY_WORD}\s+[A-ZÀ-Ž]")
MADE_BY = re.compile(rf"(?:[A-ZÀ-Ž][^\W\d_]+\s)?(?:{BY.pattern})")
"""“By the miller”, “Compiled by Fray Juan”."""
ENTRY_END = re.compile(r"[^\W\d][,.]\s\d{1,3}(?:[-–]\d{1,3})?(?:,\s\d{1,3}(?:[-–]\d{1,3})?)*\.?$")
"""The end of an entry in an index."""
EPIGRAPH = re.compile(r"[“\"«„‘'][^”\"»]{12,}[.!?,;]?[”\"»’'][.,]?\s?(?:--|[–—]|[(\[](?=[^\W\d]))")
"""Words in quotation marks with whose they are; years in brackets tell when, not whose."""
FIELD = re.compile(r"(?:subject|ref(?:erence)?s?|re|to|from|through|cc|date|betreff|an|von|objet|de|à)\s?:", re.I)
"""What a line of the head of a letter or a memorandum begins with."""
LONGEST_HEAD = 110
LONGEST_MARKED = 400
"""Code points of a heading that is numbered as a chapter or in capitals: old ones tell what the chapter is about."""
LONGEST_CLOSED = 70
"""Code points of a title with a full stop, at most: a sentence is seldom shorter and has capitals throughout."""
LONGEST_WITH_SUBTITLE = 220
"""Code points of a title with its subtitle, of one that is marked or counted, of what a chapter is about, at most."""
MOST_LINES = 4
"""Lines of a title, at most."""
SHORTEST_TEXT = 40
"""Code points of a paragraph below a title, at least; what is shorter is a signature, a date, another title."""
MANY_CAPITALS = 0.6
"""Of the words of a title that count, more than so many have capitals.

So it is in five of six of 1,143 headings of other people's texts, and in one of five of 987 short lines of German.
"""
NEARLY_ALL = 0.85
"""The same where little else shows a title; of those short lines of German one in sixteen has as many."""
LONGEST_CAPITALS = 160
"""Code points of a title whose every word that counts has a capital; one with figures is rather a reference."""


PREDICATE = re.compile(
    r"\b(?:I(?=\s[a-z])|[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Tt]hey|[Yy]ou|[Tt]here|is|are|was|were|am|has|have|had|will|would|shall"
    r"|should|may|might|can|could|must|did|does|do|said|[Ii]ch|[Ee]r|[Ss]ie|[Ee]s|[Ww]ir|[Ii]hr|ist|sind|war|waren|hat|haben"
    r"|hatte|hatten|wird|werden|wurde|[Jj]e|[Ii]ls?|[Ee]lles?|[Nn]ous|[Vv]ous|est|sont|était|étaient|ont|avait|fut"
    r"|j|hij|zij|era|fue|è|sono|es)\b(?!\.)|\b[JjCc][’'](?=\w)"
)
"""Words that make a sentence, and that hardly a title has: who acts, and forms of “be”, “have” and their like."""


def bare(chunk: Chunk) -> str:
    """Return the text of a short chunk without marks of headings and of emphasis, and without calls at its end."""
    text = " ".join(line.text for line in chunk.lines[:MOST_LINES])
    text = EMPHASIS.sub(r"\1", HEAD_MARK.sub("", text)).strip("*_ ")
    return without_call(text).rstrip()


def without_call(text: str) -> str:
    """Return *text* without the call of a note at its end.

    >>> without_call("The Mill[^12]"), without_call("The Mill.3"), without_call("In 1871")
    ('The Mill', 'The Mill.', 'In 1871')
    """
    return text[:-LONGEST_CALL] + CALL_END.sub("", text[-LONGEST_CALL:])


def may_be_head(text: str) -> bool:
    """True if nothing in a line itself speaks against a heading.

    >>> may_be_head("PART II"), may_be_head("of the town"), may_be_head("They left it there."), may_be_head("»Nein!«")
    (True, False, False, False)
    """
    is_chapter = is_counted_title(text)
    longest = LONGEST_MARKED if is_chapter or text.isupper() or is_long_title(text) else LONGEST_HEAD
    if text[-1:].isalpha() and title_share(text) == 1 and not any(char.isdigit() for char in text):
        longest = max(longest, LONGEST_CAPITALS)
    if len(text) > longest or not any(char.isalnum() for char in text) or starts_low(text) or FIELD.match(text):
        return False
    if (text[0] == "[" and "]" not in text) or is_cut_saying(text):
        return False
    if INNER_END.search(text) and not (is_chapter or text.endswith(".") or is_long_title(text)):
        return False
    if text.endswith(("!", "?", "...")) and not text.isupper() and is_exclaimed(text):
        return False
    if text.rpartition(" ")[2] in SMALL or text.casefold() in SMALL or (ENTRY_END.search(text) and not is_chapter):
        return False
    if text.startswith(("(", "–", "—", "--", "…")) or text.endswith((",", ";", ":", "-", "—", "–", "…")):
        return is_chapter
    is_marked = is_marked_head(text)
    is_quoting = is_marked and text[0] not in OPENERS and title_share(text) > NEARLY_ALL
    if (is_said(text) and not is_quoting) or (text[0] == "[" and text[-1] == "]"):
        return False
    if text.endswith(("?]", ".]")) and not is_marked:
        return False
    return not text.endswith(".") or is_chapter or text.isupper() or (len(text) < LONGEST_CLOSED and is_marked)


def is_counted_title(text: str) -> bool:
    """True if a line has the number of a chapter, and perhaps its title.

    >>> [is_counted_title(text) for text in ("Third Part", "Livre premier. Le moulin", "Mills. Chapter IV", "Mill")]
    [True, True, True, False]
    """
    is_number = CHAPTER.match(text) or CHAPTER_END.search(text) or COUNTED_HEAD.fullmatch(text)
    return bool(is_number or COUNTED_TITLE.match(text))


def is_exclaimed(text: str) -> bool:
    """True if a line with a mark of exclamation or a question at its end is rather what someone says.

    >>> is_exclaimed("Must the Mill be Moved?"), is_exclaimed("Anna! Anna! Nobody Here?"), is_exclaimed("They went!")
    (False, True, True)
    """
    words = sum(word[0].isalnum() for word in text.split())
    return words < 3 or not is_plain_head(text) or any(mark in text[:-3] for mark in "!?")


def is_long_title(text: str) -> bool:
    """True if a line longer than most titles is one: numbered, its words with capitals, no full stop."""
    return bool(NUMBERED_HEAD.match(text)) and text[-1] not in ".,;:" and title_share(text) > NEARLY_ALL


def says_no_sentence(text: str) -> bool:
    """True if a line has none of the words that make a sentence, and no second sentence begins in it.

    >>> says_no_sentence("Of the mill and its wheels."), says_no_sentence("It was the mill."), says_no_sentence("Mill")
    (True, False, True)
    """
    return not PREDICATE.search(text) and not INNER_END.search(text) and ".—" not in text


def is_said(text: str) -> bool:
    """True if a line stands in quotation marks, whose words they are behind them or not, or ends with what one says.

    >>> is_said("“Leave it.”"), is_said("Er rief: »Halt!«"), is_said("The word “ferry”"), is_said("Deine Anna«")
    (True, True, False, True)
    """
    if (text[0] in OPENERS and text[-1] in CLOSERS) or SAID_END.search(text) or EPIGRAPH.match(text):
        return True
    return text[-1] in "”«" and not any(mark in text[:-1] for mark in "“„»«”")


def is_cut_saying(text: str) -> bool:
    """True if a line opens quotation marks at its beginning and does not close them.

    >>> is_cut_saying("“It is but a watch"), is_cut_saying("“Order” and what it was")
    (True, False)
    """
    closers = QUOTED.get(text[0], "") if text[0] != "‘" else ""  # that may be an apostrophe
    return bool(closers) and not any(mark in text[1:] for mark in closers)


def is_section_mark(text: str) -> bool:
    """True if a line is the number of a section by itself.

    >>> is_section_mark("IV."), is_section_mark("§ 12"), is_section_mark("iv"), is_section_mark("12")
    (True, True, False, False)
    """
    return bool(SECTION_MARK.fullmatch(text.strip("*_ ")))


def is_closed_title(text: str) -> bool:
    """True if a short line is a title with a full stop, as they were set once: each word that counts has a capital.

    >>> is_closed_title("Of the Mill and the Wheels."), is_closed_title("He went away.")
    (True, False)
    """
    content = [word for word in text.rstrip(".").split() if word.lower() not in SMALL]
    is_short = len(text) < LONGEST_CLOSED and len(content) > 1 and text[0] not in "(–—-" and says_no_sentence(text)
    return text.endswith(".") and is_short and not ends_open(text) and title_share(text) == 1


def is_name(text: str) -> bool:
    """True if a line looks like the name of a person: two to six words with capitals, particles aside.

    >>> is_name("Juan de la Cueva"), is_name("The Lock"), is_name("Of the town")
    (True, False, False)
    """
    named = name_words(text)
    if len(named) < 2 or len(text.split()) > 6 or text.isupper():
        return False
    return all(word[0].isupper() and word.casefold() not in SMALL and word.replace(".", "").isalpha() for word in named)


def is_styled(text: str) -> bool:
    """True if a line begins as a person is styled: “Don”, “The Licentiate”, but not “The” alone.

    >>> is_styled("Father Pieter Torvald"), is_styled("The Captain Torvald"), is_styled("The Winter Road")
    (True, True, False)
    """
    first, _, rest = text.casefold().partition(" ")
    return first.rstrip(".") in STYLES - {"the"} or (first == "the" and rest.partition(" ")[0].rstrip(".") in STYLES)


def is_officer(text: str) -> bool:
    """True if a line is a name and what the person is.

    >>> is_officer("Alonso Beltran, his Majesty’s notary"), is_officer("The Lock, and who kept it")
    (True, False)
    """
    name, comma, office = text.partition(", ")
    return bool(comma) and office[:1].islower() and is_name(name)


def name_words(text: str) -> list[str]:
    """Return the words of a name without its particles and without how the person is styled."""
    words = [word for word in text.rstrip(".,").split() if word not in NAME_PARTS]
    return [word for word in words if word.casefold().rstrip(".") not in STYLES]


def is_marked_head(text: str) -> bool:
    """True if a line is in capitals or numbered."""
    return text.isupper() or bool(NUMBERED_HEAD.match(text))


def is_plain_head(text: str) -> bool:
    """True if a line is in capitals or numbered, or most of its words have a capital."""
    return is_marked_head(text) or title_share(text) > MANY_CAPITALS


def title_share(text: str) -> float:
    """Return how many of the words that count begin with a capital.

    >>> title_share("The Objectives of the Great Terror")
    1.0
    """
    words = [w.strip("“”\"'‘’()[].,:;") for w in text.split()]
    words = [w for w in words if w and w[0].isalpha() and w.lower() not in SMALL]
    return sum(w[0].isupper() for w in words) / len(words) if words else 0.0


def is_byline_below(following: Chunk) -> bool:
    """True if what follows a line says whose the text of that title is, and is as short as that."""
    text = bare(following)
    return bool(MADE_BY.match(text) or BY_ALONE.fullmatch(text)) and len(text) < LONGEST_HEAD and text[-1] != ":"


def is_name_below(text: str, following: Chunk | None) -> bool:
    """True if a line below a heading names who wrote what follows."""
    if BY.match(text) and len(text) < 80:
        return True
    words = text.split()
    named = 2 <= len(words) <= 5 and all(w[0].isupper() for w in words) and not any(c.isdigit() for c in text)
    named = named and words[0].casefold() not in SMALL
    return named and following is not None and not text.endswith((".", ":", ",")) and not text.isupper()
