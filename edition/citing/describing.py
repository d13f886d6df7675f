"""What the head of a page says of the work on it: Highwire tags, COinS and schema.org.

Highwire tags are read by Google Scholar and Zotero: https://scholar.google.com/intl/en/scholar/inclusion.html;
COinS is OpenURL 1.0 in the attribute of a span: ANSI/NISO Z39.88-2004, for books, journals, theses and Dublin Core.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import quote

from edition.citing.cited import Cited
from edition.citing.writing import clean, page_range
from edition.model import Name, Work

Pairs = tuple[tuple[str, str], ...]
"""Name and value; names may come again."""

ZOTERO_KINDS = {
    "article": "journalArticle", "book": "book", "chapter": "bookSection", "thesis": "thesis",
    "newspaper": "newspaperArticle", "web": "webpage", "archive": "manuscript",
}
CONTAINER_TAGS = {
    "article": ("citation_journal_title",), "chapter": ("citation_inbook_title", "citation_book_title"),
    "newspaper": ("z:publicationTitle",), "web": ("z:websiteTitle",), "archive": ("z:archive",),
}
SCHEMA_KINDS = {
    "article": "ScholarlyArticle", "book": "Book", "chapter": "Chapter", "thesis": "Thesis",
    "newspaper": "NewsArticle", "web": "WebPage", "archive": "ArchiveComponent",
}
FORMATS = {"article": "journal", "newspaper": "journal", "thesis": "dissertation", "web": "dc", "archive": "dc"}
GENRES = {"article": "article", "newspaper": "article", "book": "book", "chapter": "bookitem"}


# ---- Highwire


def highwire(cited: Cited) -> Pairs:
    """Return the names and contents of `meta` elements; none is empty.

    The names that begin with `z:` are Zotero's own: what kind of work it is, which a book without ISBN does not tell
    it, and fields that Highwire has no tag for. A newspaper has no `citation_journal_title`: with one it is a journal.
    Translators it takes from here only if there is no author; the record that `/unapi` gives has them always.

    >>> highwire(Cited(Work("article", "Tides", container="Annals"), None, "smith.p1"))[1:3]
    (('citation_title', 'Tides'), ('citation_journal_title', 'Annals'))
    """
    work = cited.work
    first, _, last = page_range(work.pages).partition("–")
    is_thesis = work.kind == "thesis"
    rows = (
        ("z:itemType", ZOTERO_KINDS.get(work.kind, "document")), ("citation_title", work.title),
        *((name, work.container) for name in _container_tags(work)),
        *(("citation_author", name) for name in _listed(work.authors)),
        *(("citation_editor", name) for name in _listed(work.editors)),
        *(("z:translators", name) for name in _listed(work.translators)),
        ("citation_publication_date", work.date.replace("-", "/")),
        ("citation_dissertation_institution" if is_thesis else "citation_publisher", work.publisher),
        ("citation_dissertation_name" if is_thesis else "citation_series_title", work.series),
        ("citation_volume", work.volume), ("citation_issue", work.issue),
        ("citation_firstpage", first), ("citation_lastpage", last), ("citation_isbn", work.isbn),
        ("citation_doi", work.doi), ("citation_language", work.language), ("citation_public_url", cited.url),
        ("z:place", work.place), ("z:edition", work.edition), ("z:thesisType", work.series if is_thesis else ""),
    )
    return _filled(rows)


def _container_tags(work: Work) -> tuple[str, ...]:
    return CONTAINER_TAGS.get(work.kind, ())


def _listed(names: Sequence[Name]) -> list[str]:
    """Return *names*, each with its family name in front.

    Zotero takes a single name for two if there is a space on both sides of its comma; a semicolon ends that. The last
    word of a name without a comma it takes for a family name: the comma after a body's name keeps it whole.

    >>> _listed([Name("van der Berg", "Anna Maria")]), _listed([Name("Smith", "Jane"), Name("Water Board")])
    (['van der Berg, Anna Maria;'], ['Smith, Jane', 'Water Board,'])
    """
    shown = [name.inverted if name.given else f"{name.family}," for name in names]
    is_split = len(names) == 1 and " " in names[0].family and " " in names[0].given
    return [f"{shown[0]};"] if is_split else shown


# ---- COinS


def coins(cited: Cited) -> str:
    """Return the context object, for the attribute `title` of a span of class `Z3988`."""
    work = cited.work
    form = FORMATS.get(work.kind, "book")
    fields = _filled((
        ("ctx_ver", "Z39.88-2004"), ("rft_val_fmt", f"info:ofi/fmt:kev:mtx:{form}"),
        ("rft_id", cited.url or work.url), ("rft_id", f"info:doi/{clean(work.doi)}" if work.doi else ""),
        ("rft.genre", GENRES.get(work.kind, "") if form in ("book", "journal") else ""),
        *_coins_titles(work, form), *_coins_names(work, form), ("rft.date", work.date),
        ("rft.language", work.language), *(_coins_imprint(work, form) if form != "dc" else ()),
    ))
    return "&".join(f"{name}={quote(value, safe='')}" for name, value in fields)


def _coins_titles(work: Work, form: str) -> Pairs:
    if form == "journal":
        return ("rft.atitle", work.title), ("rft.jtitle", work.container)
    if form == "book":
        return (("rft.atitle", work.title), ("rft.btitle", work.container)) if work.kind == "chapter" else (
            ("rft.btitle", work.title),)
    is_site = form == "dc"
    return ("rft.title", work.title), ("rft.source", (work.container or work.place) if is_site else "")


def _coins_names(work: Work, form: str) -> Pairs:
    """Return the authors; OpenURL has no field for an editor, so of a book without authors the editors stand there."""
    names = work.authors or (() if work.kind == "chapter" else work.editors)
    if form == "dc":
        return tuple(("rft.creator", name.inverted) for name in names)
    first = (("rft.aulast", names[0].family), ("rft.aufirst", names[0].given)) if names and names[0].given else ()
    return (*first, *(("rft.au", name.inverted) for name in names))


def _coins_imprint(work: Work, form: str) -> Pairs:
    pages = page_range(work.pages).replace("–", "-")
    if form == "journal":
        return ("rft.volume", work.volume), ("rft.issue", work.issue), ("rft.pages", pages)
    if form == "dissertation":
        return ("rft.inst", work.publisher), ("rft.degree", work.series)
    return (
        ("rft.place", work.place), ("rft.pub", work.publisher), ("rft.edition", work.edition),
        ("rft.series", work.series), ("rft.volume", work.volume), ("rft.pages", pages), ("rft.isbn", work.isbn),
    )


# ---- schema.org


def schema(cited: Cited) -> dict[str, object]:
    """Return a description of what is cited as JSON-LD in the words of https://schema.org."""
    work = cited.work
    found: dict[str, object] = {
        "@context": "https://schema.org", "@type": SCHEMA_KINDS.get(work.kind, "CreativeWork"),
        "name": clean(work.title), "author": _people(work.authors),
        "editor": _people(work.editors) if work.kind != "chapter" else None,
        "translator": _people(work.translators), "datePublished": clean(work.date), "inLanguage": clean(work.language),
        "isPartOf": _whole(work), "publisher": _organisation(work.publisher),
        "bookEdition": clean(work.edition) if work.kind == "book" else None, "pagination": page_range(work.pages),
        "isbn": clean(work.isbn) if work.kind == "book" else None, "identifier": cited.anchor,
        "url": cited.url, "sameAs": f"https://doi.org/{clean(work.doi)}" if work.doi else None,
    }
    return {name: value for name, value in found.items() if value}


