import { decodeUtf8, OutOfBytes } from '@touchstone/kernel/bytes';
import type { Header } from '../../trace.ts';
import type { Hold } from '../flow/budget.ts';
import { Wire } from '../wire.ts';
import { decodeHuffman } from './huffman.ts';
import { STATIC_TABLE } from './static-table.ts';

/** What the table may be told to grow to: twice what browsers allow. */
const MAX_TABLE = 128 * 1024;
const FIRST_TABLE = 4096;
const ENTRY_OVERHEAD = 32;
/** Of one block, what is kept: more is decoded for the table's sake and left out. */
const MAX_HEADERS = 500;
const MAX_HEADER_CHARACTERS = 256 * 1024;

/** The header compression of one direction of HTTP/2. @source RFC 7541 */
export class HpackDecoder {
  /** The newest last. */
  #entries: Entry[] = [];
  #size = 0;
  #max = FIRST_TABLE;
  readonly #hold: Hold;

  constructor(hold: Hold) {
    this.#hold = hold;
  }

  /** Undefined when the block is broken: the table is then no longer that of the sender, and nothing more can be read. */
  decode(block: Uint8Array): readonly Header[] | undefined {
    try {
      return this.#decode(new Wire(block));
    } catch (error) {
      if (error instanceof OutOfBytes || error instanceof BadHpack) return undefined;
      throw error;
    }
  }

  #decode(wire: Wire): readonly Header[] {
    const headers: Header[] = [];
    let characters = 0;
    while (wire.left > 0) {
      const header = this.#field(wire);
      if (header === undefined) continue;
      characters += header[0].length + header[1].length;
      if (headers.length < MAX_HEADERS && characters < MAX_HEADER_CHARACTERS) headers.push(header);
    }
    return headers;
  }

  #field(wire: Wire): Header | undefined {
    const first = wire.u8();
    if (first >= 0x80) return this.#entry(integer(wire, first, 7)).header;
    if (first >= 0x40) {
      const entry = this.#literal(wire, integer(wire, first, 6));
      this.#add(entry);
      return entry.header;
    }
    if (first >= 0x20) {
      this.#resize(integer(wire, first, 5));
      return undefined;
    }
    return this.#literal(wire, integer(wire, first, 4)).header;
  }

  #literal(wire: Wire, nameIndex: number): Entry {
    const name = nameIndex === 0 ? text(wire) : named(this.#entry(nameIndex));
    const value = text(wire);
    return { header: [name.text, value.text], nameOctets: name.octets, size: name.octets + value.octets + ENTRY_OVERHEAD };
  }

  #entry(index: number): Entry {
    const entry = index <= STATIC.length ? STATIC[index - 1] : this.#entries.at(-(index - STATIC.length));
    if (entry === undefined) throw new BadHpack('no such entry');
    return entry;
  }

  #add(entry: Entry): void {
    this.#entries.push(entry);
    this.#size += entry.size;
    this.#hold.take(entry.size);
    this.#evict();
  }

  #resize(max: number): void {
    if (max > MAX_TABLE) throw new BadHpack('table too large');
    this.#max = max;
    this.#evict();
  }

  #evict(): void {
    const before = this.#size;
    let count = 0;
    while (this.#size > this.#max && count < this.#entries.length) this.#size -= this.#entries[count++]!.size;
    if (count > 0) this.#entries.splice(0, count);
    this.#hold.give(before - this.#size);
  }
}

class BadHpack extends Error {
  override readonly name = 'BadHpack';
}

/** Sizes are of octets, as the sender counts them. */
interface Entry {
  readonly header: Header;
  readonly nameOctets: number;
  readonly size: number;
}

const STATIC: readonly Entry[] = STATIC_TABLE.map((header) => ({ header, nameOctets: header[0].length, size: 0 }));

const named = ({ header, nameOctets }: Entry) => ({ text: header[0], octets: nameOctets });

function integer(wire: Wire, first: number, bits: number): number {
  const mask = (1 << bits) - 1;
  let value = first & mask;
  if (value < mask) return value;
  for (let factor = 1; factor <= 2 ** 28; factor *= 128) {
    const octet = wire.u8();
    value += (octet & 0x7f) * factor;
    if (octet < 0x80) return value;
  }
  throw new BadHpack('integer too long');
}

function text(wire: Wire): { readonly text: string; readonly octets: number } {
  const first = wire.u8();
  const bytes = wire.slice(integer(wire, first, 7));
  const plain = first >= 0x80 ? decodeHuffman(bytes) : bytes;
  if (plain === undefined) throw new BadHpack('not a Huffman text');
  return { text: decodeUtf8(plain), octets: plain.length };
}
