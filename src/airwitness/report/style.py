"""The one style sheet of the page: screen, phone and paper. Its digest stands in the policy."""

from airwitness.report.colours import BAD, COPY, GOOD, HATCH, INK, LINE, LINK, QUIET

_SCREEN = f"""
*{{box-sizing:border-box}}
html{{color-scheme:light;-webkit-text-size-adjust:100%;text-size-adjust:100%}}
body{{margin:0;background:#fff;color:{INK};font:16px/1.5 system-ui,-apple-system,"Segoe UI",
Roboto,"Helvetica Neue","Liberation Sans",Arial,sans-serif;overflow-wrap:break-word}}
main,.top,.foot{{max-width:1056px;margin:0 auto;padding:0 24px}}
a{{color:{LINK};text-underline-offset:2px}}
a:focus-visible,summary:focus-visible,.wide:focus-visible{{outline:3px solid {LINK};
outline-offset:2px}}
bdi{{unicode-bidi:isolate}}
.name{{overflow-wrap:anywhere}}
time,.code{{font-variant-numeric:tabular-nums}}
time,.offset{{white-space:nowrap}}
.digest{{font:13px/1.45 ui-monospace,"DejaVu Sans Mono","Liberation Mono",Menlo,Consolas,
monospace;word-break:break-all}}
.top{{display:flex;flex-wrap:wrap;justify-content:space-between;gap:2px 24px;
padding-top:20px;padding-bottom:12px;color:{QUIET};font-size:14px}}
.brand{{margin:0;color:{INK};font-weight:700;letter-spacing:.01em}}
.brand svg{{width:18px;height:18px;vertical-align:-3px;margin-inline-end:7px}}
.top p{{margin:0}}
.answer{{border-top:3px solid {INK};padding:26px 0 4px}}
h1{{font-size:18px;line-height:1.35;margin:0 0 8px;font-weight:600;color:{QUIET}}}
h1 bdi{{color:{INK}}}
.answer .said{{font-size:27px;line-height:1.36;margin:0;max-width:34em;text-wrap:pretty;
letter-spacing:-.006em}}
.said strong{{color:{COPY}}}
.none .said strong{{color:{INK}}}
.said .name{{font-weight:600}}
.beside{{margin:16px 0 0;padding:0;list-style:none;color:{QUIET};max-width:60em}}
.beside li{{margin:3px 0;padding-inline-start:20px;position:relative}}
.beside li::before{{content:"";position:absolute;inset-inline-start:0;top:.72em;width:10px;
border-top:2px solid {HATCH}}}
.alarm{{margin:20px 0 0;padding:12px 16px;border:2px solid {BAD};color:{BAD};font-weight:600}}
.figures{{display:flex;flex-wrap:wrap;margin:28px 0 0;padding:0;border-top:1px solid {LINE};
border-bottom:1px solid {LINE}}}
.figures div{{flex:1 1 150px;padding:14px 16px 14px 0;display:flex;flex-direction:column-reverse;
justify-content:flex-end}}
.figures dd{{margin:0;font-size:25px;font-weight:650;line-height:1.25;
font-variant-numeric:tabular-nums}}
.figures dt{{font-size:14px;color:{QUIET};line-height:1.35}}
nav{{margin-top:12px;font-size:14px}}
nav ul{{display:flex;flex-wrap:wrap;gap:2px 20px;margin:0;padding:0;list-style:none}}
nav a{{display:inline-block;padding:4px 0}}
section>h2{{font-size:22px;line-height:1.3;margin:54px 0 6px;padding-top:14px;
border-top:1px solid {LINE}}}
.part h3{{font-size:17px;line-height:1.35;margin:26px 0 8px}}
.lead{{margin:0 0 14px;color:{QUIET};max-width:62em}}
.wide{{overflow-x:auto}}
table{{border-collapse:collapse;width:100%;font-size:15px}}
th,td{{text-align:start;vertical-align:top;padding:8px 14px 8px 0;border-bottom:1px solid {LINE}}}
thead th{{font-size:13px;font-weight:600;color:{QUIET};border-bottom:1.5px solid {INK};
vertical-align:bottom;white-space:nowrap}}
tbody th{{font-weight:600}}
td.number,th.number{{text-align:end;font-variant-numeric:tabular-nums;white-space:nowrap}}
td small,th small{{display:block;color:{QUIET};font-size:13px;font-weight:400}}
caption{{text-align:start;color:{QUIET};font-size:14px;padding-bottom:6px}}
.log th a{{font-weight:700}}
.log td:nth-child(4){{white-space:nowrap}}
.log td:nth-child(6){{min-width:15em}}
.first{{display:inline-block;border:1.5px solid {COPY};color:{COPY};font-size:12px;font-weight:700;
line-height:1;padding:3px 6px;border-radius:3px;white-space:nowrap}}
.share svg{{display:block;width:96px;height:12px;margin-top:5px}}
.legend{{display:flex;flex-wrap:wrap;gap:4px 22px;list-style:none;margin:0 0 6px;padding:0;
font-size:14px}}
.legend svg{{width:28px;height:16px;vertical-align:-3px;margin-inline-end:7px}}
figure{{margin:0}}
figure svg{{display:block;width:100%;height:auto}}
.days svg{{margin-bottom:14px}}
.days .small{{display:none}}
svg text{{font-family:inherit;font-variant-numeric:tabular-nums}}
svg a:hover .airing{{fill:{INK}}}
.airings{{border-top:1px solid {LINE};padding:18px 0 10px}}
section>.airings:first-of-type{{border-top:0}}
.part .airings h3{{margin:0 0 12px;font-size:18px}}
h3 small{{font-weight:400;color:{QUIET};font-size:15px;margin-inline-start:8px}}
.match{{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,540px);gap:8px 36px;
margin:0 0 30px}}
.match>h4{{grid-column:1/-1;margin:0;font-size:15px}}
h4 small{{font-weight:400;color:{QUIET};font-size:14px}}
figcaption{{font-size:13.5px;color:{QUIET};margin-top:4px}}
.facts{{display:grid;grid-template-columns:max-content minmax(0,1fr);margin:0;
align-content:start;font-size:15px}}
.facts dt,.facts dd{{margin:0;padding:5px 0;border-bottom:1px solid {LINE}}}
.facts dt{{color:{QUIET};padding-inline-end:18px}}
.facts small{{display:block;color:{QUIET};font-size:13px}}
.pieces,.stills{{grid-column:1/-1}}
.stills{{margin-top:10px}}
.pairs{{display:grid;grid-template-columns:repeat(4,minmax(0,1fr));gap:14px 20px}}
.side{{margin-bottom:8px}}
.side p{{margin:3px 0 0;font-size:13.5px;color:{QUIET}}}
.still{{position:relative;display:inline-block;vertical-align:top}}
.still img{{display:block;max-width:100%;max-height:190px;width:auto;height:auto;
image-rendering:pixelated}}
.still .outline{{position:absolute;inset:0;width:100%;height:100%;overflow:visible}}
.side .no-still{{border:1px dashed {HATCH};padding:14px 10px;margin:0}}
.pieces table{{max-width:660px}}
details{{margin:8px 0}}
summary{{cursor:pointer;color:{LINK};padding:4px 0}}
.two{{display:grid;grid-template-columns:1fr 1fr;gap:0 48px}}
.plain{{margin:0;padding-inline-start:20px}}
.plain li{{margin:5px 0}}
.terms{{margin:0}}
.terms dt{{font-weight:600;margin-top:10px}}
.terms dd{{margin:0;max-width:62em}}
.passed{{color:{GOOD};font-weight:600}}
.failed{{color:{BAD};font-weight:700}}
.not-checked{{color:{QUIET};font-weight:600}}
.foot{{margin-top:56px;padding-top:14px;padding-bottom:40px;color:{QUIET};font-size:14px}}
.foot p{{border-top:3px solid {INK};padding-top:12px;margin:0}}
:target{{scroll-margin-top:12px}}
.airings:target h3{{text-decoration:underline;text-decoration-color:{COPY};
text-decoration-thickness:3px;text-underline-offset:5px}}
"""

