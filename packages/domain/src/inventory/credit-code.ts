import { provinceOf } from './provinces.ts';

/** 统一社会信用代码, 18 characters. */
export interface CreditCode {
  /** Upper case, no spaces. */
  readonly code: string;
  /** Who registered it: 9 market regulation, 1 institutions, 5 civil affairs … */
  readonly authority: string;
  /** Administrative division of registration, six digits: a hint at the 属地, not the 属地. */
  readonly division: string;
  /** First two digits of `division` where they are a province. */
  readonly province: string | null;
  /** The organisation code within, nine characters. */
  readonly organisation: string;
}

export type CreditCodeFault = 'length' | 'character' | 'organisation-check' | 'check';

export type CreditCodeReading =
  | { readonly ok: true; readonly value: CreditCode }
  | { readonly ok: false; readonly reason: CreditCodeFault };

/** Digits and capitals without I, O, S, V, Z; a character's value is its position. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Reads a unified social credit code as people type it. @source GB 32100-2015; the organisation code within: GB 11714-1997 */
export function readCreditCode(text: string): CreditCodeReading {
  const code = text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  if (code.length !== 18) return { ok: false, reason: 'length' };
  if ([...code].some((character) => !ALPHABET.includes(character)) || !/^..\d{6}/.test(code)) return { ok: false, reason: 'character' };
  const organisation = code.slice(8, 17);
  if (organisationCheck(organisation) !== organisation[8]) return { ok: false, reason: 'organisation-check' };
  if (checkCharacter(code) !== code[17]) return { ok: false, reason: 'check' };
  const division = code.slice(2, 8);
  const province = provinceOf(division.slice(0, 2))?.code ?? null;
  return { ok: true, value: { code, authority: code[0]!, division, province, organisation } };
}

/** Check character of the first 17 characters. */
export function checkCharacter(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * ALPHABET.indexOf(code[i] ?? '0'), 0);
  return ALPHABET[(31 - (sum % 31)) % 31]!;
}

/** Check character of an organisation code's first eight. There, letters count on from 10 with none left out. */
export function organisationCheck(code: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, i) => total + weight * Number.parseInt(code[i] ?? '0', 36), 0);
  const rest = 11 - (sum % 11);
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest);
}
