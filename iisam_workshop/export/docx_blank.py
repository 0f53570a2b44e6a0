"""A Word file with nothing in it but its styles: made here, so that it carries no other template's past.

Sizes and colours are those of the layout. Word measures type in half points, lengths in twentieths of a point.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Mapping
from xml.sax.saxutils import escape, quoteattr

from iisam_workshop.export.archive import packed
from iisam_workshop.model.layout import Layout, Style, StyleName

__all__ = ["NAMES", "SYMBOLS", "blank_file", "style_id", "word_lang"]

_FONT, _FALLBACK = "Atkinson Hyperlegible Next", "Atkinson Hyperlegible,Arial"
SYMBOLS = "Segoe UI Symbol"
"""What stands on every Windows and has boxes and marks; other systems take a font of their own that has them."""

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
"""Declared at the top: else its prefix would hang on which other libraries the program has loaded."""
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_INDENT = 380

NAMES: Mapping[StyleName, str] = {
    "display": "Title",
    "h1": "Heading 1",
    "h2": "Heading 2",
    "h3": "Heading 3",
    "lead": "Lead",
    "body": "Normal",
    "small": "Small Print",
    "cell": "Table Text",
    "cell-small": "Table Text Small",
    "head": "Table Head",
    "folio": "Footer",
    "prompt": "Prompt",
}
"""Word's style for each style of a layout; the identifiers of the styles are these names without spaces."""

_LEVELS = {"h1": 0, "h2": 1, "h3": 2}
_BUILT_IN = {
    *("Normal", "Title", "Header", "Footer", "Caption", "List Bullet", "List Number"),
    *(f"Heading {n}" for n in range(1, 5)),
}
_LISTS = {"List Bullet": 1, "List Tick": 2, "List Number": 3}


def blank_file(layout: Layout, lang: str) -> bytes:
    """Return an empty file in a layout's styles and a language; its header and footer are still to come."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _relations(
            ("officeDocument", "word/document.xml"), ("extended-properties", "docProps/app.xml"), core=True
        ),
        "docProps/app.xml": f'<Properties xmlns="{_OFFICE}/extended-properties"><Application>iisam-workshop'
        "</Application></Properties>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"/>',
        "word/document.xml": f"<w:document {_W} {_R}><w:body><w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            *((kind, f"{kind}.xml") for kind in ("styles", "numbering", "settings", "fontTable"))
        ),
        "word/styles.xml": f"<w:styles {_W}>{_defaults(lang)}{''.join(_styles(layout))}</w:styles>",
        "word/numbering.xml": _NUMBERING,
        "word/settings.xml": _SETTINGS,
        "word/fontTable.xml": _FONTS,
    }
    return packed({name: (_HEAD + text).encode() for name, text in parts.items()}, zipfile.ZIP_STORED)


def word_lang(lang: str) -> str:
    """Return a language tag as Word knows it, with a country."""
    return {"en": "en-GB", "cy": "cy-GB"}.get(lang, lang)


# -- styles


def _defaults(lang: str) -> str:
    font = f'<w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" w:cs="{_FONT}"/>'
    tag = quoteattr(word_lang(lang))
    spoken = f"<w:lang w:val={tag} w:eastAsia={tag} w:bidi={tag}/>"
    return f"<w:docDefaults><w:rPrDefault><w:rPr>{font}{spoken}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"


def _styles(layout: Layout) -> Iterator[str]:
    colours = {name: getattr(layout.palette, name)[1:] for name in ("ink", "quiet", "accent", "hairline", "tint")}
    for key, name in NAMES.items():
        follow = "Normal" if key in ("display", *_LEVELS) else ""
        style = layout.styles[key]
        yield _paragraph_style(name, _paragraph(style, key), _run(style, colours), follow=follow)
    yield _paragraph_style("Heading 4", '<w:outlineLvl w:val="3"/>', "", based="Heading 3", follow="Normal")
    yield _paragraph_style("Header", "", f'<w:b/><w:color w:val="{colours["ink"]}"/>', based="Footer")
    yield _paragraph_style("Caption", '<w:keepNext/><w:spacing w:before="60" w:after="60"/>', "", based="Small Print")
    for name, number in _LISTS.items():
        numbered = f'<w:numPr><w:numId w:val="{number}"/></w:numPr><w:spacing w:after="40"/>'
        numbered += f'<w:ind w:left="{_INDENT}" w:hanging="{_INDENT}"/>'
        yield _paragraph_style(name, numbered, "", based="Normal")
        small = layout.styles["cell-small"]
        close = f'<w:spacing w:after="20" w:line="{small.leading * 20:.0f}" w:lineRule="atLeast"/>'
        yield _paragraph_style(f"{name} Small", close, _size(small), based=name)
    yield '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default '
    yield 'Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
    yield '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr>'
    yield f'<w:color w:val="{colours["accent"]}"/><w:u w:val="single"/></w:rPr></w:style>'
    yield _table_style(colours)


def _paragraph_style(name: str, paragraph: str, run: str, based: str = "Normal", follow: str = "") -> str:
    default = ' w:default="1"' if name == "Normal" else ""
    custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
    origin = "" if name == "Normal" else f'<w:basedOn w:val="{style_id(based)}"/>'
    after = f'<w:next w:val="{follow}"/>' if follow else ""
    return (
        f'<w:style w:type="paragraph"{default}{custom} w:styleId="{style_id(name)}"><w:name w:val="{_written(name)}"/>'
        f"{origin}{after}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def style_id(name: str) -> str:
    """Return the identifier by which paragraphs name a style."""
    return name.replace(" ", "")


def _written(name: str) -> str:
    """Return a style's name as it stands in files, where Word's own names of some kinds are in small letters."""
    return name.lower() if name.startswith(("Heading", "Header", "Footer", "Caption")) else name


def _paragraph(style: Style, key: str) -> str:
    """Return a style's white and leading; headings stay with what they head."""
    keep = "<w:keepNext/><w:keepLines/>" if key in (*_LEVELS, "display") else ""
    level = f'<w:outlineLvl w:val="{_LEVELS[key]}"/>' if key in _LEVELS else ""
    return (
        f'{keep}<w:spacing w:before="{style.before * 20:.0f}" w:after="{style.after * 20:.0f}" '
        f'w:line="{style.leading * 20:.0f}" w:lineRule="atLeast"/>{level}'
    )


