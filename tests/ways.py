"""Ways into a finished file, followed as a reader would: what of bookmarks, links and page labels leads astray."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import groupby

from tests.reading import Reading


def astray(reading: Reading) -> list[str]:
    """Everything that leads elsewhere than it says; empty when all is well."""
    return [*bookmarks_astray(reading), *links_astray(reading), *labels_astray(reading)]


def bookmarks_astray(reading: Reading) -> list[str]:
    """Bookmarks that do not land on the first page of their part or where their words stand, or are out of order."""
    tops = {part.entries["T"]: min(part.pages) for part in reading.all("Part")}
    cards, words, found = _cards(reading), {}, []
    for depth, title, number in reading.bookmarks():
        words.setdefault(number, " ".join(reading.page_text(number).split()))
        right = tops.get(title) == number if depth == 0 else title in cards[number] or title in words[number]
        found += [] if right else [f"the bookmark {title!r} leads to page {number + 1}"]
    # below a part they may follow the order in which a stack of cut sheets lies
    numbers = [number for depth, _, number in reading.bookmarks() if depth == 0]
    if numbers != sorted(numbers) or numbers[:1] != [0]:
        found.append("the bookmarks are not in the order of the pages, from the first")
    wanted = [part.entries["T"] for part in reading.all("Part") if "left blank" not in part.words()]
    if len(wanted) > 1 and [title for depth, title, _ in reading.bookmarks() if depth == 0] != wanted:
        found.append("the bookmarks are not those of the parts")
    return found


def _cards(reading: Reading) -> dict[int, set[str]]:
    """Code and title of each card that has its front on a page, by the page from 0."""
    found = defaultdict(set)
    for section in reading.all("Sect"):
        if "T" in section.entries and (heads := section.all("H1")):
            for number in section.pages:
                found[number].add(f"{section.entries['T']} {heads[0].words()}")
    return found


def links_astray(reading: Reading) -> list[str]:
    """Links inside the file that lead nowhere, or to a page that is not the first of the part that they name."""
    places, labels, found = reading.destinations(), reading.labels(), []
    tops = {min(part.pages) for part in reading.all("Part")}
    within = [link for link in reading.links() if link[1] == "GoTo"]
    for number, _, target, told in within:
        if target not in places:
            found.append(f"a link on page {number + 1} leads to {target!r}, which is nowhere")
        elif places[target] not in tops or ("-" in (label := labels[places[target]]) and label != f"{target}-1"):
            found.append(f"a link on page {number + 1} to {target!r} leads to {labels[places[target]]}")
        elif target not in told:
            found.append(f"a link on page {number + 1} to {target!r} does not say so")
    for number, links in groupby(within, key=lambda link: link[0]):
        firsts = [places[link[2]] for link in links if link[2] in places]
        if firsts != sorted(firsts):
            found.append(f"the links on page {number + 1} are not in the order of the pages to which they lead")
    return found


def labels_astray(reading: Reading) -> list[str]:
    """Pages that viewers call otherwise than their own footer does."""
    if not any(reading.folios()):  # screens have no footer
        return []
    folios = [re.sub(r" of? \d+$", "", folio) or "–" for folio in reading.folios()]
    pairs = enumerate(zip(reading.labels(), folios, strict=True), 1)
    return [f"page {number} is called {label} and says {folio}" for number, (label, folio) in pairs if label != folio]
