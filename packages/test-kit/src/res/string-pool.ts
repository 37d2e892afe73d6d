import { ByteWriter } from '../bytes/byte-writer.ts';

/** A string with markup: `first` and `last` are UTF-16 positions, both included. */
export interface StyledText {
  readonly text: string;
  readonly spans: readonly { readonly tag: string; readonly first: number; readonly last: number }[];
}

export interface StringPoolOptions {
  /** Default `utf8`. */
  readonly encoding?: 'utf8' | 'utf16';
  /** What the pool's header says instead of the truth. */
  readonly lies?: Partial<StringPoolHeader>;
}

export interface StringPoolHeader {
  readonly chunkSize: number;
  readonly stringCount: number;
  readonly styleCount: number;
  readonly flags: number;
  readonly stringsStart: number;
  readonly stylesStart: number;
}

/** The strings of a binary XML or resource table, by index. Styled ones stand first, as the format wants it. */
export class StringPool {
  readonly #styled: StyledText[] = [];
  readonly #styledIndex = new Map<string, number>();
  readonly #plain = new Map<string, number>();
  readonly #plainList: string[] = [];

  /** Adds styled text and tells its index; all styled text must be added before {@link index} is asked. */
  styled(text: StyledText): number {
    const key = JSON.stringify(text);
    const known = this.#styledIndex.get(key);
    if (known !== undefined) return known;
    if (this.#plainList.length > 0) throw new Error('styled strings must be added before plain ones');
    this.#styled.push(text);
    this.#styledIndex.set(key, this.#styled.length - 1);
    return this.#styled.length - 1;
  }

  /** Index of that string, adding it if it is new. */
  index(text: string): number {
    const known = this.#plain.get(text);
    if (known !== undefined) return this.#styled.length + known;
    this.#plain.set(text, this.#plainList.length);
    return this.#styled.length + this.#plainList.push(text) - 1;
  }

  /** Adds it although it may be there already; for tables where the position decides. */
  append(text: string): number {
    return this.#styled.length + this.#plainList.push(text) - 1;
  }

  /** The chunk. @source AOSP ResourceTypes.h, ResStringPool_header */
  write(options: StringPoolOptions = {}): Uint8Array {
    for (const { spans } of this.#styled) for (const { tag } of spans) this.index(tag);
    const texts = [...this.#styled.map(({ text }) => text), ...this.#plainList];
    const isUtf8 = options.encoding !== 'utf16';
    const strings = new ByteWriter();
    const offsets = texts.map((text) => {
      const offset = strings.length;
      (isUtf8 ? writeUtf8 : writeUtf16)(strings, text);
      return offset;
    });
    strings.align(4);
    const styles = this.#writeStyles();

    const stringsStart = 28 + (texts.length + this.#styled.length) * 4;
    const stylesStart = this.#styled.length === 0 ? 0 : stringsStart + strings.length;
    const header = {
      chunkSize: stringsStart + strings.length + styles.bytes.length,
      stringCount: texts.length,
      styleCount: this.#styled.length,
      flags: isUtf8 ? 0x100 : 0,
      stringsStart,
      stylesStart,
      ...options.lies,
    };
    const out = new ByteWriter().u2(0x0001).u2(28).u4(header.chunkSize).u4(header.stringCount).u4(header.styleCount);
    out.u4(header.flags).u4(header.stringsStart).u4(header.stylesStart);
    for (const offset of [...offsets, ...styles.offsets]) out.u4(offset);
    return out.bytes(strings.done()).bytes(styles.bytes).done();
  }

  #writeStyles(): { readonly offsets: readonly number[]; readonly bytes: Uint8Array } {
    const out = new ByteWriter();
    const offsets = this.#styled.map(({ spans }) => {
      const offset = out.length;
      for (const { tag, first, last } of spans) out.u4(this.index(tag)).u4(first).u4(last);
      out.u4(END);
      return offset;
    });
    if (offsets.length > 0) out.u4(END).u4(END);
    return { offsets, bytes: out.done() };
  }
}

const END = 0xffff_ffff;

function writeUtf8(out: ByteWriter, text: string): void {
  const bytes = new TextEncoder().encode(text);
  for (const length of [text.length, bytes.length]) {
    if (length > 0x7f) out.u1(0x80 | ((length >> 8) & 0x7f));
    out.u1(length & 0xff);
  }
  out.bytes(bytes).u1(0);
}

function writeUtf16(out: ByteWriter, text: string): void {
  if (text.length > 0x7fff) out.u2(0x8000 | ((text.length >> 16) & 0x7fff));
  out.u2(text.length & 0xffff);
  for (let i = 0; i < text.length; i++) out.u2(text.charCodeAt(i));
  out.u2(0);
}
