// The look of the HTML page: values of the visual language, light and dark by the reader's own setting, print in ink on
// white. Nothing is fetched: faces are those of the reader's machine, serif for statements.

export const STYLE = `
:root{color-scheme:light dark;--paper:#fff;--chrome:#f6f6f3;--ink:#16181d;--ink-2:#4a505b;--ink-3:#676d78;--hairline:#e2e2dc;--rule:#16181d;--accent:#1b4f9c;--accent-tint:#eaf1fb;--ok:#1b6b3a;--warn:#855000;--stop:#b1241c;--paren:.343em}
@media (prefers-color-scheme:dark){:root{--paper:#15171b;--chrome:#1b1e23;--ink:#e6e7ea;--ink-2:#b3b8c1;--ink-3:#969da8;--hairline:#2d3138;--rule:#c6c9cf;--accent:#8ab4f8;--accent-tint:#1c2c48;--ok:#6cc28c;--warn:#e0a84a;--stop:#f08b80}}
*{box-sizing:border-box}
html{scroll-padding-top:3.2rem}
body{margin:0;color:var(--ink);background:var(--paper);font:14px/1.4 "PT Serif",Georgia,"Times New Roman",serif;font-feature-settings:"tnum" 1,"lnum" 1}
nav,.sans,th[scope=col],caption,.list,footer{font-family:"Golos Text",system-ui,"Segoe UI",Arial,sans-serif}
nav{position:sticky;top:0;z-index:3;display:flex;gap:4px 18px;flex-wrap:wrap;padding:9px 24px;background:var(--chrome);border-bottom:1px solid var(--hairline);font-size:12px}
a{color:var(--accent);text-decoration:none}a:hover{text-decoration:underline}a:focus-visible{outline:2px solid var(--accent);outline-offset:1px}
header,main,footer{max-width:60rem;margin:0 auto;padding:0 24px}
header{padding-top:28px}
h1{font-size:23px;font-weight:400;line-height:1.2;margin:0}
h2{font-size:21px;font-weight:400;line-height:1.2;margin:0}
section{margin-top:56px}
p{margin:0}.org{color:var(--ink-2);font-size:13px}.when{color:var(--ink-2);font-style:italic;margin-bottom:14px}
.draft{display:inline-block;margin-top:12px;color:var(--warn);font-size:12px;font-weight:600}
.scroll{overflow-x:auto}.scroll:focus-visible{outline:2px solid var(--accent)}
table{border-collapse:collapse;width:100%}
caption{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
th,td{padding:4px 8px;vertical-align:bottom;text-align:left;font-weight:400}
th[scope=row]{padding-left:0}
thead th{border-bottom:1px solid var(--rule);color:var(--ink-2);font-size:11px;font-weight:500}
thead th:first-child{padding-left:0}
.statement:not(.components) thead th.n:nth-of-type(2),.statement thead .note+th.n{color:var(--ink);font-weight:600}
.n{text-align:right;white-space:nowrap}td.n,thead th.n{padding-right:calc(8px + var(--paren))}td.neg{padding-right:8px}
.statement thead th.n{white-space:normal}.statement th[scope=row]{min-width:13rem}
.components .scroll{width:68rem;min-width:100%;max-width:min(100vw - 48px,50vw + 30rem - 48px)}
.note{text-align:center;color:var(--ink-3);font-size:12px;width:3rem}
.heading th,.subtotal th,.subtotal td,.total th,.total td{font-weight:700}
.heading th{padding-top:14px}
.subtotal td.n,.total td.n{border-top:1px solid var(--rule)}.total td.n{border-bottom:3px double var(--rule)}
.prior td.n:not(:nth-of-type(1)){color:var(--ink-3)}
.subtotal.prior td.n:not(:nth-of-type(1)),.total.prior td.n:not(:nth-of-type(1)){font-weight:400}
tbody th a{color:inherit}tbody th a:hover{text-decoration-color:var(--accent);text-underline-offset:3px}
tbody tr:hover{background:var(--accent-tint)}tr:target{background:var(--accent-tint)}
.sheet table,.list table{font:12px/1.35 "Golos Text",system-ui,"Segoe UI",Arial,sans-serif;--paren:.38em}
.sheet{max-width:none;margin-left:calc(50% - 50vw + 12px);margin-right:calc(50% - 50vw + 12px)}.sheet>h2,.sheet>p{max-width:60rem;margin-left:auto;margin-right:auto;padding:0 12px}
.sheet th[scope=row],.sheet thead th:first-child{position:sticky;left:0;background:var(--paper);min-width:17rem;padding-left:12px}
.sheet thead th{vertical-align:bottom;min-width:7.5rem;white-space:normal}.sheet tr.account th,.sheet tr.account td{color:var(--ink-3)}
.sheet tbody tr:not(.heading)>*{border-bottom:1px solid var(--hairline)}.sheet tbody th.part{padding-left:12px;font:400 16px/1.2 "PT Serif",Georgia,serif;padding-top:24px;position:static}
.list td,.list th{border-bottom:1px solid var(--hairline);vertical-align:top}.list th[scope=col]{border-bottom-color:var(--rule)}
h3{font-size:13px;font-weight:600;margin:32px 0 8px}.list ul{margin:0;padding:0;list-style:none;font-size:12px}.list li{padding:6px 0;border-bottom:1px solid var(--hairline);overflow-wrap:anywhere}.list li b{font-weight:600}
.ok{color:var(--ok)}.warns{color:var(--warn);font-weight:600}.blocks{color:var(--stop);font-weight:600}.quiet{color:var(--ink-3)}
details{margin-top:16px}summary{cursor:pointer;color:var(--accent);font:12px/2 "Golos Text",system-ui,Arial,sans-serif}
dl{display:grid;grid-template-columns:auto 1fr;gap:2px 16px;font-size:12px;margin:0}dt{color:var(--ink-3)}dd{margin:0;overflow-wrap:anywhere}
footer{margin-top:56px;padding-bottom:40px;border-top:1px solid var(--hairline);padding-top:16px}
@page{size:A4;margin:18mm 16mm}
@media print{:root{color-scheme:light;--paper:#fff;--chrome:#fff;--ink:#000;--ink-2:#333;--ink-3:#555;--hairline:#ccc;--rule:#000;--accent:#000;--accent-tint:#fff}
body{font-size:10pt}nav,.list,details{display:none}header,main,footer{max-width:none;padding:0}
section{break-before:page;margin-top:0}.components .scroll{width:auto;max-width:none}tr{break-inside:avoid}tr.subtotal,tr.total{break-before:avoid}tr.heading{break-after:avoid}thead{display:table-header-group}
.sheet{display:none}a{color:inherit}}
`
