import { Markup } from '@touchstone/render';

/** One style for screen and paper, light and dark; nothing from elsewhere. */
export const pageStyle = new Markup(`
:root{color-scheme:light dark;--ink:#1c2430;--soft:#5a6675;--line:#c9d1da;--faint:#eef1f5;--paper:#fff;--accent:#1f4e79;--check:#8a5300;--blank:#b3261e}
@media (prefers-color-scheme:dark){:root{--ink:#e4e8ee;--soft:#9fabba;--line:#3d4754;--faint:#232b35;--paper:#1a2029;--accent:#8ab8e6;--check:#f3c06b;--blank:#ff9b93}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.7 system-ui,-apple-system,"PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif;overflow-wrap:anywhere}
main{max-width:1080px;margin:0 auto;padding:32px 24px}
h1{font-size:26px;line-height:1.35;margin:0 0 12px}
h2{font-size:20px;margin:28px 0 8px}
h3{font-size:17px;margin:20px 0 6px}
a{color:var(--accent);text-underline-offset:3px}
a:focus-visible,.scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
.soft,caption{color:var(--soft);font-size:14px}
caption{text-align:left;padding:0 0 6px}
.draft{border:1px solid var(--line);border-left:4px solid var(--check);padding:8px 14px}
.scroll{overflow-x:auto}
.scroll table{min-width:46em}
table{border-collapse:collapse;width:100%;font-size:15px}
th,td{border:1px solid var(--line);padding:6px 10px;text-align:left;vertical-align:top}
thead th{background:var(--faint)}
tbody th{font-weight:600}
.number{white-space:nowrap;font-variant-numeric:tabular-nums}
mark{background:none;color:var(--check)}
mark.blank{color:var(--blank)}
pre{background:var(--faint);border:1px solid var(--line);border-radius:6px;padding:12px 16px;overflow-x:auto;font:14px/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK SC",monospace}
nav ul{padding-left:20px}
@media print{body{font-size:11pt;color:#000;background:#fff}main{max-width:none;padding:0}thead{display:table-header-group}tr,pre{break-inside:avoid}.scroll{overflow:visible}.scroll table{min-width:0}}
`);
