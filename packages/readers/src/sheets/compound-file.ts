const HEADER_BYTES = 512;
const END = 0xffff_fffa;
const ENTRY_BYTES = 128;
const INLINE_FAT_SECTORS = 109;

/**
 * One stream of a compound file (the container of Office before 2007), by its name; undefined when there is none or its chain is broken
 * before the first sector. Every chain is as long as the file at most.
 *
 * @source [MS-CFB] https://learn.microsoft.com/openspecs/windows_protocols/ms-cfb/
 */
export function streamOf(file: Uint8Array, names: readonly string[]): Uint8Array | undefined {
  if (file.length < HEADER_BYTES) return undefined;
  const container = new CompoundFile(file);
  const directory = container.chain(container.u32(48));
  const entries = entriesOf(directory);
  const entry = names.map((name) => entries.find((each) => each.name === name)).find((each) => each !== undefined);
  if (entry === undefined) return undefined;
  const miniCutoff = container.u32(56);
  if (entry.size >= miniCutoff) return container.chain(entry.start).subarray(0, entry.size);
  const root = entries.find(({ type }) => type === 5);
  return root === undefined ? undefined : container.miniChain(entry, container.chain(root.start));
}

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

function entriesOf(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const entries: Entry[] = [];
  const decoder = new TextDecoder('utf-16le');
  for (let at = 0; at + ENTRY_BYTES <= directory.length; at += ENTRY_BYTES) {
    const nameBytes = Math.max(0, Math.min(64, view.getUint16(at + 64, true)) - 2);
    const name = decoder.decode(directory.subarray(at, at + nameBytes));
    entries.push({ name, type: directory[at + 66]!, start: view.getUint32(at + 116, true), size: view.getUint32(at + 120, true) });
  }
  return entries;
}

class CompoundFile {
  readonly #file: Uint8Array;
  readonly #view: DataView;
  readonly #sectorBytes: number;
  readonly #fat: readonly number[];

  constructor(file: Uint8Array) {
    this.#file = file;
    this.#view = new DataView(file.buffer, file.byteOffset, file.byteLength);
    this.#sectorBytes = this.#view.getUint16(30, true) === 12 ? 4096 : 512;
    this.#fat = this.#readFat();
  }

  u32(at: number): number {
    return at + 4 <= this.#file.length ? this.#view.getUint32(at, true) : END;
  }

  chain(first: number): Uint8Array {
    return joined(linked(first, this.#fat), this.#sectorBytes, (sector) => this.#sector(sector));
  }

  miniChain({ start, size }: Entry, ministream: Uint8Array): Uint8Array {
    const table = this.chain(this.u32(60));
    const view = new DataView(table.buffer, table.byteOffset, table.byteLength);
    const fat = Array.from({ length: table.length >> 2 }, (_, i) => view.getUint32(i * 4, true));
    return joined(linked(start, fat), 64, (sector) => ministream.subarray(sector * 64, sector * 64 + 64)).subarray(0, size);
  }

  #sector(number: number): Uint8Array {
    const at = (number + 1) * this.#sectorBytes;
    return this.#file.subarray(at, at + this.#sectorBytes);
  }

  #readFat(): readonly number[] {
    const sectors: number[] = [];
    for (let i = 0; i < INLINE_FAT_SECTORS; i++) sectors.push(this.u32(76 + i * 4));
    const most = this.#file.length / this.#sectorBytes;
    const perSector = this.#sectorBytes / 4 - 1;
    for (let next = this.u32(68), i = 0; next < END && i < most; i++) {
      const at = (next + 1) * this.#sectorBytes;
      for (let k = 0; k < perSector && sectors.length < most; k++) sectors.push(this.u32(at + k * 4));
      next = this.u32(at + perSector * 4);
    }
    const fat: number[] = [];
    for (const sector of sectors) {
      if (sector >= END || fat.length > most) break;
      const at = (sector + 1) * this.#sectorBytes;
      for (let k = 0; k <= perSector; k++) fat.push(this.u32(at + k * 4));
    }
    return fat;
  }
}

/** Numbers of the sectors of a chain, each once. */
function linked(first: number, fat: readonly number[]): readonly number[] {
  const sectors: number[] = [];
  const seen = new Set<number>();
  for (let next = first; next < fat.length && !seen.has(next); next = fat[next]!) {
    seen.add(next);
    sectors.push(next);
  }
  return sectors;
}

function joined(sectors: readonly number[], sectorBytes: number, read: (sector: number) => Uint8Array): Uint8Array {
  const bytes = new Uint8Array(sectors.length * sectorBytes);
  sectors.forEach((sector, i) => {
    bytes.set(read(sector), i * sectorBytes);
  });
  return bytes;
}
