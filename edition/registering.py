"""Changes to the registers: new entries and further spellings, shown first, then written where they belong.

A register is changed in place: what an editor wrote by hand in it, comments and order too, stays as it is.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from xml.sax.saxutils import escape

from edition.dates import bounds
from edition.errors import RegisterError
from edition.model import MENTION_KINDS, SUFFIX, Entry, Form
from edition.names import fold_name
from edition.naming import Unknown
from edition.registers import FILES, LISTS, NAMES, Registers, read_register, write_register
from edition.safekeeping import write_beside
from edition.tagging.people import agree, split_name
from edition.words import fold

COLUMNS = ("name", "kind", "key", "same-as", "note", "perhaps", "count", "spellings", "places")
"""Columns of the table: an editor fills in the second to fifth; what the tool guesses stands in the sixth."""

MORE = ("start", "end")
"""Columns that an editor may add: dates of life, of an event, in EDTF."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing to do to a register."""

    entry: Entry
    """What is added; of a further spelling the entry that gets it."""
    form: Form | None = None
    """The further spelling; None if the whole entry is new."""

    def __str__(self) -> str:
        if self.form is None:
            return f"new {self.entry.key}: {self.entry.name}"
        return f"{self.entry.key} ({self.entry.name}) is also written {self.form.text}"


def write_table(names: Iterable[Unknown]) -> str:
    """Return *names* as CSV to fill in with a spreadsheet and give back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in names:
        perhaps = " ".join(each.same_as) or each.kind
        spellings, places = " | ".join(each.spellings), " || ".join(map(str, each.places))
        writer.writerow((_safe(each.name), "", "", "", "", perhaps, each.count, _safe(spellings), _safe(places)))
    return out.getvalue()


def _safe(cell: str) -> str:
    """Return *cell* so that no spreadsheet takes it for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@")) else cell


def read_table(text: str, registers: Registers) -> tuple[Change, ...]:
    """Return the changes that a filled-in table asks for.

    A row with `same-as` adds the name as a spelling of that entry, which a register or another row of the table has, by
    its key or its name. A row with `kind` and no `same-as` is a new entry, with `key` or one made from the name, and
    with `note` and dates if it has them. Rows without either, and rows that say what is known already, ask for nothing.

    Raises RegisterError with the number of the line if a row cannot be understood.
    """
    reader = csv.DictReader(io.StringIO(text.removeprefix("\ufeff")), delimiter=_delimiter(text))
    reader.fieldnames = [column.strip().lower() for column in reader.fieldnames or ()]
    if "name" not in reader.fieldnames:
        raise RegisterError(f"the table has no column ‘name’; its first line must hold {', '.join(COLUMNS[:4])}.")
    try:
        rows = [(reader.line_num, {str(name): str(cell or "").strip() for name, cell in row.items()}) for row in reader]
    except csv.Error as error:
        raise RegisterError(f"line {reader.line_num}: no row ({error}); is a quotation mark open?") from error
    known = {entry.key: entry for entry in registers}
    changes: list[Change | None] = []
    # New entries first, so that a row may say that it is the same as one that is only made further down.
    for line, row in rows:
        if _name(row) and row.get("kind") and not row.get("same-as"):
            changes.append(change := _new(row, known, line))
            if change is not None:
                known[change.entry.key] = _changed_entry(change)
    same = ((line, _name(row), row.get("same-as", "")) for line, row in rows)
    changes += [_further(name, pointer, known, line) for line, name, pointer in same if name and pointer]
    return tuple(change for change in changes if change is not None)


def _changed_entry(change: Change) -> Entry:
    return replace(change.entry, forms=(*change.entry.forms, change.form)) if change.form else change.entry


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(",;\t", key=first.count)


def _name(row: Mapping[str, str]) -> str:
    return row.get("name", "").removeprefix("'")


