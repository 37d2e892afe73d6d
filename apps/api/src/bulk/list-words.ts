import type { FindingState } from '@touchstone/domain/finding';
import { provinceOf } from '@touchstone/domain/inventory';

export type Language = 'zh' | 'en';
/** A text in each language. */
export type InWords = readonly [zh: string, en: string];

export const said = ([zh, en]: InWords, language: Language): string => (language === 'zh' ? zh : en);

/** What of each code is told in a file; a code that has no words is told as it is. */
export const FINDING_STATES: Readonly<Record<FindingState, InWords>> = {
  CANDIDATE: ['候选', 'candidate'],
  AUTO_REJECTED: ['机器排除', 'ruled out by machine'],
  NEEDS_REVIEW: ['待复核', 'to review'],
  CONFIRMED: ['已确认', 'confirmed'],
  REJECTED: ['不成立', 'rejected'],
  INSUFFICIENT: ['证据不足', 'too little proof'],
  FIXED: ['已整改', 'put right'],
  PERSISTS: ['仍存在', 'persists'],
  NOT_REPRODUCED: ['未复现', 'not reproduced'],
};
export const STRENGTHS: Readonly<Record<'violation' | 'suspected', InWords>> = {
  violation: ['违规', 'violation'],
  suspected: ['疑似', 'suspected'],
};
export const SEVERITIES: Readonly<Record<1 | 2 | 3 | 4, InWords>> = {
  1: ['轻微', 'slight'],
  2: ['一般', 'ordinary'],
  3: ['严重', 'grave'],
  4: ['特别严重', 'very grave'],
};

export function provinceIn(code: string | null, language: Language): string {
  const province = code === null ? undefined : provinceOf(code);
  if (province === undefined) return code ?? '';
  return language === 'zh' ? province.shortName : province.english;
}

const TO_SHANGHAI_MS = 8 * 3_600_000;

/** `2026-11-23 13:10` in Asia/Shanghai. */
export const timeText = (at: Date | null): string =>
  at === null ? '' : new Date(at.getTime() + TO_SHANGHAI_MS).toISOString().slice(0, 16).replace('T', ' ');
