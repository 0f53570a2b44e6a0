"""How web pages look: one small sheet of style inside the page, for screens of any width and for paper."""

from __future__ import annotations

from string import Template

from iisam_workshop.model.layout import Palette, PaperSize

__all__ = ["style_sheet"]

_SHEET = Template("""
@page{size:$paper$turned;margin:16mm 18mm}
*{box-sizing:border-box}
html{color:$ink;background:$ground;font:1.125rem/1.45 "Atkinson Hyperlegible Next","Atkinson Hyperlegible",Verdana,\
Arial,sans-serif;-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0}
main{max-width:$measure;margin:0 auto;padding:1rem;overflow-wrap:break-word}
h1{font-size:1.8rem;line-height:1.2;margin:.4em 0}
h2{font-size:1.35rem;line-height:1.3;margin:1.2em 0 .3em}
h3,h4,h5,h6{font-size:1.1rem;line-height:1.3;margin:1em 0 .2em}
p{margin:0 0 .6em}
a{color:$accent;text-decoration:underline}
a:focus,.scroll:focus{outline:3px solid $ink;outline-offset:2px}
ul,ol{margin:0 0 .6em;padding-left:1.6em}
.lead{font-size:1.25rem}
.prompt{font-size:1.15rem}
.small,.cell-small,figcaption,caption{font-size:1rem}
.small,figcaption,caption{color:$quiet}
.head{font-weight:bold}
.band{font-weight:bold;border:2px solid $ink;padding:.3em .6em}
.box{background:$tint;border-left:4px solid $accent;padding:.6em 1em;margin:.6em 0 1em}
.cut{background:none;border:2px dashed}
.box>:last-child,td>:last-child,th>:last-child{margin-bottom:0}
.scroll{overflow-x:auto;margin:0 0 1em}
table{border-collapse:collapse;width:100%;margin:0 0 1em}
.scroll>table{margin:0}
caption{text-align:left;padding:0 0 .3em}
th,td{text-align:left;vertical-align:top;padding:.35em .8em .35em 0;border-bottom:1px solid $hairline}
th.right,td.right{text-align:right}
thead th,thead td{border-bottom:2px solid $ink;vertical-align:bottom}
tbody th{font-weight:inherit}
tr.quiet th,tr.quiet td{color:$quiet}
tr.strong th,tr.strong td{border-bottom:2px solid $quiet}
.tags,.ticks,.names,.day{list-style:none;padding-left:0}
.tags{display:flex;flex-wrap:wrap;gap:0 1em;font-size:1rem;margin:0}
.ticks li{position:relative;padding-left:1.7em;min-height:1.4em}
.ticks li::before{content:"";position:absolute;left:.1em;top:.25em;width:.85em;height:.85em;border:1.5px solid $ink}
.tick{display:inline-block;width:.85em;height:.85em;border:1.5px solid $ink;vertical-align:-.06em}
.mark{width:.85em;height:.85em;vertical-align:-.06em;margin-right:.35em}
figure{margin:.6em 0 1em}
.journey{width:100%;max-width:36rem;height:auto;display:block}
.plot{width:100%;max-width:38rem;height:auto;display:block}
svg text{font-size:15px;fill:$ink}
.journey .here{font-weight:bold}
.line,.strong-line,.axis{fill:none;stroke:$quiet;stroke-width:1.5}
.strong-line{stroke:$ink;stroke-width:3}
.axis{stroke:$ink}
.area{fill:$hairline}
.zone{fill:$tint}
.kind{font-size:1rem;margin:0}
.logo{display:block;max-width:14rem;max-height:6rem;width:auto;height:auto;margin:0 0 .6em}
.sample{width:1.8em;height:1em;vertical-align:-.15em;margin-right:.5em}
.day li{border-top:1px solid $hairline;padding:.15em 0}
.pair{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,17rem),1fr));gap:0 2rem}
.columns{columns:12rem;column-gap:1.5rem}
@media(max-width:30rem){th,td{overflow-wrap:anywhere}}
@media print{
html{font-size:14pt}
main{max-width:none;padding:0}
.sheet+.sheet,.turn{break-before:page}
.together,.box,tr,figure{break-inside:avoid}
h1,h2,h3,h4,h5,h6{break-after:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
a{color:inherit}
}
""")


def style_sheet(palette: Palette, paper: PaperSize = "A4", ground: str | None = None, *, landscape: bool) -> str:
    """Return the style in a layout's colours; papers in landscape are wider on a screen, too."""
    colours = {name: getattr(palette, name) for name in ("ink", "quiet", "accent", "hairline", "tint")}
    turned, measure = (" landscape", "64rem") if landscape else ("", "46rem")
    return _SHEET.substitute(
        colours, paper=paper if paper != "Letter" else "letter", ground=ground or "#fff", turned=turned, measure=measure
    )
