type Lang = 'zh' | 'en';

/** Why an app could not be scored, for people; the code stands behind it. A code without words stands alone. */
export function failureText(code: string, lang: Lang): string {
  const words = Object.hasOwn(FAILURES, code) ? FAILURES[code]?.[lang] : undefined;
  if (words === undefined) return code;
  return lang === 'zh' ? `${words}（${code}）` : `${words} (${code})`;
}

const FAILURES: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  'file/not-found': { zh: '文件夹中没有这个文件', en: 'no such file in the folder' },
  'app/no-manifest': { zh: '不是安装包：没有清单文件', en: 'not an APK: there is no manifest' },
  'app/manifest-unreadable': { zh: '清单文件无法读取', en: 'the manifest cannot be read' },
  'app/unreadable': { zh: '文件无法读取', en: 'the file cannot be read' },
  'app/no-base': { zh: '是拆分包，没有基础包', en: 'a split without its base' },
  'timed-out': { zh: '超过时限，可用 --timeout 延长', en: 'out of time, see --timeout' },
  'out-of-memory': { zh: '内存不足', en: 'out of memory' },
  crashed: { zh: '分析进程崩溃', en: 'the process that analysed it crashed' },
};
