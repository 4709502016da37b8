"""The style of the page of an article: that of the page of a search, and its marks."""

from airwitness.report.article.voices import COLOURS
from airwitness.report.colours import BAD, COPY, HATCH, INK, LINE, LINK, QUIET
from airwitness.report.style import STYLE

_VOICES = "".join(
    f".said.v{n}{{background:{tint}}}.voice.v{n}{{background:{dark}}}"
    f".speaker.v{n}{{box-shadow:inset 0 -2px 0 {dark}}}"
    for n, (tint, dark) in enumerate(COLOURS)
)
_SCREEN = f"""
.answer h1{{font-size:27px;line-height:1.3;margin:0 0 10px;color:{INK};font-weight:650;
max-width:34em;text-wrap:pretty}}
.source{{color:{QUIET};margin:0 0 4px;font-size:15px}}
.caution{{border-inline-start:4px solid {HATCH};padding:2px 0 2px 14px;margin:18px 0 0;
max-width:62em;color:{QUIET};font-size:15px}}
.voices{{list-style:none;margin:10px 0 0;padding:0;display:grid;
grid-template-columns:repeat(auto-fill,minmax(270px,1fr));gap:6px 24px}}
.voices li{{font-size:15px}}
.voices small,.beside-text small{{display:block;color:{QUIET};font-size:13px}}
.voice{{display:inline-block;min-width:20px;height:20px;border-radius:10px;color:#fff;
font-size:12px;font-weight:700;line-height:20px;text-align:center;padding:0 5px;
-webkit-print-color-adjust:exact;print-color-adjust:exact}}
.row{{display:grid;grid-template-columns:minmax(0,1fr) 320px;gap:4px 36px;
border-top:1px solid {LINE};padding:14px 0 12px}}
.row p,.row h3{{margin:0;font-size:17px;line-height:1.72;max-width:40em}}
.row h3{{font-weight:700}}
.block{{color:{QUIET};font-size:12.5px;display:block;margin:0 0 2px}}
.beside-text{{list-style:none;margin:0;padding:0;font-size:14.5px;line-height:1.4}}
.beside-text li{{margin:0 0 9px}}
.doubt{{font-style:italic}}
.said{{padding:2px 0;-webkit-box-decoration-break:clone;box-decoration-break:clone;
-webkit-print-color-adjust:exact;print-color-adjust:exact}}
.speaker{{font-weight:650}}
.cue{{text-decoration:underline dotted {INK} 1.5px;text-underline-offset:4px}}
.hedge{{text-decoration:underline wavy {COPY} 1.2px;text-underline-offset:4px;font-style:italic}}
.inserted{{color:{QUIET};font-style:italic}}
.claim{{border-bottom:2px solid {INK}}}
.hint{{outline:1.5px solid {BAD};outline-offset:1px;border-radius:2px}}
sup a{{text-decoration:none;font-size:11px;font-weight:700;padding:0 2px}}
.tag{{display:inline-block;border:1.5px solid {INK};color:{INK};font-size:11.5px;font-weight:700;
line-height:1;padding:3px 6px;border-radius:3px}}
.tag.quiet{{border-color:{BAD};color:{BAD}}}
.key{{display:flex;flex-wrap:wrap;gap:6px 26px;list-style:none;margin:14px 0 4px;padding:0;
font-size:14px}}
.chain svg{{min-width:720px}}
:target{{outline:2px solid {LINK};outline-offset:3px}}
"""
_PHONE = """
@media (max-width:720px){
.row{grid-template-columns:minmax(0,1fr)}
.beside-text{border-inline-start:3px solid #c9d0d6;padding-inline-start:12px;margin-top:8px}
.answer h1{font-size:22px}
}
"""
_PAPER = """
@page{size:A4;margin:16mm 14mm 18mm;
@bottom-right{content:counter(page) " of " counter(pages);
font:8pt "Liberation Sans",Arial,sans-serif;color:#56616b}}
@media print{
.row{grid-template-columns:minmax(0,1fr) 62mm;gap:4pt 14pt;break-inside:auto}
.row p,.row h3{font-size:11pt;line-height:1.6}
.beside-text{font-size:9pt}
.beside-text li,.voices li,.chain svg{break-inside:avoid}
.chain svg{min-width:0}
:target{outline:0}
}
"""

ARTICLE_STYLE = STYLE + (_SCREEN + _VOICES + _PHONE + _PAPER).replace("\n", "")
