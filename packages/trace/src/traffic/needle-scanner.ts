import type { Needle } from './needles.ts';

/** Where a needle stands in a text. */
export interface Hit {
  readonly at: number;
  readonly needle: Needle;
}

const PREFIX = 4;
const BUCKETS = 1 << 16;

/**
 * Finds some hundred texts at once: a table of what their first characters come to passes over nearly every position without a comparison.
 * Of several at one place the longest is taken; hits do not overlap.
 */
export class NeedleScanner {
  readonly #mayBegin = new Uint8Array(BUCKETS);
  readonly #byPrefix: ReadonlyMap<string, readonly Needle[]>;
  /** Too short for the table: names of two characters. */
  readonly #short: readonly Needle[];

  /** @param needles longest first */
  constructor(needles: readonly Needle[]) {
    const long = needles.filter(({ text }) => text.length >= PREFIX);
    this.#byPrefix = Map.groupBy(long, ({ text }) => text.slice(0, PREFIX));
    this.#short = needles.filter(({ text }) => text.length < PREFIX);
    for (const prefix of this.#byPrefix.keys()) this.#mayBegin[bucketAt(prefix, 0)] = 1;
  }

  /** @param text lower case */
  *hits(text: string): Generator<Hit> {
    for (let at = 0; at + PREFIX <= text.length; at++) {
      if (this.#mayBegin[bucketAt(text, at)] === 0) continue;
      const needle = this.#byPrefix.get(text.slice(at, at + PREFIX))?.find((one) => text.startsWith(one.text, at));
      if (needle === undefined) continue;
      yield { at, needle };
      at += needle.text.length - 1;
    }
    for (const needle of this.#short) {
      for (let at = text.indexOf(needle.text); at >= 0; at = text.indexOf(needle.text, at + needle.text.length)) yield { at, needle };
    }
  }
}

const bucketAt = (text: string, at: number): number =>
  ((text.charCodeAt(at) * 31 + text.charCodeAt(at + 1)) * 961 + text.charCodeAt(at + 2) * 31 + text.charCodeAt(at + 3)) & (BUCKETS - 1);
