"""Texts that look as if they were more than texts: markup, templates, links, formulas, signs of YAML, odd characters.

``§`` stands for a marker, by which each is found again in what is made of it. Whatever they are put into, the same
characters come out (``tests/bad/test_injection.py``).
"""

from __future__ import annotations

__all__ = ["FORMULAS", "LITERAL", "SIGNS", "UNSEEN"]

_MARKUP = (
    "<b>§",
    "<b>§</b></b>",
    "<i><u>§",
    "<strike> §</strike>",
    "<br/>§<br>",
    "</para> § <para>",
    "</p> </td> </table> §",
    "<!-- § -->",
    "<![CDATA[§]]>",
    "]]>§",
    "&#0;§",
    "&#x110000;§",
    "&nosuch; § &amp; &lt;b&gt;",
    "&lt;script &gt;§",
    "<?php § ?>",
    "<script> alert('§') </script>",
    "<style> *{color:red} § </style>",
    "<svg onload= alert(1)>§",
    "<iframe src= //a.org/§>",
    "<body onload='§'>",
    '"><img src=x onerror=§>',
    "' onclick='§",
    "<a name=§>",
    "<meta http-equiv= refresh content=0 >§",
    "<w:p> <w:r> <w:t>§ </w:t>",
    "</w:t> </w:r> </w:p> §",
)
_REPORTLAB = (
    '<img src= "/etc/hosts" />§',
    '<img src= "http://a.org/" alt="§" width="1" />',
    '<img src= "file:///x" />§',
    '<img src= "data:,x" />§',
    '<unichar code="65"/>§',
    "<unichar code=\"open ('/tmp/§', 'w')\"/>",
    '<onDraw name="x" label="§"/>',
    "<font color= \"[ [ getattr (pow, '§') ] ]\"> x</font>",
    '<font face="x" size="90"> § </font>',
    '<seq id="§"/>',
    '<seqreset id="§"/>',
    '<index item="§"/>',
    '<bookmark name="§"/>',
    "<greek> § </greek>",
    '<sup rise="99"> § </sup>',
    '<a href="#" color="red"> §</a>',
    "<link dest='A'> §</link>",
    "<evalString> 1+1 </evalString> §",
    "<para indent=500 >§",
)
_LINKS = (
    "javascript: alert(§)",
    '<a href= "javascript: x()"> §</a>',
    '<a href= "file:///etc"> §</a>',
    "[x §](javascript:)",
    "[x §](file:///etc)",
    "[x §](data:,y)",
    "[x §](vbscript:)",
    "file:///etc/§",
    "data:text/ html,§",
    "\\\\example\\§",
)
_MARKDOWN = (
    "![§](/etc/x)",
    "![§][ref]",
    "[§](//a.org 'title')",
    "[§]: //example.org",
    "[^1] §",
    "[^1]: §",
    "<javascript:§ >",
    "# §",
    "###### § ######",
    "§\n===",
    "\n\n# §\n\n",
    "\n\n| a | § |\n|---|---|\n| c | d |",
    "\n\n```\n§\n```",
    "~~~ §",
    "`§`",
    "**§** __x__ *y* _z_ ~~w~~",
    "> §",
    "- § - [ ] x",
    "+ §",
    "1. §",
    "\n\n    § as code",
    "\n\n***\n\n§",
    "\\§\\*\\<\\&",
    "::: timetable §",
    "\n\n::: timetable\n\n§",
    "::: § :::",
    "§  \nbreak",
)
_TEMPLATES = (
    "{} {0} {§}",
    "{0.__class__} §",
    "{session.title} §",
    "%s %d %n %(§)s",
    "%% % §",
    "${§} $(§) `§`",
    "$HOME ~ §",
    "<%= § %>",
    "#{§}",
    "[[§]]",
    "[% § %]",
    "\\N{BULLET} \\x41 \\u0041 §",
)
_YAML = (
    "- § : x",
    "&a § *a",
    "!!python/name:os ['§']",
    "!§",
    "| §",
    "%YAML §",
    "@§",
    "? §",
    "'§' \"§\"",
    "# §: yes",
    "---§",
    "... §",
    "{§: [x, y",
)
_PDF = ("(§)) Tj ET", "/JavaScript (§) >> endobj", "\\050§\\051 \\", "BT /F1 9 Tf (§) Tj")
_ICS = ("END:VEVENT §", "\\nATTENDEE: CN=§:x", "§;,\\;\\,:")

LITERAL = (*_MARKUP, *_REPORTLAB, *_LINKS, *_MARKDOWN, *_TEMPLATES, *_YAML, *_PDF, *_ICS)
"""They come out to the letter, wherever they are put."""

FORMULAS = ("=1+1+§", "=cmd|'/C calc'!A0 §", '=HYPERLINK("x","§")', "+1+§", "-1+§", "@SUM(§)", "\t=1+§", "\r=1+§")
"""They must stand at the beginning of a text, where a spreadsheet would work them out."""

SIGNS = (
    "{{ 7*7 }} §",
    "{{ § }}",
    "{{ ''.__class__.__mro__ }} §",
    "{{ council.secret }} §",
    "{{ config }} §",
    "{{ f() }} §",
    "{% for x in range(9) %}§{% endfor %}",
    "{% include '/etc/passwd' %} §",
    "{# § #}",
    "{#§ .class}",
    "{{ §",
    "§ }}",
    "{{{{ § }}}}",
)
"""The program's own signs: refused in texts that people write, printed as they stand where they come from a list."""

UNSEEN = ("\x07§\x1b[2J", "\x08\x7f§", "\x9b31m§", "\u202e§", "\u2066§\u2069", "\u200b§\ufeff", "§\u00ad")
"""Characters that nobody sees, which ring, move the cursor or turn text round."""