def _new(row: Mapping[str, str], known: Mapping[str, Entry], line: int) -> Change | None:
    name, kind = _name(row), row["kind"].lower()
    if kind not in MENTION_KINDS or kind == "work":
        kinds = ", ".join(MENTION_KINDS[:-1])
        hint = " Works are taken in with `variorum works --import`." if kind == "work" else ""
        raise RegisterError(f"line {line}: the kind of ‘{name}’ is ‘{kind}’; it can be {kinds}.{hint}")
    said = row.get("key", "").removeprefix(f"{kind}:")
    key = f"{kind}:{said}" if said else _made(name, kind, known)
    if not _is_id(key.partition(":")[2]):
        raise RegisterError(f"line {line}: ‘{key}’ cannot be a key; use letters, digits and hyphens.")
    if key in known:
        return _further(name, key, known, line)
    start, end = (_date(row, column, line) for column in MORE)
    return Change(Entry(key, _said(name) if kind == "person" else name, (Form(name),), row.get("note", ""), start, end))


def _said(name: str) -> str:
    """Return the name of a person, turned about in a list, the way it is said.

    >>> _said("Beethoven, Ludwig van"), _said("Peter, of Poitiers, bishop"), _said("John Smith, Jr.")
    ('Ludwig van Beethoven', 'Peter, of Poitiers, bishop', 'John Smith, Jr.')
    """
    family, _, given = name.partition(", ")
    is_turned = given[:1].isupper() and "," not in given and not SUFFIX.search(name)
    return f"{given} {family}" if is_turned else name


def _date(row: Mapping[str, str], column: str, line: int) -> str:
    said = row.get(column, "")
    if said and bounds(said) is None:
        where = f"line {line}: the {column} of ‘{_name(row)}’"
        raise RegisterError(f"{where} is ‘{said}’, which is no date; write 1937-07-31 or 1937.")
    return said


def _made(name: str, kind: str, known: Mapping[str, Entry]) -> str:
    """Return the key of an entry that may bear *name*, or a new one: two persons of one surname are two entries."""
    key = f"{kind}:{slug(name, kind)}"
    if key not in known or kind != "person" or _may_be(known[key], name):
        return key
    given = "-".join(split_name(name)[1])
    longer = f"{key}-{slug(given)}" if given else key
    return longer if longer not in known or _may_be(known[longer], name) else _numbered(longer, known)


def _numbered(key: str, known: Mapping[str, Entry]) -> str:
    return next(f"{key}-{number}" for number in count(2) if f"{key}-{number}" not in known)


def _may_be(entry: Entry, name: str) -> bool:
    """Return True if *entry* has no other given names than *name*."""
    said = split_name(name)[1]
    known = [split_name(form)[1] for form in (entry.name, *(form.text for form in entry.forms))]
    return all(agree(said, given) or agree(given, said) for given in known)


def _further(name: str, same: str, known: Mapping[str, Entry], line: int) -> Change | None:
    entry = known.get(same) or _named(same, known)
    if entry is None:
        raise RegisterError(
            f"line {line}: ‘{name}’ is to be the same as ‘{same}’, which no register and no other row has.")
    return None if any(form.text == name for form in entry.forms) else Change(entry, Form(name))


def _named(name: str, known: Mapping[str, Entry]) -> Entry | None:
    """Return the only entry of that name, or None."""
    folded = fold_name(name)
    bearers = [entry for entry in known.values() if fold_name(entry.name) == folded]
    return bearers[0] if len(bearers) == 1 else None


def slug(name: str, kind: str = "") -> str:
    """Return an id made from *name*: of a person the surname, else all words.

    >>> slug("Nikolai Yezhov", "person"), slug("Supreme Court"), slug("Ежов"), slug("Zürich")
    ('yezhov', 'supreme-court', 'ezhov', 'zurich')
    >>> slug("Beethoven, Ludwig van", "person"), slug("Beethoven’s Letters")
    ('beethoven', 'beethovens-letters')
    """
    name = re.sub(r"['’](?=s\b)", "", name.partition(",")[0] if kind == "person" else name)
    words = re.findall(r"[a-z0-9]+", fold(name)) or re.findall(r"[a-z0-9]+", fold_name(name)) or ["x"]
    chosen = "-".join(words[-1:] if kind == "person" else words[:6])
    return chosen if chosen[0].isalpha() else f"n{chosen}"


