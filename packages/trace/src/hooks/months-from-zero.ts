import { instantOf, partsOf, timeOf } from '../reading/time-text.ts';

/**
 * Times as Camille's script writes them: without leading zeros and with the month of JavaScript, counted from 0, so that `2021-7-5` is
 * in August. Forks write the month from 1. What a log shows decides: a month 0, a day that the later month has not, leading zeros.
 * @source github.com/zhengjim/camille script.js, getMonth() without + 1
 */
export class ScriptTimes {
  /** What months are counted from, once a time has shown it. */
  #base: 0 | 1 | undefined;
  readonly #offsetMinutes: number;

  constructor(offsetMinutes: number) {
    this.#offsetMinutes = offsetMinutes;
  }

  get isFromZero(): boolean {
    return this.#base !== 1;
  }

  /** Takes in what a time shows; of a whole table all are looked at before the first is read. */
  look(text: string): void {
    if (this.#base === 0) return;
    const parts = partsOf(text.trim());
    if (parts === undefined) return;
    if (parts.month === 0) this.#base = 0;
    else if (/[-/: ]0\d/.test(text) || parts.month === 12 || parts.day > (DAYS[parts.month + 1] ?? 31)) this.#base ??= 1;
  }

  /** Milliseconds since 1970. */
  read(text: string): number | undefined {
    this.look(text);
    const parts = partsOf(text.trim());
    if (parts === undefined) return serialTime(text, this.#offsetMinutes) ?? timeOf(text, this.#offsetMinutes);
    return instantOf(this.isFromZero ? { ...parts, month: parts.month + 1 } : parts, this.#offsetMinutes);
  }
}

/** Days of a month, by number from 1; February with the leap day. */
const DAYS = [0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A cell that a table program made a date of: days since 1899-12-30. */
function serialTime(text: string, offsetMinutes: number): number | undefined {
  if (!/^\d{5}(\.\d+)?$/.test(text.trim())) return undefined;
  return Math.round((Number(text) - 25_569) * 86_400_000) - offsetMinutes * 60_000;
}
