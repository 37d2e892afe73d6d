/**
 * Cuts text that comes in pieces into lines, and counts them from 1. A line beyond the bound is handed over as undefined, once, and
 * what it holds is not kept.
 */
export class Lines {
  /** Number of the line that was handed over last. */
  number = 0;
  readonly #take: (line: string | undefined, number: number) => void;
  readonly #longest: number;
  #rest = '';
  #isSkipping = false;

  constructor(take: (line: string | undefined, number: number) => void, longest = LONGEST_LINE) {
    this.#take = take;
    this.#longest = longest;
  }

  push(text: string): void {
    let from = 0;
    for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
      this.#hand(from === 0 && this.#rest !== '' ? this.#rest + text.slice(0, end) : text.slice(from, end));
      from = end + 1;
    }
    if (from > 0) this.#rest = '';
    if (this.#isSkipping) return;
    this.#rest += text.slice(from);
    if (this.#rest.length > this.#longest) {
      this.#rest = '';
      this.#isSkipping = true;
    }
  }

  end(): void {
    if (this.#rest !== '' || this.#isSkipping) this.#hand(this.#rest);
    this.#rest = '';
  }

  #hand(line: string): void {
    this.number++;
    const isTooLong = this.#isSkipping || line.length > this.#longest;
    this.#isSkipping = false;
    this.#take(isTooLong ? undefined : line.endsWith('\r') ? line.slice(0, -1) : line, this.number);
  }
}

/** In UTF-16 code units. */
export const LONGEST_LINE = 1 << 20;
