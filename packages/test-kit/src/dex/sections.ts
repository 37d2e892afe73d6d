import type { ByteWriter } from '../bytes/byte-writer.ts';

/** Map codes of the parts of a DEX file. @source source.android.com "Dalvik executable format", type codes */
export const sectionCodes = {
  header: 0x0000,
  'string-ids': 0x0001,
  'type-ids': 0x0002,
  'proto-ids': 0x0003,
  'field-ids': 0x0004,
  'method-ids': 0x0005,
  'class-defs': 0x0006,
  'call-site-ids': 0x0007,
  'method-handles': 0x0008,
  map: 0x1000,
  'type-list': 0x1001,
  'annotation-set-refs': 0x1002,
  'annotation-set': 0x1003,
  'class-data': 0x2000,
  code: 0x2001,
  'string-data': 0x2002,
  'debug-info': 0x2003,
  annotation: 0x2004,
  'encoded-array': 0x2005,
  'annotations-directory': 0x2006,
} as const;

export type SectionName = keyof typeof sectionCodes;

/** Where a section is: `offset` from the start of the file (of the container in version 041), `count` items. */
export interface Section {
  readonly name: SectionName;
  readonly offset: number;
  readonly count: number;
}

/** Writes items and remembers which sections they make up. Items of a section are written one after another. */
export class SectionWriter {
  readonly out: ByteWriter;
  readonly sections: Section[] = [];
  readonly #base: number;

  /** `base` is what `out`'s first byte is at in the container. */
  constructor(out: ByteWriter, base: number) {
    this.out = out;
    this.#base = base;
  }

  /** Writes one item and tells its offset. */
  item(name: SectionName, alignment: 1 | 4, write: (out: ByteWriter) => void): number {
    this.out.align(alignment);
    const offset = this.#base + this.out.length;
    const last = this.sections.at(-1);
    if (last?.name === name) this.sections[this.sections.length - 1] = { ...last, count: last.count + 1 };
    else this.sections.push({ name, offset, count: 1 });
    write(this.out);
    return offset;
  }
}
