import type { Dex } from './dex.ts';
import { LebReader } from './leb.ts';
import { readDex } from './read-dex.ts';

/** A header and nothing else. */
const HEADER = Uint8Array.of(0x64, 0x65, 0x78, 0x0a, 0x30, 0x33, 0x35, 0x00, ...new Array<number>(104).fill(0));

/**
 * A DEX file without content, alive as long as the program runs: while one object of each class is reachable, a
 * collection between two apps does not make the compiled code of the readers worthless.
 */
export const EMPTY_DEX: Dex = readDex(HEADER).value[0]!;

/** The same for what lives only while a file is read. */
export const KEPT_READER: LebReader = new LebReader(HEADER, 0);
