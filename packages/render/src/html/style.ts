/** One style for screen and paper, light and dark; no script, no font, no picture from elsewhere. */
export const style = `
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5a6675;--line:#d9dfe6;--faint:#eef1f5;--paper:#fff;--page:#f5f7f9;--accent:#1f4e79;
--violation:#b3261e;--violation-bg:#fdeceb;--suspected:#8a5300;--suspected-bg:#fff4e0;--undecided:#5b4a9a;--undecided-bg:#f1eefb;
--not-tested:#55606e;--not-tested-bg:#eceff3;--not-found:#1e6b3c;--not-found-bg:#e8f5ec}
@media (prefers-color-scheme:dark){:root{--ink:#e4e8ee;--soft:#9fabba;--line:#343d49;--faint:#232b35;--paper:#1a2029;--page:#12171e;--accent:#8ab8e6;
--violation:#ff9b93;--violation-bg:#43201e;--suspected:#f3c06b;--suspected-bg:#3d2e12;--undecided:#bcaeff;--undecided-bg:#2b2648;
--not-tested:#b3bdc9;--not-tested-bg:#2a323c;--not-found:#86d3a1;--not-found-bg:#173323}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--ink);font:15px/1.65 system-ui,-apple-system,"Segoe UI","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;overflow-wrap:anywhere;text-autospace:normal}
main,header.top,footer{max-width:1120px;margin:0 auto;padding:0 24px}
header.top{padding-top:32px}
h1{font-size:26px;line-height:1.3;margin:0 0 2px}
h2{font-size:20px;line-height:1.35;margin:0 0 14px}
h3{font-size:16px;margin:22px 0 8px}
p{margin:0 0 10px}
.brand{color:var(--accent);font-weight:600;letter-spacing:.04em;margin:0 0 10px}
.soft,caption,.note{color:var(--soft)}
.note{font-size:13.5px}
.legend{margin-bottom:18px}.legend .tag:not(:first-child){margin-left:10px}
section{background:var(--paper);border:1px solid var(--line);border-radius:8px;padding:22px 24px;margin:18px 0}
dl.facts{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:4px 18px;margin:16px 0 0}
dl.facts dt{color:var(--soft)}
dl.facts dd{margin:0}
code{font:13px/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace;background:none}
.sum{display:grid;grid-template-columns:repeat(5,1fr);gap:10px;margin:18px 0 0;padding:0;list-style:none}
.sum li{border-radius:6px;padding:10px 14px;display:flex;flex-direction:column}
.sum b{font-size:26px;line-height:1.2;font-variant-numeric:tabular-nums}
.sum li.zero{color:var(--soft);background:var(--faint)}
.violation{color:var(--violation);background:var(--violation-bg)}
.suspected{color:var(--suspected);background:var(--suspected-bg)}
.undecided{color:var(--undecided);background:var(--undecided-bg)}
.not-tested{color:var(--not-tested);background:var(--not-tested-bg)}
.not-found{color:var(--not-found);background:var(--not-found-bg)}
.tag{display:inline-block;border-radius:4px;padding:0 7px;font-size:13px;font-weight:600;white-space:nowrap;line-height:1.65}
.mark{display:inline-block;border:1px solid var(--line);border-radius:4px;padding:0 6px;font-size:12px;color:var(--soft);white-space:nowrap;line-height:1.6}
nav ul{display:flex;flex-wrap:wrap;gap:4px 18px;list-style:none;padding:0;margin:16px 0 0;font-size:14px}
a{color:var(--accent);text-underline-offset:3px}
a:focus-visible,summary:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
ol.fix{list-style:none;margin:0;padding:0;counter-reset:fix}
ol.fix>li{counter-increment:fix;position:relative;padding:14px 0 14px 44px;border-top:1px solid var(--line)}
ol.fix>li:first-child{border-top:0;padding-top:0}
ol.fix>li::before{content:counter(fix);position:absolute;left:0;top:16px;width:28px;height:28px;border-radius:50%;background:var(--accent);color:var(--paper);font-weight:700;text-align:center;line-height:28px}
ol.fix>li:first-child::before{top:2px}
ol.fix h3{margin:0 0 4px;font-size:17px}
ol.fix dl.facts{margin-top:6px}
.clauses{display:flex;flex-wrap:wrap;gap:4px 6px}
.group{border-top:1px solid var(--line);padding-top:16px;margin-top:20px}
.group:first-of-type{border-top:0;padding-top:0;margin-top:0}
.group>h3{margin:0;font-size:16.5px}
.counts{display:flex;flex-wrap:wrap;gap:4px 6px;margin:6px 0 8px}
.item{margin:12px 0 0}
.item>h4{margin:0;font-size:15px;font-weight:600;display:flex;flex-wrap:wrap;gap:4px 10px;align-items:baseline}
.item>p{margin:2px 0 6px;font-size:13.5px;color:var(--soft)}
ul.quiet{list-style:none;margin:20px 0 0;padding:14px 0 0;border-top:1px solid var(--line)}
ul.quiet:empty{display:none}ul.quiet li{margin:4px 0}
ul.hits{list-style:none;margin:6px 0 0;padding:0}
ul.hits>li{border-left:3px solid var(--line);padding:4px 0 4px 12px;margin:8px 0}
ul.hits>li.is-violation{border-color:var(--violation)}
ul.hits>li.is-suspected{border-color:var(--suspected)}
ul.hits>li.is-undecided{border-color:var(--undecided)}
.hit{margin:0;display:flex;flex-wrap:wrap;gap:2px 8px;align-items:baseline}
.clause{font-variant-numeric:tabular-nums;color:var(--soft);font-size:13.5px}
ol.ladder{list-style:none;margin:6px 0 10px;padding:0}
ol.ladder>li{position:relative;display:flex;flex-wrap:wrap;gap:0 10px;align-items:baseline;padding:3px 0 3px 26px;font-size:14px}
ol.ladder>li::before{content:"";position:absolute;left:5px;top:9px;width:11px;height:11px;border-radius:50%;border:2px solid var(--soft);background:var(--paper);z-index:1}
ol.ladder>li:not(:last-child)::after{content:"";position:absolute;left:10px;top:18px;bottom:-11px;width:0;border-left:2px solid var(--line)}
ol.ladder>li:last-child::before{background:var(--suspected);border-color:var(--suspected)}
ol.ladder>li.by-sdk::before,ol.ladder>li.by-third-party::before{border-color:var(--undecided)}
ol.ladder>li.by-app::before{border-color:var(--accent)}
ol.ladder .why{flex:1 0 100%;color:var(--soft);font-size:13px}
ol.ladder .whose{border:1px solid var(--line);border-radius:4px;padding:0 6px;font-size:12px}
.chain{border:1px solid var(--line);border-radius:6px;padding:8px 14px;margin:8px 0;break-inside:avoid}
.because{margin:0 0 4px}
a.to-chain{white-space:nowrap;font-size:13px}
div[id^=chain-]:target>.chain,details[id^=chain-]:target{outline:2px solid var(--accent);outline-offset:2px}
details{margin:4px 0 0}
summary{cursor:pointer;color:var(--accent);font-size:14px;width:fit-content;max-width:100%}
details.line>summary{font-size:15px;color:var(--ink)}
.scroll{overflow-x:auto;margin:8px 0 4px}
table{border-collapse:collapse;width:100%;font-size:14px}
caption{text-align:left;font-size:13px;padding:0 0 6px}
th,td{text-align:left;vertical-align:top;padding:6px 10px;border-bottom:1px solid var(--line);font-weight:400}
thead th{background:var(--faint);font-weight:600;white-space:nowrap;border-bottom:1px solid var(--line)}
tbody th{min-width:9em}
td:not(:first-child){min-width:5em}
table.proof td:last-child{min-width:16em}
table.matrix td,table.matrix thead th:not(:first-child){text-align:right;font-variant-numeric:tabular-nums}
table.matrix thead th{white-space:normal;min-width:6.5em}
table.sharing th,table.sharing td{border:1px solid var(--line)}
table.sharing td:nth-child(5){min-width:18em}table.sharing code{white-space:nowrap}
.blank{color:var(--soft)}
table.comparison{font-size:13px}
table.comparison th,table.comparison td{border:1px solid var(--line)}
table.comparison thead th{white-space:normal}
table.comparison tbody th{min-width:10.5em}table.comparison td{min-width:5.5em}
.mismatch{display:block;width:fit-content;border-radius:4px;padding:0 6px;margin:3px 0 0;font-size:12.5px;font-weight:600;line-height:1.6;white-space:nowrap}
.mismatch.grave{color:var(--violation);background:var(--violation-bg)}
.mismatch.lesser{color:var(--suspected);background:var(--suspected-bg)}
.mismatch.agrees{color:var(--soft);font-weight:400;padding:0;word-break:normal;white-space:normal}.cells .cell.absent{white-space:nowrap}
.cells{display:flex;flex-direction:column;gap:3px}
table.comparison th,table.comparison td{word-break:keep-all;padding:6px 8px}
table.comparison td:nth-child(4),table.comparison td:nth-child(7){min-width:8.5em}
table.comparison td:nth-child(3){min-width:8em}table.comparison td:nth-child(5){min-width:7.4em}table.comparison td:nth-child(8){min-width:9.5em}
.cell.bad,.cell.bad a{color:var(--violation);font-weight:600}
.cell.warn,.cell.warn a{color:var(--suspected);font-weight:600}
.cell.good,.cell.good a{color:var(--not-found)}
.cell.none{color:var(--soft)}
.cell.absent{color:var(--not-tested);border:1px dashed var(--soft);border-radius:4px;padding:0 6px;width:fit-content;font-size:12.5px;
background:repeating-linear-gradient(135deg,transparent 0 5px,var(--faint) 5px 8px)}
.legend-list{margin:6px 0 14px}
div[id^=cell-]:target{outline:2px solid var(--accent);outline-offset:4px}
figure[id^=screen-]:target,div[id^=run-]:target{outline:2px solid var(--accent);outline-offset:4px}
q.quote{display:block;margin-top:3px;color:var(--soft);font-size:13.5px;quotes:"“" "”"}
ul.plain{margin:4px 0 8px;padding-left:1.2em}
ol.stack{margin:4px 0;padding-left:2.4em;font-size:13px}
svg.timeline{display:block;width:100%;min-width:760px;height:auto;margin:4px 0 10px;font:12px/1 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif}
svg text{fill:var(--ink)}svg text.soft{fill:var(--soft);font-size:11px}
svg .grid{stroke:var(--line);stroke-width:1}svg .base{stroke:var(--line);stroke-width:1}
svg .stroke{fill:none;stroke:var(--accent);stroke-width:1.6}
svg .stroke.is-violation{stroke:var(--violation)}svg .stroke.is-suspected{stroke:var(--suspected)}svg .stroke.is-undecided{stroke:var(--undecided)}
svg .period{stroke:var(--soft);stroke-width:1;stroke-dasharray:2 3}
svg rect.step{fill:var(--faint);stroke:var(--line)}svg rect.step.odd{fill:var(--not-tested-bg)}
svg rect.consent-not-shown,svg rect.consent-other{fill:var(--not-tested-bg)}svg rect.consent-shown{fill:var(--suspected-bg)}
svg rect.consent-refused,svg rect.consent-withdrawn{fill:var(--violation-bg)}svg rect.consent-agreed{fill:var(--not-found-bg)}
svg rect[class^=consent-]{stroke:var(--line)}
.swatch{display:inline-block;width:14px;height:10px;border:1px solid var(--line);margin:0 5px 0 8px}
.swatch.consent-not-shown{background:var(--not-tested-bg)}.swatch.consent-shown{background:var(--suspected-bg)}.swatch.consent-agreed{background:var(--not-found-bg)}
.swatch.consent-refused,.swatch.consent-withdrawn{background:var(--violation-bg)}
.record{border-left:3px solid var(--line);padding:2px 0 2px 12px;margin:8px 0;break-inside:avoid}
.record p{margin:0 0 2px}
figure{margin:0}
figure.screen{display:grid;grid-template-columns:auto minmax(0,1fr);gap:8px 22px;border-top:1px solid var(--line);padding:16px 0 8px;margin-top:12px;break-inside:avoid}
figure.screen h3{margin:0 0 6px;font-size:15px}
.shots{display:flex;gap:12px;align-items:flex-start}
.shots img,.gallery img{max-width:230px;max-height:500px;height:auto;border:1px solid var(--line);border-radius:6px;background:var(--faint)}
.gallery{display:flex;flex-wrap:wrap;gap:14px}.gallery figcaption{max-width:260px;font-size:13px}
svg.outline{flex:none;max-width:100%;height:auto;font:10px/1 system-ui,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif}
svg.outline rect{fill:none;stroke:var(--line)}svg.outline rect.frame{fill:var(--paper);stroke:var(--soft)}
svg.outline rect.control{stroke:var(--accent);fill:var(--faint)}
svg.outline rect.marked{stroke:var(--violation);stroke-width:2.5;fill:var(--violation-bg);fill-opacity:.5}
svg.outline rect.is-suspected{stroke:var(--suspected);fill:var(--suspected-bg)}svg.outline rect.is-undecided{stroke:var(--undecided);fill:var(--undecided-bg)}
svg.outline rect.seen{stroke-width:2}
svg.outline text.marked{fill:var(--violation);font-weight:600}svg.outline text.is-suspected{fill:var(--suspected)}svg.outline text.is-undecided{fill:var(--undecided)}
table.files td:last-child{min-width:16em}
table.steps{width:auto}table.steps td{white-space:nowrap}table.statements td:nth-child(2),table.statements td:nth-child(3){white-space:nowrap}.titled caption{font-size:16px;color:var(--ink);font-weight:600;padding-top:14px}table.statements td:last-child{min-width:20em}
footer{padding-top:4px;padding-bottom:40px;color:var(--soft);font-size:13px}
@media (max-width:640px){main,header.top,footer{padding-left:14px;padding-right:14px}section{padding:16px 14px}
.sum{grid-template-columns:repeat(3,1fr)}.sum li{padding:8px 10px}.sum b{font-size:22px}
dl.facts{grid-template-columns:1fr;gap:0}dl.facts dt{font-size:13px}dl.facts dd{margin:0 0 8px}
table.proof,table.proof caption,table.proof tbody,table.proof tr,table.proof th,table.proof td{display:block;min-width:0!important;border:0;padding:1px 0}
table.proof thead{display:none}table.proof tr{border-bottom:1px solid var(--line);padding:6px 0}
ol.fix>li{padding-left:38px}h1{font-size:22px}
figure.screen{grid-template-columns:1fr}.shots{flex-wrap:wrap}.shots img,svg.outline{max-width:46vw}}
@media print{@page{size:A4;margin:14mm 12mm}
:root{color-scheme:light;--ink:#000;--soft:#444;--line:#bbb;--faint:#f2f2f2;--paper:#fff;--page:#fff;--accent:#1f4e79;
--violation:#b3261e;--violation-bg:#fff;--suspected:#8a5300;--suspected-bg:#fff;--undecided:#5b4a9a;--undecided-bg:#fff;--not-tested:#444;--not-tested-bg:#fff;--not-found:#1e6b3c;--not-found-bg:#fff}
body{font-size:10.5pt;line-height:1.5}main,header.top,footer{max-width:none;padding-left:0;padding-right:0}header.top{padding-top:0}
nav{display:none}section{border:0;border-top:1px solid var(--line);border-radius:0;padding:10px 0;margin:8px 0}
.tag,.sum li{border:1px solid currentColor;background:none}.scroll{overflow:visible}table{font-size:9pt}th,td{padding:3px 6px;min-width:0!important}
thead{display:table-header-group}tr,ol.fix>li,.hit{break-inside:avoid}h2,h3,h4{break-after:avoid}
details.paper::details-content{content-visibility:visible;display:block;block-size:auto}
code{font-size:8.5pt}
table.comparison{font-size:8pt}table.comparison th,table.comparison td{padding:2px 4px;word-break:normal}.mismatch{padding:0;font-size:8pt}
svg.timeline{min-width:0}svg.timeline,.swatch{-webkit-print-color-adjust:exact;print-color-adjust:exact;--suspected-bg:#fff4e0;--violation-bg:#fdeceb;--not-found-bg:#e8f5ec;--not-tested-bg:#eceff3}
svg.outline{--violation-bg:#fdeceb;--suspected-bg:#fff4e0;--undecided-bg:#f1eefb}.legend-list{display:none}}
`;