def _is_id(said: str) -> bool:
    return re.fullmatch(r"[^\W\d][\w.-]*", said) is not None


def apply(changes: Sequence[Change], folder: Path) -> tuple[Path, ...]:
    """Write *changes* into the registers in *folder*; return the files written.

    Raises RegisterError, and writes nothing, if a register does not hold afterwards what it should.
    """
    contents: dict[Path, bytes] = {}
    for kind in MENTION_KINDS:
        ours = [change for change in changes if change.entry.kind == kind]
        if ours:
            contents[folder / FILES[kind]] = _changed(folder / FILES[kind], kind, ours)
    folder.mkdir(parents=True, exist_ok=True)
    for file, content in contents.items():
        write_beside(file, content)
    return tuple(contents)


def _changed(file: Path, kind: str, changes: Sequence[Change]) -> bytes:
    before = read_register(file, kind)
    wanted = _expected(before, changes)
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    for change in changes:
        text = (_with_form(text, change) if change.form else _with_entry(text, change.entry)) if text else ""
    content = text.encode() if text else write_register(wanted, kind)
    with TemporaryDirectory() as folder:
        proof = Path(folder) / file.name
        proof.write_bytes(content)
        if _essence(read_register(proof, kind)) == _essence(wanted):
            return content
    raise RegisterError(f"{file}: the changes would not come out as meant; nothing was written. Edit the file by hand.")


def _expected(before: Iterable[Entry], changes: Iterable[Change]) -> list[Entry]:
    entries = {entry.key: entry for entry in before}
    for change in changes:
        entries[change.entry.key] = _changed_entry(replace(change, entry=entries.get(change.entry.key, change.entry)))
    return list(entries.values())


def _essence(entries: Iterable[Entry]) -> set[tuple[str, frozenset[str]]]:
    """Return what must not be lost: keys and spellings."""
    return {(entry.key, frozenset(form.text for form in entry.forms)) for entry in entries}


def _with_entry(text: str, entry: Entry) -> str:
    tag = LISTS[entry.kind]
    made = write_register([entry], entry.kind).decode()
    inner = re.search(rf"<{tag}\b[^>]*>\s*?\n(.*?)\n?[ \t]*</{tag}>", made, re.DOTALL)
    place = text.rfind(f"</{tag}>")
    if inner is None or place < 0:
        return ""
    line = text.rfind("\n", 0, place) + 1
    place = line if not text[line:place].strip() else place
    return f"{text[:place]}{inner[1]}\n{text[place:]}"


def _with_form(text: str, change: Change) -> str:
    """Return *text* with a further spelling behind the last that the entry has; "" if the entry cannot be found."""
    kind, _, xml_id = change.entry.key.partition(":")
    opened = re.search(rf"<(\w+)\b[^<>]*\bxml:id\s*=\s*([\"']){re.escape(xml_id)}\2", text)
    if opened is None or change.form is None:
        return ""
    end = text.find(f"</{opened[1]}>", opened.end())
    tag, said = NAMES[kind], "short" if kind == "work" else "variant"
    closing = f"</{tag}>"
    last = text.find(closing, opened.end(), end) if kind == "work" else text.rfind(closing, opened.end(), end)
    if last < 0:
        return ""
    last += len(closing)
    line = text.rfind("\n", 0, last) + 1
    indent = text[line:last][:len(text[line:last]) - len(text[line:last].lstrip())]
    new = f'<{tag} type="{said}">{escape(change.form.text)}</{tag}>'
    return f"{text[:last]}\n{indent}{new}{text[last:]}"
