/**
 * Value of a literal as Python prints it, which is how Frida's tools show a message without a handler:
 * `{'type': 'send', 'payload': {'time': 1, 'ok': True}}`. Undefined for what is none.
 */
export function pythonLiteral(text: string): unknown {
  const reader = new Reader(text);
  const value = reader.value(0);
  return value === FAULT ? undefined : value;
}

const FAULT = Symbol('no literal');
const DEEPEST = 64;

class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): unknown {
    if (depth > DEEPEST) return FAULT;
    this.#blank();
    const first = this.#text[this.#at];
    if (first === '{') return this.#dict(depth);
    if (first === '[') return this.#list(depth, ']');
    if (first === '(') return this.#list(depth, ')');
    if (first === "'" || first === '"') return this.#string(first);
    return this.#word();
  }

  #dict(depth: number): unknown {
    const out: Record<string, unknown> = {};
    this.#at++;
    for (;;) {
      this.#blank();
      if (this.#takes('}')) return out;
      const key = this.value(depth + 1);
      this.#blank();
      if (typeof key !== 'string' || !this.#takes(':')) return FAULT;
      const value = this.value(depth + 1);
      if (value === FAULT) return FAULT;
      if (key !== '__proto__') out[key] = value;
      this.#blank();
      if (!this.#takes(',') && this.#text[this.#at] !== '}') return FAULT;
    }
  }

  #list(depth: number, close: string): unknown {
    const out: unknown[] = [];
    this.#at++;
    for (;;) {
      this.#blank();
      if (this.#takes(close)) return out;
      const value = this.value(depth + 1);
      if (value === FAULT) return FAULT;
      out.push(value);
      this.#blank();
      if (!this.#takes(',') && this.#text[this.#at] !== close) return FAULT;
    }
  }

  #string(quote: string): unknown {
    let out = '';
    let from = ++this.#at;
    for (; this.#at < this.#text.length; this.#at++) {
      const character = this.#text[this.#at];
      if (character === quote) {
        out += this.#text.slice(from, this.#at++);
        return out;
      }
      if (character !== '\\') continue;
      out += this.#text.slice(from, this.#at) + this.#escape();
      from = this.#at + 1;
    }
    return FAULT;
  }

  /** Leaves the position at the last character of the escape. */
  #escape(): string {
    const letter = this.#text[++this.#at] ?? '';
    const digits = { x: 2, u: 4, U: 8 }[letter];
    if (digits === undefined) return ESCAPES[letter] ?? letter;
    const point = Number.parseInt(this.#text.slice(this.#at + 1, this.#at + 1 + digits), 16);
    this.#at += digits;
    return point >= 0 && point <= 0x10ffff ? String.fromCodePoint(point) : '\ufffd';
  }

  #word(): unknown {
    const word = /^[\w.+-]+/.exec(this.#text.slice(this.#at, this.#at + LONGEST_WORD))?.[0] ?? '';
    this.#at += word.length;
    if (WORDS.has(word)) return WORDS.get(word);
    const number = Number(word);
    return word === '' || Number.isNaN(number) ? FAULT : number;
  }

  #takes(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #blank(): void {
    while (this.#text[this.#at] === ' ') this.#at++;
  }
}

const LONGEST_WORD = 40;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', b: '\b', f: '\f' };
const WORDS: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ['True', true],
  ['False', false],
  ['None', null],
]);
