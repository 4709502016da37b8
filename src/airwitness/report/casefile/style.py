"""The style of the report of a case: that of the page of a search, and what it has beside."""

from airwitness.report.colours import BAD, COPY, GOOD, HATCH, INK, LINE, LINK, QUIET
from airwitness.report.style import STYLE

_SCREEN = f"""
.answer .case{{margin:0 0 6px;color:{QUIET};font-size:15px}}
.answer h1{{font-size:27px;line-height:1.3;margin:0 0 18px;color:{INK};font-weight:650;
letter-spacing:-.008em;max-width:34em;text-wrap:pretty}}
h1 bdi,h3 bdi,.states bdi,p bdi{{overflow-wrap:anywhere}}
.answer h1:dir(rtl),.states:dir(rtl){{max-width:none}}
.found{{list-style:none;margin:0 0 18px;padding:0}}
.found>li{{display:grid;grid-template-columns:92px minmax(0,1fr);gap:4px 16px;padding:11px 0 10px;
border-top:1px solid {LINE}}}
.found p{{margin:0}}
.states{{font-size:19px;line-height:1.4;margin:0;max-width:46em;text-wrap:pretty}}
.by,.rests{{color:{QUIET};font-size:14px}}
.found .rests{{margin-top:4px}}
.kind{{font-size:13px;font-weight:700;line-height:1.2;padding:4px 8px;text-align:center;
align-self:start;justify-self:start;min-width:84px;border:1.5px solid {INK};color:{INK};
border-radius:3px;display:inline-block}}
.kind.depicts{{background:{INK};color:#fff}}
.kind.says{{background:#fff}}
.kind.alleges{{border-style:dashed;border-radius:12px}}
.kind.assesses{{border-style:double;border-width:3px;padding:2.5px 6.5px;font-style:italic}}
.kinds{{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:2px 14px;margin:0 0 8px;
font-size:14px}}
.kinds dt{{font-weight:700}}
.kinds dd{{margin:0;color:{QUIET}}}
.state{{font-weight:600;white-space:nowrap}}
.verified{{color:{GOOD}}}
.verified::before{{content:"\\2713\\00a0"}}
.pending{{color:{QUIET}}}
.standing{{border-inline-start:4px solid {HATCH};padding:2px 0 2px 14px;margin:18px 0 0;
max-width:62em}}
.finding,.search{{border-top:1px solid {LINE};padding:14px 0 16px}}
.finding h3,.search h3{{margin:0 0 8px}}
.finding .kind{{margin-inline-start:8px;vertical-align:2px}}
.finding .states{{margin:2px 0 12px}}
.ladder{{margin-top:18px}}
.contents{{margin:22px 0 0;border-top:1px solid {LINE};padding-top:12px}}
.contents h2{{font-size:15px;margin:0 0 4px}}
.clip-digest{{font-size:14px;color:{QUIET};margin:0 0 8px}}
.rejected td,.rejected th{{color:{QUIET};background:#f4f5f6}}
.rejected td:first-of-type time{{text-decoration:line-through}}
.rejected .share svg{{opacity:.35}}
.exhibit{{border-top:1px solid {LINE};padding-top:16px;margin-bottom:26px}}
.part .exhibit>h3{{grid-column:1/-1;margin:0 0 2px;font-size:18px}}
.alone h3 small,.match h3 small{{font-weight:400}}
.singles .pairs{{grid-template-columns:repeat(2,minmax(0,1fr))}}
.actor{{white-space:nowrap}}
.excerpt{{margin:12px 0 0;padding:2px 16px;border-inline-start:3px solid {HATCH}}}
.chain svg{{min-width:720px}}
.card{{flex:1 1 260px;border:1px solid {HATCH};border-radius:3px;padding:10px 14px}}
.card p{{margin:0 0 4px}}
.card .states{{font-size:16px}}
.beside-each-other{{display:flex;flex-wrap:wrap;gap:12px;margin:0 0 14px}}
.answer .figures div{{flex-basis:118px}}
.tag{{display:inline-block;border:1.5px solid {COPY};color:{COPY};font-size:12px;font-weight:700;
line-height:1;padding:3px 6px;border-radius:3px;margin-inline-start:8px;white-space:nowrap}}
.log td:nth-child(6){{min-width:13em}}
:target{{outline:2px solid {LINK};outline-offset:6px}}
.skip{{position:absolute;inset-inline-start:-9999px}}
.skip:focus{{inset-inline-start:8px;top:8px;background:#fff;padding:8px 12px;z-index:2}}
.alarm{{color:{BAD}}}
"""

_PHONE = """
@media (max-width:720px){
.answer h1{font-size:22px}
.found>li{grid-template-columns:minmax(0,1fr)}
.states{font-size:17px}
.log caption{display:block}
.log tr.rejected{padding-inline-start:0}
}
"""

_PAPER = """
@page{size:A4;margin:16mm 14mm 18mm;
@bottom-left{content:"Airwitness, case CASE";font:8pt "Liberation Sans",Arial,sans-serif;
color:#56616b}
@bottom-right{content:counter(page) " of " counter(pages);
font:8pt "Liberation Sans",Arial,sans-serif;color:#56616b}}
@media print{
body{font-size:10pt}
.contents{display:block;margin-top:12pt;padding-top:8pt;font-size:9pt}
.contents ul{display:block;columns:3}
.contents h2{font-size:10pt}
.contents a{padding:1pt 0}
.answer .figures{margin-top:16pt}
.answer .figures div{flex-basis:64px;padding:8pt 8px 8pt 0}
.skip{display:none}
.answer h1{font-size:17pt;margin-bottom:12pt}
.answer .case{font-size:10pt}
.answer{break-after:page}
.states{font-size:11.5pt}
.by,.rests{font-size:9pt}
.found>li{padding:6pt 0;grid-template-columns:72px minmax(0,1fr)}
.kind{font-size:8.5pt;min-width:66px;padding:3px 5px}
.found>li,.card,.chain svg,.standing,.days,.search,.kinds,.excerpt,figure{break-inside:avoid}
.exhibit{break-inside:auto}
.exhibit>h3,.finding>h3,.search>h3{break-after:avoid}
.exhibit .stills,.exhibit figure{break-inside:avoid}
.stills .pairs{break-inside:auto}
.chain svg{min-width:0}
.clip-digest,.lead,.legend,thead,thead tr{break-after:avoid}
tbody tr:first-child{break-before:avoid}
.ladder{break-after:auto}
.share svg{width:56px}
.log thead th{white-space:normal}
.log th,.log td{padding-right:9px}
#custody .digest,#decisions .digest{font-size:7pt;white-space:nowrap;word-break:normal}
#custody td,#custody th{padding:3pt 8pt 3pt 0}

.facts dt,.facts dd{break-inside:avoid}
.finding{break-inside:avoid}
#exhibits,#custody,#checklist{break-before:page}
#exhibits>h2,#custody>h2,#checklist>h2{margin-top:0}
:target{outline:0}
.log td:nth-child(6){min-width:46mm}
.log td:nth-child(7){min-width:34mm}
}
"""


def style_of(case: str) -> str:
    """The one style sheet of the report of a case, with its id at the foot of each page."""
    plain = "".join(c for c in case if c.isascii() and c.isalnum())
    return STYLE + (_SCREEN + _PHONE + _PAPER).replace("\n", "").replace("CASE", plain)
