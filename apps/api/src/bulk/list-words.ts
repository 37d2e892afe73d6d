import { provinceOf } from '@touchstone/domain/inventory';

export type Language = 'zh' | 'en';
/** A text in each language. */
export type InWords = readonly [zh: string, en: string];

export const said = ([zh, en]: InWords, language: Language): string => (language === 'zh' ? zh : en);

export function provinceIn(code: string | null, language: Language): string {
  const province = code === null ? undefined : provinceOf(code);
  if (province === undefined) return code ?? '';
  return language === 'zh' ? province.shortName : province.english;
}

const TO_SHANGHAI_MS = 8 * 3_600_000;

/** `2026-11-23 13:10` in Asia/Shanghai. */
export const timeText = (at: Date | null): string =>
  at === null ? '' : new Date(at.getTime() + TO_SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ');