def _whole(work: Work) -> dict[str, object] | None:
    if not work.container:
        return None
    if work.kind == "article":
        whole: dict[str, object] = {"@type": "Periodical", "name": clean(work.container)}
        if work.volume:
            whole = {"@type": "PublicationVolume", "volumeNumber": clean(work.volume), "isPartOf": whole}
        if work.issue:
            whole = {"@type": "PublicationIssue", "issueNumber": clean(work.issue), "isPartOf": whole}
        return whole
    kind = {"chapter": "Book", "newspaper": "Newspaper", "web": "WebSite"}.get(work.kind, "CreativeWork")
    found = {"@type": kind, "name": clean(work.container)}
    more = {"editor": _people(work.editors), "isbn": clean(work.isbn), "bookEdition": clean(work.edition)}
    return {**found, **({name: value for name, value in more.items() if value} if kind == "Book" else {})}


def _people(names: Iterable[Name]) -> list[dict[str, str]]:
    return [
        {"@type": "Person", "name": clean(name.full), "familyName": clean(name.family),
         **({"givenName": clean(name.forenames)} if name.given else {}),
         **({"honorificSuffix": clean(name.suffix)} if name.suffix else {})}
        for name in names
    ]


def _organisation(name: str) -> dict[str, str] | None:
    return {"@type": "Organization", "name": clean(name)} if name else None


def _filled(rows: Iterable[tuple[str, str]]) -> Pairs:
    return tuple((name, clean(value)) for name, value in rows if clean(value))