_PHONE = """
@media (max-width:720px){
main,.top,.foot{padding-left:16px;padding-right:16px}
.answer .said{font-size:21px}
.figures div{flex-basis:45%}
.figures dd{font-size:21px}
.match,.two{grid-template-columns:minmax(0,1fr)}
.pairs{grid-template-columns:repeat(2,minmax(0,1fr))}
.days .small{display:block}
.days .large{display:none}
.match svg text{font-size:14px}
.facts{grid-template-columns:minmax(0,1fr)}
.facts dt{border-bottom:0;padding-bottom:0}
.facts dd{padding-top:0}
section>h2{margin-top:40px}
.log table,.log tbody,.log tr,.log td,.log th{display:block}
.log thead{display:none}
.log tr{border-bottom:1px solid #c9d0d6;padding:10px 0}
.log td,.log tbody th{border:0;padding:2px 0 2px 92px;position:relative;min-height:1.5em;
text-align:start}
.log [data-label]::before{content:attr(data-label);position:absolute;left:0;color:#56616b;
font-weight:400;font-size:14px}
.log td:empty{display:none}
}
"""

_PAPER = """
@page{size:A4;margin:15mm 14mm 16mm}
@media print{
body{font-size:10.5pt;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main,.top,.foot{max-width:none;padding-left:0;padding-right:0}
.top{padding-top:0}
nav{display:none}
a{color:inherit;text-decoration:none}
.answer .said{font-size:17pt}
section>h2{font-size:14.5pt;margin-top:26pt;break-after:avoid}
h3,h4,.lead,caption{break-after:avoid}
thead{display:table-header-group}
tr,.opening,.match,.figures,.legend,.days svg,.terms dt,.terms dd,.facts dd{break-inside:avoid}
.terms dt{break-after:avoid}
.match{grid-template-columns:minmax(0,1fr) 96mm;gap:4pt 14pt}
.pairs{grid-template-columns:repeat(4,minmax(0,1fr));gap:6pt}
.pair{break-inside:avoid}
.still img{max-height:34mm}
.side p{font-size:8.5pt}
.wide{overflow:visible}
table,.facts{font-size:9.5pt}
.digest{font-size:8pt}
td small,th small,figcaption,.facts small{font-size:8.5pt}
#matches{break-before:page}
#matches>h2{margin-top:0}
summary{display:none}
.lead{break-inside:avoid}
.figures div{flex-basis:90px;padding-right:10px}
.figures dd{font-size:16pt}
.figures dt{font-size:9pt}
details::details-content{content-visibility:visible;display:block;height:auto}
.foot{margin-top:20pt;padding-bottom:0}
}
"""

STYLE = (_SCREEN + _PHONE + _PAPER).replace("\n", "")
