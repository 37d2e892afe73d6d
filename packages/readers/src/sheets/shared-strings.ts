/**
 * The table of strings of a workbook before 2007, which one record begins and others continue. A string may be cut anywhere; after a
 * cut its characters begin with a new byte that says how wide they are.
 *
 * @source [MS-XLS] 2.5.293 XLUnicodeRichExtendedString
 */
export function readSharedStrings(records: readonly Uint8Array[]): readonly string[] {
  const input = new Records(records);
  input.skip(4);
  const count = input.u32();
  const strings: string[] = [];
  while (strings.length < count && !input.isAtEnd) strings.push(readString(input));
  return strings;
}

function readString(input: Records): string {
  const characters = input.u16();
  const flags = input.u8();
  const runs = flags & 8 ? input.u16() : 0;
  const extension = flags & 4 ? input.u32() : 0;
  const text = input.characters(characters, (flags & 1) === 1);
  input.skip(runs * 4 + extension);
  return text;
}

const WIDE = new TextDecoder('utf-16le');
const NARROW = new TextDecoder('latin1');

class Records {
  readonly #records: readonly Uint8Array[];
  #record = 0;
  #at = 0;

  constructor(records: readonly Uint8Array[]) {
    this.#records = records;
  }

  get isAtEnd(): boolean {
    this.#settle();
    return this.#record >= this.#records.length;
  }

  u8(): number {
    this.#settle();
    const value = this.#records[this.#record]?.[this.#at] ?? 0;
    this.#at += 1;
    return value;
  }

  u16(): number {
    return this.u8() | (this.u8() << 8);
  }

  u32(): number {
    return this.u16() + this.u16() * 0x1_0000;
  }

  skip(bytes: number): void {
    for (let left = bytes; left > 0 && !this.isAtEnd; ) {
      const step = Math.min(left, this.#records[this.#record]!.length - this.#at);
      this.#at += step;
      left -= step;
    }
  }

  characters(count: number, startsWide: boolean): string {
    let text = '';
    let isWide = startsWide;
    for (let left = count; left > 0 && !this.isAtEnd; ) {
      // The first piece of a continued string is announced anew.
      if (this.#at === 0 && (text !== '' || left < count)) isWide = (this.u8() & 1) === 1;
      const record = this.#records[this.#record];
      if (record === undefined) break;
      const width = isWide ? 2 : 1;
      const step = Math.min(left, Math.floor((record.length - this.#at) / width));
      if (step <= 0) {
        this.#at = record.length;
        left -= 1;
        continue;
      }
      text += (isWide ? WIDE : NARROW).decode(record.subarray(this.#at, this.#at + step * width));
      this.#at += step * width;
      left -= step;
    }
    return text;
  }

  #settle(): void {
    while (this.#record < this.#records.length && this.#at >= this.#records[this.#record]!.length) {
      this.#record += 1;
      this.#at = 0;
    }
  }
}
