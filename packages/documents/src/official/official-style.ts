import { Markup } from '@touchstone/render';

/** Screen: one sheet of paper in the middle. Print: A4 with the margins of GB/T 9704. Fonts are named, never fetched. */
export const officialStyle = new Markup(`
@page{size:A4;margin:37mm 26mm 35mm 28mm}
*{box-sizing:border-box}
body{margin:0;background:#eceef1;color:#000;font:21px/38px "仿宋_GB2312",FangSong,STFangsong,"Noto Serif CJK SC","Songti SC",SimSun,serif}
main{max-width:794px;margin:24px auto;padding:96px 98px 96px 106px;background:#fff}
.authority{margin:48px 0 60px;text-align:center;color:#d7000f;font:700 48px/1.3 "方正小标宋简体",STZhongsong,"Noto Serif CJK SC",SimSun,serif}
.number{display:flex;justify-content:space-around;margin:0;padding-bottom:12px;border-bottom:3px solid #d7000f;white-space:pre-wrap}
h1{margin:64px 0 40px;text-align:center;text-wrap:balance;font:700 29px/46px "方正小标宋简体",STZhongsong,"Noto Serif CJK SC",SimSun,serif}
h2,h3,h4,h5{margin:0;text-indent:2em;font-size:1em;line-height:inherit}
h2{font-family:SimHei,"Noto Sans CJK SC",sans-serif}
h3{font-family:"楷体_GB2312",KaiTi,STKaiti,"Noto Serif CJK SC",serif}
h4,h5{font-weight:400}
p{margin:0;overflow-wrap:anywhere}
.body{text-indent:2em}
.left{text-align:left}.center{text-align:center}.right{text-align:right}
.attached{margin:38px 0 0 2em;white-space:pre-wrap}
.signature{display:flex;justify-content:flex-end;margin:114px 4em 38px 0;break-inside:avoid;text-align:center}
.attachment{break-before:page;margin-top:96px;padding-top:24px;border-top:1px dashed #b9bec6}
.attachment h1{margin-top:24px}
.label{font-family:SimHei,"Noto Sans CJK SC",sans-serif}
.scroll{overflow-x:auto;margin:8px 0 16px}
table{width:100%;border-collapse:collapse;font-size:14px;line-height:20px}
caption{padding:6px;font:700 17px/26px SimHei,"Noto Sans CJK SC",sans-serif}
th,td{min-width:3.4em;padding:5px 6px;border:1px solid #000;overflow-wrap:anywhere}
td.code{white-space:nowrap}
th{text-align:center;font-weight:700}
thead{display:table-header-group}
tr{break-inside:avoid}
footer{margin-top:96px;border:solid #000;border-width:1.5px 0;font-size:18px}
footer p{padding:0 1em}
footer p+p{border-top:1px solid #000}
.printing{display:flex;justify-content:space-between;gap:1em}
.watermark{position:fixed;inset:0;z-index:1;display:grid;place-content:center;color:rgb(0 0 0/9%);font-size:96px;font-weight:700;line-height:1.2;transform:rotate(-40deg);pointer-events:none}
@media (max-width:640px){body{font-size:18px;line-height:32px}main{margin:0;padding:24px 18px}.authority{font-size:32px;margin:16px 0 32px}h1{margin:32px 0 24px;font-size:24px;line-height:36px}}
@media print{body{background:none;font-size:16pt;line-height:10.227mm}main{max-width:none;margin:0;padding:0}h2,h3,h4,h5{break-after:avoid}.attachment{margin:0;padding:0;border:0}}
`);
