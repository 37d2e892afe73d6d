import type { Text } from '@touchstone/rules';
import type { Lang } from './lang.ts';
import { problemDetails } from './problem-details.ts';

/** A problem code in words: what kind of file was wrong, then the code's own words. */
export function explainProblem(code: string, lang: Lang): string {
  const own = Object.hasOwn(problemDetails, code) ? problemDetails[code] : undefined;
  if (own !== undefined) return own[lang];
  const slash = code.indexOf('/');
  const family = problemFamilies[slash < 0 ? code : code.slice(0, slash)]?.[lang];
  const detail = code.slice(slash + 1).replaceAll('-', ' ');
  if (family === undefined) return detail;
  return lang === 'zh' ? family : `${family}: ${detail}`;
}

/** By the part of the code before the slash. */
const problemFamilies: Readonly<Record<string, Text>> = {
  zip: { zh: '压缩包结构异常', en: 'archive structure' },
  axml: { zh: '二进制 XML 异常', en: 'binary XML' },
  arsc: { zh: '资源表异常', en: 'resource table' },
  chunk: { zh: '资源数据块异常', en: 'resource chunk' },
  dex: { zh: 'DEX 代码文件异常', en: 'DEX code file' },
  apksig: { zh: '签名数据异常', en: 'signature data' },
  elf: { zh: '原生库异常', en: 'native library' },
  inflate: { zh: '压缩数据损坏', en: 'compressed data' },
  manifest: { zh: '清单文件异常', en: 'manifest' },
  resources: { zh: '资源异常', en: 'resources' },
  program: { zh: '代码索引受限', en: 'code index' },
  app: { zh: '应用结构异常', en: 'structure of the app' },
  file: { zh: '文件无法读取', en: 'file' },
  scan: { zh: '扫描未能完成', en: 'the scan' },
  readers: { zh: '文档无法按文本读取', en: 'document' },
  html: { zh: '网页内容异常', en: 'web page' },
  pdf: { zh: 'PDF 内容异常', en: 'PDF' },
  docx: { zh: 'DOCX 内容异常', en: 'DOCX' },
  text: { zh: '文本编码异常', en: 'text' },
  evidence: { zh: '证据无法取得', en: 'evidence' },
  trace: { zh: '运行日志异常', en: 'log of the run' },
  frida: { zh: 'Frida 日志异常', en: 'log of Frida' },
  appscan: { zh: 'AppScan 日志异常', en: 'log of AppScan' },
  appops: { zh: 'appops 记录异常', en: 'appops' },
  pcap: { zh: '流量捕获异常', en: 'capture' },
  tls: { zh: 'TLS 连接异常', en: 'TLS' },
  table: { zh: '表格异常', en: 'table' },
  xls: { zh: '工作簿异常', en: 'workbook' },
  xlsx: { zh: '工作簿异常', en: 'workbook' },
  camille: { zh: 'Camille 日志异常', en: 'log of Camille' },
  har: { zh: 'HAR 流量异常', en: 'HAR' },
  capture: { zh: '流量捕获异常', en: 'capture' },
  ui: { zh: '界面证据异常', en: 'screens' },
  uitree: { zh: '界面元素树异常', en: 'tree of a screen' },
  touchstone: { zh: '运行日志异常', en: 'log of the run' },
  http: { zh: 'HTTP 流量异常', en: 'HTTP' },
  dns: { zh: 'DNS 流量异常', en: 'DNS' },
};