def _run(style: Style, colours: Mapping[str, str]) -> str:
    weight = ("<w:b/>" if "bold" in style.face else "") + ("<w:i/>" if "italic" in style.face else "")
    return f'{weight}<w:color w:val="{colours[style.ink]}"/>{_size(style)}'


def _size(style: Style) -> str:
    return f'<w:sz w:val="{style.size * 2:.0f}"/><w:szCs w:val="{style.size * 2:.0f}"/>'


def _table_style(colours: Mapping[str, str]) -> str:
    line = f'<w:insideH w:val="single" w:sz="4" w:space="0" w:color="{colours["hairline"]}"/>'
    foot = f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{colours["hairline"]}"/>'
    head = f'<w:bottom w:val="single" w:sz="10" w:space="0" w:color="{colours["ink"]}"/>'
    margins = "".join(
        f'<w:{side} w:w="{width}" w:type="dxa"/>'
        for side, width in (("top", 60), ("left", 60), ("bottom", 60), ("right", 100))
    )
    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/></w:style>'
        '<w:style w:type="table" w:customStyle="1" w:styleId="PaperTable"><w:name w:val="Paper Table"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>{foot}{line}</w:tblBorders>'
        f'<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr>'
        f"<w:tcPr><w:tcBorders>{head}</w:tcBorders></w:tcPr></w:tblStylePr></w:style>"
    )


# -- the parts that are always the same


def _relations(*kinds: tuple[str, str], core: bool = False) -> str:
    found = [(f"{_OFFICE}/relationships/{kind}", target) for kind, target in kinds]
    found += [(f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml")] if core else []
    links = (
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(found, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(links)}</Relationships>'


def _level(kind: str, text: str, font: str = "") -> str:
    face = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}"/></w:rPr>' if font else ""
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{escape(text)}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="{_INDENT}" w:hanging="{_INDENT}"/></w:pPr>{face}</w:lvl>'
    )


_LEVEL_OF = (_level("bullet", "•"), _level("bullet", "☐", SYMBOLS), _level("decimal", "%1."))
_NUMBERING = (
    f"<w:numbering {_W}>"
    + "".join(
        f'<w:abstractNum w:abstractNumId="{n}"><w:multiLevelType w:val="singleLevel"/>{level}</w:abstractNum>'
        for n, level in enumerate(_LEVEL_OF, 1)
    )
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n, _ in enumerate(_LEVEL_OF, 1))
    + "</w:numbering>"
)
_SETTINGS = (
    f'<w:settings {_W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
    'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
)
_FONTS = (
    f'<w:fonts {_W}><w:font w:name="{_FONT}"><w:altName w:val="{_FALLBACK}"/><w:family w:val="swiss"/>'
    '<w:pitch w:val="variable"/></w:font></w:fonts>'
)
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    '<Override PartName="/docProps/app.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/>'
    '<Override PartName="/docProps/core.xml" '
    'ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>'
    + "".join(
        f'<Override PartName="/word/{part}.xml" ContentType="{_WORD}.{part}+xml"/>'
        for part in ("styles", "numbering", "settings", "fontTable")
    )
    + "</Types>"
)
