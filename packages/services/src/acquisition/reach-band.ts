const UNITS: Readonly<Record<string, number>> = { 千: 1e3, k: 1e3, 万: 1e4, w: 1e4, 百万: 1e6, m: 1e6, 千万: 1e7, 亿: 1e8, b: 1e9 };

/** Downloads as stores word them (`5,000+`, `100万次下载`, `1.2亿`) as a number; null when they say none. */
export function downloadsOf(text: string | undefined): number | null {
  const plain = (text ?? '').normalize('NFKC').replace(/[,\s]/g, '').toLowerCase();
  const [, digits, unit = ''] = /(\d{1,15}(?:\.\d{1,4})?)(百万|千万|[千万亿kwmb])?/.exec(plain) ?? [];
  return digits === undefined ? null : Math.round(Number(digits) * (UNITS[unit] ?? 1));
}

/** Powers of ten of downloads: 0 unknown, 6 for a million, never more than 10. A count rises hourly, its band seldom. */
export function reachBandOf(text: string | undefined): number {
  const downloads = downloadsOf(text);
  return downloads === null || downloads < 10 ? 0 : Math.min(10, Math.floor(Math.log10(downloads) + 1e-9));
}
