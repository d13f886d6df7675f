"""Seconds of the processor that tagging takes as a text grows, with registers of 20,000 names.

    python -m bench tagging

The text is made up: half of its sentences name somebody or something, a tenth give a date or a figure, and one in
twenty of its passages is a note with references. Making the registers ready is counted and shown by itself.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence

from edition.model import Entry, Form, Name, Passage, Text, Work
from edition.registers import Registers
from edition.tagging import Tagger

ENOUGH = 5.0
"""Seconds within which five megabytes are to be tagged."""

PERSONS, PLACES, ORGANISATIONS, GROUPS, EVENTS, WORKS = 12_000, 4_500, 2_000, 300, 600, 600
SYLLABLES = (
    "ka", "ro", "min", "tel", "vo", "dar", "sti", "gor", "len", "pra", "shu", "zhe", "bar", "nov", "lis", "tam")
ENDINGS = ("ov", "sky", "in", "enko", "er", "man", "ich", "son")
SENTENCES = (
    "{person} had written to {surname} that nothing would come of it, and {surname} kept the letter.",
    "In {place} the harvest was poor, and whoever could went on to {place} before the snow.",
    "The {org} met on {day} {month} 19{year} and heard {person} for two hours without a question.",
    "Of the {number} men who had come only {number} were still there when the bridge was opened.",
    "It rained, and the road to the station could not be used by anything that had wheels.",
    "Nobody remembered who had first said so, but everyone had heard it from somebody else.",
    "They waited in the yard until the lamps were lit, and then they went home one by one.",
    "What was decided there is known from the minutes; what was said is known from the memoirs.",
)


def main(sizes: Sequence[int] = (1, 5)) -> None:
    """Print seconds and spans for texts of *sizes* megabytes, and growth a megabyte; exit with 1 if it is too slow."""
    draw = random.Random(11)
    registers = made_up_registers(draw)
    started = time.process_time()
    tagger = Tagger(registers)
    ready = time.process_time() - started
    print(f"{len(registers):>8} names made ready in {ready:.2f} s", flush=True)
    costs = []
    for size in sizes:
        text = made_up(size * 1_000_000, registers, draw)
        started = time.process_time()
        tagged = tagger.tagged(text)
        seconds = time.process_time() - started
        costs.append(seconds / size)
        spans = sum(len(passage.spans) for passage in tagged.passages)
        print(f"{size:>6} MB  {len(text.passages):>7} passages  {spans:>8} spans  {seconds:6.2f} s", flush=True)
    print(f"{'':>9} a megabyte of the largest takes {costs[-1] / costs[0]:.2f} × one of the smallest")
    if ready + costs[-1] * 5 > ENOUGH:
        sys.exit(f"five megabytes take {ready + costs[-1] * 5:.1f} s; {ENOUGH} s are enough")


def made_up_registers(draw: random.Random) -> Registers:
    """Return registers of 20,000 entries with made-up names, spread over all kinds."""
    used: set[str] = set()
    persons = []
    for number in range(PERSONS):
        given, family = f"{_word(draw, 2)} {draw.choice('ABCDEFGHKLMNPRSTV')}.", _new(draw, used, ENDINGS)
        persons.append(Entry(f"person:p{number}", f"{given} {family}", (Form(f"{given} {family}"), Form(family))))
    places = [Entry(f"place:l{number}", _new(draw, used, ("grad", "burg", "ovo", "aya"))) for number in range(PLACES)]
    bodies = ("Committee of", "Commission for", "Institute of", "Board of")
    orgs = [Entry(f"org:o{number}", f"{draw.choice(bodies)} {_new(draw, used, ('ics',))}")
            for number in range(ORGANISATIONS)]
    groups = [Entry(f"group:g{number}", _new(draw, used, ("ists", "ians"))) for number in range(GROUPS)]
    events = [Entry(f"event:e{number}", f"Congress of {_new(draw, used, ('sk',))}") for number in range(EVENTS)]
    titles = [f"The History of {_new(draw, used, ('ia',))}" for _ in range(WORKS)]
    works = [Entry(f"work:w{number}", title, work=Work(title=title, authors=(Name(_word(draw, 3)),), date="1990"))
             for number, title in enumerate(titles)]
    return Registers((*persons, *places, *orgs, *groups, *events, *works))


def made_up(size: int, registers: Registers, draw: random.Random) -> Text:
    """Return a text of *size* characters that names the entries of *registers*, some often, most seldom."""
    return Text("made-up", "Made up", passages=tuple(_passages(size, registers, draw)))


def _passages(size: int, registers: Registers, draw: random.Random) -> Iterator[Passage]:
    length = number = 0
    while length < size:
        is_note = number % 20 == 19
        text = _note(registers, draw) if is_note else " ".join(_sentence(registers, draw) for _ in range(6))
        yield Passage("made-up", f"b{number}", "note" if is_note else "p", text)
        length += len(text)
        number += 1


def _sentence(registers: Registers, draw: random.Random) -> str:
    person = _one(registers, "person", draw)
    return draw.choice(SENTENCES).format(
        person=person.name, surname=person.name.split()[-1], place=_one(registers, "place", draw).name,
        org=_one(registers, "org", draw).name, day=draw.randint(1, 28), month=draw.choice(("May", "July", "August")),
        year=draw.randint(10, 99), number=draw.randint(2, 90_000))


def _note(registers: Registers, draw: random.Random) -> str:
    said = (f"{_one(registers, 'person', draw).name}, {_one(registers, 'work', draw).name} (London, 1990), "
            f"pp. {draw.randint(1, 300)}" for _ in range(3))
    return "See " + "; ".join(said) + "."


def _one(registers: Registers, kind: str, draw: random.Random) -> Entry:
    entries = registers.of_kind(kind)
    return entries[min(int(draw.paretovariate(0.5)) - 1, len(entries) - 1)]


def _new(draw: random.Random, used: set[str], endings: Sequence[str]) -> str:
    while (name := _word(draw, draw.randint(2, 4)) + draw.choice(endings)) in used:
        pass
    used.add(name)
    return name


def _word(draw: random.Random, syllables: int) -> str:
    return "".join(draw.choices(SYLLABLES, k=syllables)).capitalize()


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or (1, 5))
