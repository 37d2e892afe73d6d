/**
 * Work that a DEX container may cause, in units of its own size, shared by all DEX files inside it.
 *
 * In a sound file tables, texts and code do not overlap, so each is read about once; without these limits a small
 * file whose million entries share one long item would cost a million readings of it.
 */
export class Budget {
  /** Rows of the id tables. A row has at least 4 bytes. */
  rows: number;
  /** Bytes of texts, read to find their ends. */
  textBytes: number;
  /** Bytes of class_data. */
  classBytes: number;
  /** 16-bit units of instructions. */
  codeUnits: number;
  /** Items and bytes that later questions (annotations, debug lines, static values) may still read. */
  later: number;

  constructor(fileBytes: number) {
    this.rows = fileBytes + 4_096;
    this.textBytes = fileBytes * 4 + 65_536;
    this.classBytes = fileBytes * 2 + 65_536;
    this.codeUnits = fileBytes + 65_536;
    this.later = fileBytes * 8 + 262_144;
  }
}
