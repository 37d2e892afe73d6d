/**
 * Finds the entries of a HAR in JSON text that comes in pieces, one after the other, without reading the rest: what is kept is the
 * entry that is open. Other values inside `log` (creator, browser) are handed on by their name.
 */
export class Entries {
  readonly #take: (name: string, json: string) => void;
  readonly #skipped: (name: string) => void;
  readonly #longest: number;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  /** Text of the string that is open, of short depth only: names of fields. */
  #string = '';
  #root = '';
  #field = '';
  /** Pieces of the value that is being kept. */
  #kept: string[] | undefined;
  #keptLength = 0;
  /** Depth at which the kept value ends, its name. */
  #keptDepth = 0;
  #keptName = '';

  /** @param take gets `entries` once an entry, other names once */
  constructor(take: (name: string, json: string) => void, skipped: (name: string) => void, longest: number) {
    this.#take = take;
    this.#skipped = skipped;
    this.#longest = longest;
  }

  /** Whether the text ended inside of something. */
  get isOpen(): boolean {
    return this.#depth > 0;
  }

  push(text: string): void {
    let from = 0;
    let [quote, slash] = [-1, -1];
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (this.#isInString) {
        if (this.#isPlain(code)) {
          if (this.#isName()) this.#string += text[i];
          else {
            if (quote < i) quote = indexOr(text, '"', i);
            if (slash < i) slash = indexOr(text, '\\', i);
            i = Math.min(quote, slash) - 1;
          }
        }
        continue;
      }
      switch (code) {
        case QUOTE:
          this.#isInString = true;
          this.#string = '';
          break;
        case OPEN_OBJECT:
        case OPEN_LIST:
          if (this.#begins(code)) from = i;
          this.#depth++;
          break;
        case CLOSE_OBJECT:
        case CLOSE_LIST:
          if (this.#depth > 0) this.#depth--;
          if (this.#kept !== undefined && this.#depth === this.#keptDepth) {
            this.#keep(text.slice(from, i + 1));
            this.#finish();
          }
          break;
        case COLON:
          if (this.#depth === 1) this.#root = this.#string;
          else if (this.#depth === 2) this.#field = this.#string;
          break;
      }
    }
    if (this.#kept !== undefined) this.#keep(text.slice(from));
  }

  /** Whether a character of a string is neither its end nor part of an escape. */
  #isPlain(code: number): boolean {
    if (this.#isEscaped) {
      this.#isEscaped = false;
      return false;
    }
    this.#isEscaped = code === BACKSLASH;
    if (code === QUOTE) this.#isInString = false;
    return code !== BACKSLASH && code !== QUOTE;
  }

  #isName(): boolean {
    return this.#depth <= 2 && this.#string.length < LONGEST_NAME;
  }

  /** Whether the value that opens here is one to keep. */
  #begins(code: number): boolean {
    if (this.#kept !== undefined || this.#root !== 'log') return false;
    const isEntry = this.#depth === 3 && this.#field === 'entries' && code === OPEN_OBJECT;
    const isOther = this.#depth === 2 && KEPT_FIELDS.has(this.#field) && code === OPEN_OBJECT;
    if (!isEntry && !isOther) return false;
    this.#kept = [];
    this.#keptLength = 0;
    this.#keptDepth = this.#depth;
    this.#keptName = this.#field;
    return true;
  }

  #keep(piece: string): void {
    this.#keptLength += piece.length;
    if (this.#keptLength <= this.#longest) this.#kept?.push(piece);
    else if (this.#kept !== undefined) this.#kept.length = 0;
  }

  #finish(): void {
    const kept = this.#kept ?? [];
    this.#kept = undefined;
    if (this.#keptLength > this.#longest) this.#skipped(this.#keptName);
    else this.#take(this.#keptName, kept.join(''));
  }
}

const indexOr = (text: string, character: string, from: number) => {
  const at = text.indexOf(character, from);
  return at < 0 ? text.length : at;
};

const KEPT_FIELDS = new Set(['creator', 'browser']);
const LONGEST_NAME = 64;
const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const COLON = 0x3a;
