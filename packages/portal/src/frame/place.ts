export type Lang = 'zh' | 'en';

/** Where a page stands: in which language, and its own address below the language, which the other language shares. */
export interface Place {
  readonly lang: Lang;
  /** `/notices?year=2025`; empty for the first page. */
  readonly path: string;
  readonly assets: Assets;
}

/** Addresses of the files that pages load; each holds the hash of its file. */
export interface Assets {
  readonly style: string;
  readonly mark: string;
}

export const ROOT = '/public';

/** The address of a page in a language. */
export const addressIn = (lang: Lang, path: string): string => `${ROOT}${lang === 'en' ? '/en' : ''}${path}`;

/** The address of another page in the language of this one. */
export const to = ({ lang }: Place, path: string): string => addressIn(lang, path);

/** A path with the fields that are there. */
export function pathOf(path: string, fields: Readonly<Record<string, string | number | null | undefined>>): string {
  const given = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined || value === null || value === '' ? [] : [`${name}=${encodeURIComponent(String(value).toWellFormed())}`],
  );
  return given.length === 0 ? path : `${path}?${given.join('&')}`;
}
