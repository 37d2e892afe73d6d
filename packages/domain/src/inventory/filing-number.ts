import { PROVINCES } from './provinces.ts';

/** App备案号: 京ICP备12345678号-5A. */
export interface FilingNumber {
  /** In one form: half-width, no spaces. */
  readonly text: string;
  readonly province: string;
  /** 主体备案号, the operator's: 京ICP备12345678号. All apps of one operator share it. */
  readonly operatorFiling: string;
  /** Running number among the operator's services. */
  readonly item: number;
}

export type FilingNumberReading =
  | { readonly ok: true; readonly value: FilingNumber }
  | { readonly ok: false; readonly reason: 'form' | 'province' | 'not-an-app' };

/**
 * Reads an app's filing number as pages print it. A number without the A is that of a web site, or of the operator alone.
 * @source 工信部信管〔2023〕105号 and numbers as published
 */
export function readFilingNumber(text: string): FilingNumberReading {
  const plain = text
    .normalize('NFKC')
    .replace(/[－–—−]/g, '-')
    .replace(/\s/g, '')
    .toUpperCase();
  const [, abbreviation, number, item, mark] = /^(\p{Script=Han})ICP备(\d{5,10})号(?:-(\d{1,5})(A)?)?$/u.exec(plain) ?? [];
  if (abbreviation === undefined || number === undefined) return { ok: false, reason: 'form' };
  const province = PROVINCES.find((province) => province.abbreviation === (OLD_NAMES[abbreviation] ?? abbreviation));
  if (province === undefined) return { ok: false, reason: 'province' };
  if (item === undefined || mark === undefined) return { ok: false, reason: 'not-an-app' };
  const operatorFiling = `${abbreviation}ICP备${number}号`;
  return { ok: true, value: { text: `${operatorFiling}-${Number(item)}A`, province: province.code, operatorFiling, item: Number(item) } };
}

/** Numbers of four provinces begin with the older one of their two abbreviations: 蜀ICP备, never 川ICP备. */
const OLD_NAMES: Readonly<Record<string, string>> = { 蜀: '川', 黔: '贵', 滇: '云', 陇: '甘' };
