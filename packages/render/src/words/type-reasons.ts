import type { Lang } from './lang.ts';

/** Why a type is suggested, from the codes of the fact: `label:地图,package:map`. Codes without words are shown as they stand. */
export function typeReason(codes: string, lang: Lang): string {
  return codes
    .split(',')
    .map((code) => {
      const colon = code.indexOf(':');
      return said[code.slice(0, colon)]?.(code.slice(colon + 1), lang) ?? code;
    })
    .join(lang === 'zh' ? '；' : '; ');
}

const said: Readonly<Record<string, (what: string, lang: Lang) => string>> = {
  label: (word, lang) => (lang === 'zh' ? `名称含“${word}”` : `the name has “${word}”`),
  package: (word, lang) => (lang === 'zh' ? `包名含 ${word}` : `the package name has ${word}`),
  declares: (permission, lang) => (lang === 'zh' ? `声明 ${permission}` : `declares ${permission}`),
  role: (role, lang) => roles[role]?.[lang] ?? role,
};

const roles: Readonly<Record<string, Readonly<Record<Lang, string>>>> = {
  'input-method': { zh: '提供输入法服务', en: 'provides an input method' },
  'opens-any-page': { zh: '可打开任意网页', en: 'opens any web page' },
};
