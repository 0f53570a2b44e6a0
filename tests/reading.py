"""An independent reader of finished PDFs: structure tree, text, bookmarks, fonts, cards. Never asks the generator.

It reads with pikepdf (qpdf), which shares no code with the program, and looks at what validators differ on: every
mcid of a page must be reached from the structure tree and, through the parent tree, come back to the same element;
nothing painted may be unmarked. It also sees what a page shows where, and in what size of type.
"""

from __future__ import annotations

import hashlib
import io
import math
import re
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

import pikepdf

PAINTING = {"Tj", "TJ", "'", '"', "Do", "INLINE IMAGE", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"}
STROKING = {"S", "s", "B", "B*", "b", "b*"}
SHOWING = {"Tj", "TJ", "'", '"'}
NUMBERS = (int, float, Decimal)
MOVING = {"q", "Q", "cm", "BT", "Tf", "TL", "Tm", "Td", "TD", "T*", "'"}


@dataclass
class Node:
    """A structure element as found in the file."""

    role: str
    depth: int
    text: str
    entries: dict
    attributes: dict
    kids: list = field(default_factory=list)
    own_pages: set = field(default_factory=set)

    @property
    def pages(self):
        """The pages, from 0, on which the content of this element and of those below it stands."""
        return self.own_pages.union(*(kid.pages for kid in self.kids))

    def all(self, role):
        """Every element of a role at or below this one, in reading order."""
        found = [self] if self.role == role else []
        return found + [node for kid in self.kids for node in kid.all(role)]

    def words(self):
        """All text at or below this element, in reading order, single-spaced."""
        return " ".join(" ".join([self.text, *(kid.words() for kid in self.kids)]).split())


class Reading:
    """A PDF as a stranger would read it."""

    def __init__(self, source):
        data = source if isinstance(source, bytes) else Path(source).read_bytes()
        self.pdf = pikepdf.open(io.BytesIO(data))
        self.root = self.pdf.Root
        self.page_numbers = {page.obj.objgen: n for n, page in enumerate(self.pdf.pages)}
        self.marked = [_marked(page) for page in self.pdf.pages]
        self.owners = {}
        self.link_owners = {}
        self.repeated = []
        top = self.root.StructTreeRoot.get("/K") if "/StructTreeRoot" in self.root else None
        self.tree = [self._node(kid, 0, None) for kid in _as_list(top)]

    def _node(self, element, depth, page):
        if "/Pg" in element:
            page = self.page_numbers[element.Pg.objgen]
        text, kids, pages = [], [], set()
        for kid in _as_list(element.get("/K")):
            if isinstance(kid, int) or kid.get("/Type") == "/MCR":
                inline = isinstance(kid, int)
                at = page if inline or "/Pg" not in kid else self.page_numbers[kid.Pg.objgen]
                form = None if inline or "/Stm" not in kid else kid.Stm.objgen
                text.append(self._take(at, int(kid if inline else kid.MCID), element, form))
                pages.add(at)
            elif kid.get("/Type") == "/OBJR":
                if kid.Obj.objgen in self.link_owners:
                    self.repeated.append(("link", kid.Obj.objgen))
                self.link_owners[kid.Obj.objgen] = element.objgen
            else:
                kids.append(self._node(kid, depth + 1, page))
        entries = {k[1:]: str(element[k]) for k in ("/T", "/Alt", "/Lang", "/ActualText") if k in element}
        return Node(str(element.S)[1:], depth, "".join(text), entries, _attributes(element), kids, pages)

    def _take(self, page, mcid, element, form=None):
        if form:  # marks in a form count by themselves
            mcid = (form, mcid)
        if (page, mcid) in self.owners:
            self.repeated.append((page, mcid))
        self.owners[page, mcid] = element.objgen
        return self.marked[page].texts.get(mcid, "<missing>")

    def all(self, role):
        """Every element of a role in reading order."""
        return [node for top in self.tree for node in top.all(role)]

    def text(self):
        """All marked text in reading order."""
        return " ".join(top.words() for top in self.tree)

    def dump(self, *tops):
        """The structure tree, or some elements of it, as indented text for golden files."""
        lines, tops = [], tops or self.tree
        least = min(top.depth for top in tops)

        def walk(node):
            extra = "".join(f" {key.lower()}={value!r}" for key, value in node.entries.items())
            extra += "".join(f" {key}={value}" for key, value in sorted(node.attributes.items()))
            text = node.text.strip()
            lines.append("  " * (node.depth - least) + node.role + extra + (f": {text!r}" if text else ""))
            for kid in node.kids:
                walk(kid)

        for top in tops:
            walk(top)
        return "\n".join(lines) + "\n"

    def problems(self):
        """What is wrong with the file's accessibility that we can tell; empty when all is well."""
        wanted = ("/StructTreeRoot", "/MarkInfo", "/Lang", "/Metadata", "/ViewerPreferences")
        bad = [f"catalogue without {key}" for key in wanted if key not in self.root]
        if bad:
            return bad
        if "/ParentTree" not in self.root.StructTreeRoot:
            return ["structure tree without a parent tree"]
        parents = _number_tree(self.root.StructTreeRoot.ParentTree)
        bad += [f"content {where} is nowhere on its page" for where in self._dangling()]
        bad += [f"content {where} is in two elements" for where in self.repeated]
        bad += _heading_problems(self.tree, self.root.StructTreeRoot.get("/RoleMap", {}))
        bad += ["Figure without Alt" for node in self.all("Figure") if not node.entries.get("Alt", "").strip()]
        for number, page in enumerate(self.pdf.pages):
            bad += self._page_problems(number, page, parents)
        return bad

    def _dangling(self):
        return [(page + 1, mcid) for page, mcid in self.owners if mcid not in self.marked[page].texts]

    def _page_problems(self, number, page, parents):
        marked = self.marked[number]
        bad = [f"page {number + 1}: {marked.loose} operators outside any mark"] if marked.loose else []
        bad += [f"page {number + 1}: mcid {mcid} used twice" for mcid in marked.twice]
        table = parents.get(int(page.get("/StructParents", -1)), [])
        for mcid, text in marked.texts.items():
            own, place = table, mcid
            if isinstance(mcid, tuple):
                own, place = parents.get(int(self.pdf.get_object(mcid[0]).get("/StructParents", -1)), []), mcid[1]
            listed = isinstance(own, list | pikepdf.Array) and place < len(own) and own[place] is not None
            owner = own[place].objgen if listed else None
            if owner is None or self.owners.get((number, mcid)) != owner:
                bad.append(f"page {number + 1}: mcid {mcid} and its parent tree entry disagree")
            if "\ufffd" in text or "\0" in text:
                bad.append(f"page {number + 1}: mcid {mcid} shows a glyph without a character")
        for annotation in page.get("/Annots", []):
            parent = parents.get(int(annotation.get("/StructParent", -1)))
            owned = parent is not None and self.link_owners.get(annotation.objgen) == parent.objgen
            if not owned or "/Contents" not in annotation:
                bad.append(f"page {number + 1}: a link is outside the structure or has no description")
        return bad

    def bookmarks(self):
        """(depth, title, page from 0) of every outline entry."""
        found = []
        with self.pdf.open_outline() as outline:

            def walk(items, depth):
                for item in items:
                    target = item.action.D if item.action is not None else item.destination
                    found.append((depth, item.title, self.page_numbers[target[0].objgen]))
                    walk(item.children, depth + 1)

            walk(outline.root, 0)
        return found

    def labels(self):
        """The name of each page as viewers show it."""
        return [page.label for page in self.pdf.pages]

    def destinations(self):
        """{name: page from 0} of every named place."""
        if "/Names" not in self.root or "/Dests" not in self.root.Names:
            return {}
        found = {}
        for name, target in pikepdf.NameTree(self.root.Names.Dests).items():
            array = target.D if isinstance(target, pikepdf.Dictionary) else target
            found[str(name)] = self.page_numbers[array[0].objgen]
        return found

    def links(self):
        """(page from 0, kind of action, where to, description) of every annotation; only links have an action."""
        found = []
        for number, page in enumerate(self.pdf.pages):
            for annotation in page.get("/Annots", []):
                action = annotation.get("/A", {})
                target = action.get("/URI", action.get("/D", ""))
                kind = str(action.get("/S", annotation.Subtype))[1:]
                found.append((number, kind, str(target), str(annotation.get("/Contents", ""))))
        return found

    def xobjects(self):
        """Names of every image or form on any page; papers of ours have none."""
        return [name for page in self.pdf.pages for name in page.get("/Resources", {}).get("/XObject", {})]

    def page_text(self, number):
        """All that a page shows, marked or not, in the order in which it is painted."""
        return " ".join(shown.text for shown in self.marked[number].shown)

    def sizes(self):
        """Every size of type in the file, in points, as it stands on the paper."""
        return {round(shown.size, 2) for marked in self.marked for shown in marked.shown if shown.text.strip()}

    def collisions(self):
        """(page from 0, text, text) wherever two pieces of text are printed over one another."""
        found = []
        for number, marked in enumerate(self.marked):
            boxes = sorted((_box(shown), shown.text) for shown in marked.shown if shown.text.strip())
            for place, (box, text) in enumerate(boxes):
                for other, beside in boxes[place + 1 :]:
                    if other[0] > box[2] - 0.5:
                        break
                    if other[1] < box[3] - 0.5 and box[1] < other[3] - 0.5:
                        found.append((number, text, beside))
        return found

    def crossed(self):
        """(page from 0, text) of all text that an upright or level line runs through."""
        found = []
        for number, marked in enumerate(self.marked):
            level = [(min(a, c), b, max(a, c), b) for a, b, c, d in marked.strokes if b == d]
            upright = [(a, min(b, d), a, max(b, d)) for a, b, c, d in marked.strokes if a == c]
            for shown in marked.shown:
                left, foot, right, top = _box(shown)
                hit = any(x < right and left < z and y < top and foot < w for x, y, z, w in (*level, *upright))
                if shown.text.strip() and hit:
                    found.append((number, shown.text))
        return found

    def outside(self, margin):
        """(page from 0, text) of all text that stands nearer than ``margin`` points to an edge of its page."""
        found = []
        for number, page in enumerate(self.pdf.pages):
            width, height = float(page.mediabox[2]), float(page.mediabox[3])
            for shown in self.marked[number].shown:
                left, foot, right, top = _box(shown)
                if left < margin - 0.5 or right > width - margin + 0.5 or foot < 10 or top > height - 10:
                    found.append((number, shown.text))
        return found

    def folios(self):
        """The folio in each page's footer, read from the page."""
        return [_folio(marked.artifacts) for marked in self.marked]

    def font_programs(self):
        """Digest of every font program stored in the file."""
        programs = []
        for thing in self.pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and "/FontFile2" in thing:
                programs.append(hashlib.sha256(thing.FontFile2.read_bytes()).hexdigest())
        return programs

    def page_fingerprints(self):
        """A digest of what each page paints, with what fonts, on what size."""
        found = []
        for page in self.pdf.pages:
            whole = hashlib.sha256(_content(page))
            whole.update(repr([float(n) for n in page.mediabox]).encode())
            for name, font in sorted(page.Resources.get("/Font", {}).items()):
                whole.update(name.encode() + font.FontDescriptor.FontFile2.read_raw_bytes())
            found.append(whole.hexdigest())
        return found

    def metadata(self):
        """Everything that the file says of itself, as one text."""
        info = " ".join(str(value) for value in (self.pdf.docinfo or {}).values())
        return info + self.root.Metadata.read_bytes().decode()


@dataclass
class Card:
    """A bingo card as it is printed: ``squares`` row by row, the free one among them; ``page`` from 0."""

    code: str
    name: str
    seat: str
    squares: list
    alt: str
    page: int


def cards(reading):
    """Read the cards of a file from its structure tree; one without a name is headed by its seat."""
    found = []
    for section in reading.all("Sect"):
        tables = section.all("Table")
        if not tables:
            continue
        rows = [row.all("TD") for row in tables[0].all("TR")[1:]]
        squares = [[cell.words() for cell in row] for row in rows]
        _, seat, coded, *_ = [p.words() for p in section.all("P")]
        alt = section.all("Figure")[0].entries["Alt"]
        name = section.all("H1")[0].words()
        if seat in ("Name", "Enw"):  # the label of a line to write a name on
            name, seat = "", name
        code = section.entries.get("T") or re.search(r"\b[2-9A-Z]{5}\b", coded)[0]
        (page,) = section.pages
        found.append(Card(code, name, seat, squares, alt, page))
    return found


@dataclass
class Shown:
    """A piece of text where it stands: start in points from the lower left, size on paper, font, mcid."""

    text: str
    x: float
    y: float
    size: float
    font: str
    mcid: int | None
    width: float
    turned: bool = False  # upside down


@dataclass
class Picture:
    """An image where it stands: left, foot, width and height in points, and its mcid."""

    x: float
    y: float
    width: float
    height: float
    mcid: int | None


@dataclass
class _Marked:
    texts: dict
    loose: int
    twice: list
    shown: list
    pictures: list
    strokes: list
    spoken: list = field(default_factory=list)  # texts whose marked content says its language

    def add(self, form):
        """Take in what a form on the page shows."""
        self.texts |= form.texts
        self.loose += form.loose
        for mine, more in ((self.twice, form.twice), (self.shown, form.shown), (self.pictures, form.pictures)):
            mine += more
        self.strokes += form.strokes

    @property
    def artifacts(self):
        """What is shown as an artifact, a line for each piece."""
        return "\n".join(shown.text for shown in self.shown if shown.mcid is None)


def _box(shown):
    """Left, foot, right and top of a piece of level text, without the space at its end."""
    blank = len(shown.text) - len(shown.text.rstrip())
    wide = shown.width - blank * 0.25 * shown.size
    if shown.turned:
        return shown.x - wide, shown.y - 0.66 * shown.size, shown.x, shown.y + 0.2 * shown.size
    right = shown.x + wide
    return shown.x, shown.y - 0.2 * shown.size, right, shown.y + 0.66 * shown.size


class _Pen:
    """Where text goes and how large it is: the parts of the graphics state that matter for it."""

    def __init__(self, fonts):
        self.fonts = fonts
        self.ctm, self.saved = (1, 0, 0, 1, 0, 0), []
        self.text = self.line = (1, 0, 0, 1, 0, 0)
        self.font, self.size, self.leading = "", 0.0, 0.0
        self.drawn, self.point = [], (0, 0)

    def draw(self, op, operands):
        """Go to a point, and note the straight line that leads there."""
        _, _, _, _, x, y = _times((1, 0, 0, 1, *map(float, operands)), self.ctm)
        if op == "l":
            self.drawn.append((*self.point, x, y))
        self.point = (x, y)

    def follow(self, op, operands):
        if op not in MOVING:
            return
        numbers = [float(each) for each in operands if isinstance(each, NUMBERS)]
        match op:
            case "q":
                self.saved.append((self.ctm, self.font, self.size, self.leading))
            case "Q":
                self.ctm, self.font, self.size, self.leading = self.saved.pop()
            case "cm":
                self.ctm = _times(numbers, self.ctm)
            case "BT":
                self.text = self.line = (1, 0, 0, 1, 0, 0)
            case "Tf":
                self.font, self.size = str(operands[0])[1:], float(operands[1])
            case "TL":
                self.leading = numbers[0]
            case "Tm":
                self.text = self.line = tuple(numbers)
            case "Td" | "TD":
                self.text = self.line = _times((1, 0, 0, 1, *numbers), self.line)
                self.leading = -numbers[1] if op == "TD" else self.leading
            case "T*" | "'":
                self.text = self.line = _times((1, 0, 0, 1, 0, -self.leading), self.line)

    def show(self, pieces, mcid):
        """Note pieces of text and move on by their width."""
        font = self.fonts[self.font]
        codes = [code for piece in pieces if isinstance(piece, pikepdf.String) for code in bytes(piece)]
        where = _times(self.text, self.ctm)
        width = sum(map(font.widths.__getitem__, codes)) / 1000 * self.size
        self.text = _times((1, 0, 0, 1, width, 0), self.text)
        text = "".join(map(font.characters.__getitem__, codes))
        scale = math.hypot(where[2], where[3])
        wide, turned = width * math.hypot(*where[:2]), where[0] < 0
        return Shown(text, where[4], where[5], self.size * scale, self.font, mcid, wide, turned)


def _times(a, b):
    """The matrix that applies ``a`` first, then ``b``."""
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _marked(page):
    """Read what a page shows. Pages that paint the same in the same fonts are read once; nobody changes a reading."""
    fonts = {name[1:]: _font(font) for name, font in page.get("/Resources", {}).get("/Font", {}).items()}
    painted = hashlib.sha256(_content(page)).digest()
    key = (painted, *((name, id(font)) for name, font in fonts.items()))  # the fonts are kept, so an id stays theirs
    if "/XObject" in page.get("/Resources", {}):
        return _shown_on(page, fonts)
    if key not in _PAGES:
        _PAGES[key] = _shown_on(page, fonts)
    return _PAGES[key]


_PAGES, _FONTS = {}, {}


def _shown_on(page, fonts, pen=None, form=None):  # noqa: C901 - a case for each kind of operator
    """Read what a page shows, or a form on it; a form that marks its own content is read as it stands there."""
    marked, stack, langs = _Marked({}, 0, [], [], [], []), [], []
    pen, forms = pen or _Pen(fonts), page.get("/Resources", {}).get("/XObject", {})
    for operands, operator in pikepdf.parse_content_stream(page):
        op = str(operator)
        pen.follow(op, operands)
        if op in ("BDC", "BMC"):
            entries = _listed(operands[1], page) if op == "BDC" else {}
            mcid = _mcid(entries, form)
            if mcid is not None:
                marked.twice += [mcid] if mcid in marked.texts else []
                marked.texts.setdefault(mcid, "")
            elif op == "BDC" and stack and "/Lang" in entries:  # a change of language within what is marked
                mcid = stack[-1]
                langs.append((len(stack), str(entries["/Lang"])))
            stack.append(mcid)
        elif op == "EMC":
            stack.pop()
            langs = [each for each in langs if each[0] < len(stack)]
        elif op in ("m", "l"):
            pen.draw(op, operands)
        elif op == "Do" and not stack and (form_shown := _form(forms[operands[0]], pen)):
            marked.add(form_shown)
        elif op in PAINTING:
            marked.strokes += pen.drawn if op in STROKING else []
            pen.drawn = []
            marked.loose += not stack
            mcid = stack[-1] if stack else None
            if op in ("INLINE IMAGE", "Do"):
                wide, _, _, high, x, y = pen.ctm
                marked.pictures.append(Picture(x, y, wide, high, mcid))
            if op in SHOWING:
                shown = pen.show(operands[0] if op == "TJ" else [operands[-1]], mcid)
                marked.shown.append(shown)
                if mcid is not None:
                    marked.texts[mcid] += shown.text
                if langs:
                    marked.spoken.append((shown.text.strip(), langs[-1][1]))
    return marked


def _listed(entries, page):
    """The property list of a mark, which may stand in the resources under a name."""
    return page.Resources.Properties[entries] if isinstance(entries, pikepdf.Name) else entries


def _mcid(entries, form):
    if "/MCID" not in entries:
        return None
    return (form, int(entries["/MCID"])) if form else int(entries["/MCID"])


def _form(form, pen):
    """Read a form as it stands on its page; None for a picture."""
    if form.get("/Subtype") != "/Form":
        return None
    fonts = {name[1:]: _font(font) for name, font in form.get("/Resources", {}).get("/Font", {}).items()}
    inner = _Pen(fonts)
    inner.ctm = _times(tuple(map(float, form.get("/Matrix", (1, 0, 0, 1, 0, 0)))), pen.ctm)
    return _shown_on(form, fonts, inner, form.objgen)


@dataclass
class _Font:
    """What each of the 256 codes of a font shows, and how wide it is in thousandths of its size."""

    characters: list
    widths: list


def _font(font):
    first, widths = int(font.get("/FirstChar", 0)), tuple(map(float, font.get("/Widths", [])))
    key = (font.ToUnicode.read_bytes(), first, widths)
    if key not in _FONTS:
        characters = _to_unicode(key[0])
        room = [0.0] * first + [*widths]
        _FONTS[key] = _Font([characters.get(code, "\ufffd") for code in range(256)], (room + [0.0] * 256)[:256])
    return _FONTS[key]


def _to_unicode(table):
    found = {}
    for line in table.decode("latin-1").splitlines():
        pair = re.fullmatch(r"<([0-9A-F]{2})> <([0-9A-F]{4,})>", line.strip())
        if pair:
            found[int(pair[1], 16)] = bytes.fromhex(pair[2]).decode("utf-16-be")
    return found


def _content(page):
    contents = page.Contents
    if isinstance(contents, pikepdf.Array):
        return b"\n".join(each.read_bytes() for each in contents)
    return contents.read_bytes()


def _attributes(element):
    found = {}
    for each in _as_list(element.get("/A")):
        found |= {key[1:]: str(each[key]) for key in each if key not in ("/O", "/BBox", "/Placement")}
    return found


def _as_list(value):
    if value is None:
        return []
    return list(value) if isinstance(value, pikepdf.Array) else [value]


def _number_tree(node):
    flat = list(node.get("/Nums", []))
    found = {int(key): value for key, value in zip(flat[::2], flat[1::2], strict=True)}
    for kid in node.get("/Kids", []):
        found |= _number_tree(kid)
    return found


def _heading_problems(tree, roles):
    bad, last = [], 0

    def meant(role):
        return meant(str(roles[f"/{role}"])[1:]) if f"/{role}" in roles else role

    def walk(node):
        nonlocal last
        if re.fullmatch(r"H[1-6]", meant(node.role)):
            level = int(meant(node.role)[1])
            if level > last + 1:
                bad.append(f"heading {node.role} after level {last}")
            last = level
        elif node.role == "Part":
            last = 0
        for kid in node.kids:
            walk(kid)

    for top in tree:
        walk(top)
    return bad


def _folio(artifacts):
    found = re.findall(r"^(?:[A-Z]\d?-\d+ of? \d+|[ivxl]+|[2-9A-Z]{5})$", artifacts, re.MULTILINE)
    return found[0] if found else ""
