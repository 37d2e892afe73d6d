/** The one style of all pages, for screen and paper. Contrast of text is 4.5:1 and more. */
export const style = `:root{--ink:#1b2330;--soft:#536071;--line:#d5dce4;--faint:#f1f4f7;--paper:#fff;--accent:#124f8c;--deep:#0d3a68;--warn:#8f2018;--warn-bg:#fdf0ee;--good:#17603a;--good-bg:#edf7f1;--mark-bg:#fff4dc;--mark:#7a4a00}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:16px}
body{margin:0;background:var(--paper);color:var(--ink);font:17px/1.7 system-ui,-apple-system,"Segoe UI","PingFang SC","Hiragino Sans GB","Microsoft YaHei","Noto Sans CJK SC","Noto Sans SC",sans-serif;overflow-wrap:anywhere;text-autospace:normal}
.top,main,footer{max-width:1040px;margin:0 auto;padding:0 24px}
.skip{position:absolute;left:-9999px;top:0;background:var(--deep);color:#fff;padding:10px 18px;z-index:1}
.skip:focus{left:0}
a{color:var(--accent);text-underline-offset:3px;text-decoration-thickness:1px}
a:hover{text-decoration-thickness:2px}
a:focus-visible,button:focus-visible,input:focus-visible,select:focus-visible,textarea:focus-visible,.scroll:focus-visible,pre:focus-visible{outline:3px solid #d97a00;outline-offset:2px}
main:focus{outline:none}
.bar{display:flex;justify-content:space-between;align-items:center;gap:16px;padding:18px 0 10px}
.brand{display:flex;align-items:center;gap:10px;font-weight:700;font-size:18px;color:var(--deep);text-decoration:none}
.language{flex:none;font-size:15px;padding:6px 0}
.top nav{border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
.top nav ul{display:flex;flex-wrap:wrap;gap:0 26px;list-style:none;margin:0;padding:0}
.top nav a{display:block;padding:9px 0 7px;text-decoration:none;border-bottom:3px solid transparent;font-size:16px}
.top nav a:hover{border-color:var(--line)}
.top nav a[aria-current]{font-weight:700;color:var(--deep);border-color:var(--accent)}
h1{font-size:29px;line-height:1.35;margin:34px 0 10px;text-wrap:balance}
h2{font-size:21px;line-height:1.4;margin:36px 0 10px}
h3{font-size:17px;margin:22px 0 6px}
p{margin:0 0 12px}
.lead{color:var(--soft);max-width:44em}
.soft,.hint,.note{color:var(--soft);font-size:15px}
.note{margin-top:18px;max-width:48em}
.mark{display:inline-block;border-radius:4px;padding:0 8px;font-size:13px;font-weight:600;line-height:1.7;white-space:nowrap;vertical-align:.1em;background:var(--faint);color:var(--ink);letter-spacing:0}
.mark.changed,.mark.demo{background:var(--mark-bg);color:var(--mark)}
.mark.gone{background:var(--warn-bg);color:var(--warn)}
.search{background:var(--faint);border-radius:10px;padding:20px 22px 12px;margin:20px 0 0}
label,legend{font-weight:600}
.search+p{margin-top:16px}
.search label{display:block;margin-bottom:8px}
.ask{display:flex;gap:10px}
.ask input{flex:1;min-width:0}
.search .hint{margin:10px 0 0}
input,select,textarea{font:inherit;color:inherit;background:#fff;border:1px solid #79879a;border-radius:6px;padding:9px 12px;max-width:100%;min-height:46px}
textarea{line-height:1.6;resize:vertical}
button{font:inherit;font-weight:600;background:var(--accent);color:#fff;border:1px solid var(--accent);border-radius:6px;padding:9px 24px;cursor:pointer;min-height:46px}
button:hover{background:var(--deep)}
.filter{display:flex;flex-wrap:wrap;gap:12px 18px;align-items:end;margin:18px 0 22px}
.filter label{display:block;font-size:15px}
.filter input{width:7em}
.items,.fact-list{list-style:none;margin:0;padding:0}
.items>li{border-top:1px solid var(--line);padding:13px 0 11px}
.items>li:last-child{border-bottom:1px solid var(--line)}
.items p{margin:0}
.item{font-size:18px;font-weight:600}
.doors{list-style:none;margin:0;padding:0;display:grid;grid-template-columns:repeat(auto-fill,minmax(270px,1fr));gap:0 32px}
.doors li{border-top:1px solid var(--line);padding:12px 0}
.doors a{display:block;font-weight:600}
.doors span{color:var(--soft);font-size:15px}
.fact{border:1px solid var(--line);border-radius:8px;padding:16px 22px 12px;margin:0 0 16px;break-inside:avoid}
.fact h3{margin:0 0 8px}
.facts{margin:0 0 14px}
.facts>div{display:grid;grid-template-columns:11.5em minmax(0,1fr);gap:0 16px;padding:4px 0}
.facts dt{color:var(--soft)}
.facts dd{margin:0}
.facts ul{margin:0}
.plain,.after{list-style:none;margin:0;padding:0}
.after{color:var(--good);font-weight:600}
.after li{min-width:9em}
.callout{border-left:5px solid var(--accent);background:var(--faint);padding:14px 20px 6px;margin:18px 0;border-radius:0 8px 8px 0}
.callout.warn{border-color:var(--warn);background:var(--warn-bg)}
.callout.good{border-color:var(--good);background:var(--good-bg)}
.callout-title{font-weight:700;margin:0 0 4px}
.callout.warn .callout-title{color:var(--warn)}
.callout ul{margin:0 0 10px;padding-left:1.3em}
.official{border-top:3px solid var(--warn);margin:26px 0 10px;padding:22px 0 2px;max-width:44em}
.official p{text-indent:2em;text-align:justify}
.official .signed{text-align:right;text-indent:0}
.scroll{overflow-x:auto;margin:12px 0 16px}
table{border-collapse:collapse;width:100%;font-size:15.5px;line-height:1.55;overflow-wrap:break-word}
caption{text-align:left;color:var(--soft);padding:0 0 8px}
th,td{border:1px solid var(--line);padding:8px 12px;text-align:left;vertical-align:top;font-weight:400}
td:not(.number){min-width:7em}
thead th{background:var(--faint);font-weight:600;white-space:nowrap}
tbody th{font-weight:600;min-width:6em}
.number{white-space:nowrap;font-variant-numeric:tabular-nums}
.count{text-align:right}
.items+p{margin-top:14px}
.official-list{min-width:62em}
.official-list caption{font-weight:600;color:var(--ink);font-size:17px}
.official-list .ours{background:var(--faint)}
.official-list thead .ours{white-space:normal;min-width:9em}
tr:target>*{background:var(--mark-bg)}
code{font:14px/1.6 ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace}
.digest{font-size:13px;word-break:break-all}
td .digest{display:inline-block;min-width:16em}
pre{background:var(--faint);border:1px solid var(--line);border-radius:6px;padding:14px 16px;overflow-x:auto;margin:0 0 16px}
.paging{display:flex;gap:28px;margin:20px 0}
.years{display:flex;flex-wrap:wrap;gap:4px 20px;list-style:none;padding:0;margin:0 0 18px}
.years a[aria-current]{font-weight:700;color:var(--ink);text-decoration:none}
.days{width:auto;min-width:22em}
.days caption{font-weight:600;color:var(--ink)}
.as-of{font-size:17px}
.privacy{border:1px solid var(--line);border-radius:8px;padding:4px 24px 8px;margin:22px 0}
.privacy h2{margin-top:14px}
fieldset{border:0;border-top:1px solid var(--line);margin:26px 0 0;padding:0}
legend{font-size:20px;padding:0 14px 0 0}
.field{margin:18px 0 0;max-width:40em}
.field label{display:block}
.field .hint{margin:0 0 6px}
.field input,.field textarea,.field select{width:100%}
.field input[type=date],.field select{width:auto;min-width:15em}
.need{color:var(--warn);font-size:14px;font-weight:400}
.wrong{border-left:5px solid var(--warn);padding-left:16px}
.fault{color:var(--warn)}
.wrong input,.wrong textarea,.wrong select{border-color:var(--warn)}
.complaint>button{margin-top:26px}
.trap{position:absolute;left:-9999px;width:1px;height:1px;overflow:hidden}
.receipt{border:2px solid var(--deep);border-radius:10px;padding:20px 26px;margin:22px 0;max-width:34em}
.receipt dl{margin:0}
.receipt dt{color:var(--soft)}
.receipt dd{margin:0 0 8px}
.receipt code{font-size:25px;font-weight:700;letter-spacing:.06em}
.print-only{display:none}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
footer{color:var(--soft);font-size:15px;padding-bottom:36px}
footer::before{content:"";display:block;border-top:1px solid var(--line);margin:56px 0 18px}
footer p{margin:0 0 6px}
@media (max-width:640px){body{font-size:16.5px}.top,main,footer{padding-left:16px;padding-right:16px}h1{font-size:24px;margin-top:24px}h2{font-size:19.5px;margin-top:28px}
.top nav ul{gap:0 20px}.search{padding:16px 16px 10px}.ask{flex-direction:column}.facts>div{grid-template-columns:1fr;padding:5px 0}.facts dt{font-size:14.5px}
.fact{padding:14px 16px 8px}.privacy{padding:2px 16px 6px}.privacy ul{padding-left:1.2em}.receipt{padding:14px 16px}.receipt code{font-size:21px}
.official p{text-align:left}th,td{padding:7px 9px}.days{width:100%;min-width:0}}
@media print{@page{size:A4;margin:16mm 14mm}body{font-size:11pt;line-height:1.55;color:#000}.top nav,.language,.skip,.search,.filter,.paging,.years,form,footer p+p{display:none}
.top,main,footer{max-width:none;padding:0}.bar{padding:0 0 6px;border-bottom:1px solid #999}h1{font-size:18pt;margin-top:12pt}h2{font-size:13pt}
a{color:inherit}.scroll{overflow:visible}.official-list{min-width:0}table{font-size:8.5pt}th,td{padding:3px 5px}thead{display:table-header-group}thead th{white-space:normal}tr,.fact,.receipt{break-inside:avoid}h2,h3{break-after:avoid}
td .digest{min-width:0}.print-only{display:block}footer::before{margin:24pt 0 8pt}}
`;

/** A touchstone with a streak on it. */
export const mark = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect x="2" y="2" width="28" height="28" rx="7" fill="#0d3a68"/><path d="M8 22 21 8" stroke="#f2c14e" stroke-width="4" stroke-linecap="round"/><path d="m16 24 5-5.4" stroke="#f2c14e" stroke-width="2.5" stroke-linecap="round"/></svg>
`;
