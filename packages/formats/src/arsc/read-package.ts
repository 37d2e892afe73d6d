import { CHUNK, type Chunk, chunksIn, noStrings, openStringPool, type Report, type StringPool, type Window } from '../chunks/index.ts';
import { openEntryTable, typeIdOf } from './entry-table.ts';
import type { EntryTable, ResourcePackage, ResourceType } from './table.ts';

/** Header without `typeIdOffset`, which old tools leave out. */
export const PACKAGE_HEADER_BYTES = 284;
const TYPE_HEADER_BYTES = 24;
const CONFIGURATION_AT = 20;
const NAME_UNITS = 128;
/** Configurations of one type beyond this are left out: every look-up walks through them. Real apps have hundreds. */
const MOST_CONFIGURATIONS = 4_000;

/**
 * Reads the chunks of a package. Of its string pools, those where the header says are for types and keys; when
 * there is none at that place, the first and the second.
 *
 * @source AOSP androidfw/LoadedArsc.cpp, LoadedPackage::Load
 */
export function readPackage(window: Window, chunk: Chunk, report: Report): ResourcePackage {
  const pools = new Map<number, StringPool>();
  const tables = new Map<number, EntryTable[]>();
  const libraries: { readonly id: number; readonly name: string }[] = [];
  const typeIdOffset = chunk.bodyAt - chunk.at >= PACKAGE_HEADER_BYTES + 4 ? window.u32(chunk.at + 284) : 0;

  for (const part of chunksIn(window, chunk.bodyAt, chunk.end, report)) {
    if (part.type === CHUNK.stringPool) pools.set(part.at - chunk.at, openStringPool(window, part, report));
    else if (part.type === CHUNK.type) addTable(window, part, tables, report);
    else if (part.type === CHUNK.library) libraries.push(...librariesOf(window, part));
    else if (!SKIPPED.has(part.type)) report('unknown-chunk', part.at);
  }

  const [first = noStrings, second = noStrings] = [...pools.values()];
  const typeNames = pools.get(window.u32(chunk.at + 268)) ?? first;
  const id = window.u32(chunk.at + 8);
  if (id > 0xff) report('package-id-too-large', chunk.at + 8);
  return {
    id: id & 0xff,
    name: utf16At(window, chunk.at + 12, NAME_UNITS),
    types: typesOf(tables, typeNames, typeIdOffset, report),
    keys: pools.get(window.u32(chunk.at + 276)) ?? second,
    libraries,
  };
}

/** Specs, overlayable lists with their policies, and staged aliases: nothing in them changes a value. */
const SKIPPED: ReadonlySet<number> = new Set([CHUNK.typeSpec, 0x0204, 0x0205, 0x0206]);

function addTable(window: Window, chunk: Chunk, tables: Map<number, EntryTable[]>, report: Report): void {
  const id = typeIdOf(window, chunk);
  if (chunk.bodyAt - chunk.at < TYPE_HEADER_BYTES || id === 0) {
    report('type-header', chunk.at);
    return;
  }
  const configurationBytes = window.u32(chunk.at + CONFIGURATION_AT);
  if (configurationBytes < 4 || chunk.at + CONFIGURATION_AT + configurationBytes > chunk.bodyAt) report('configuration-size', chunk.at);
  const ofType = tables.get(id) ?? [];
  tables.set(id, ofType);
  if (ofType.length >= MOST_CONFIGURATIONS) report('too-many-configurations', chunk.at);
  else ofType.push(openEntryTable(window, chunk, report));
}

function typesOf(
  tables: ReadonlyMap<number, EntryTable[]>,
  names: StringPool,
  offset: number,
  report: Report,
): ReadonlyMap<number, ResourceType> {
  const types = new Map<number, ResourceType>();
  for (const [id, ofType] of tables) {
    const name = names.at(id - 1);
    if (name === undefined) report('type-without-name', 0);
    types.set((id + offset) & 0xff, { name: name ?? '', tables: ofType });
  }
  return types;
}

const LIBRARY_BYTES = 260;

/** @source AOSP androidfw/ResourceTypes.h, ResTable_lib_entry */
function librariesOf(window: Window, chunk: Chunk): { readonly id: number; readonly name: string }[] {
  const room = Math.floor((chunk.end - chunk.bodyAt) / LIBRARY_BYTES);
  return Array.from({ length: Math.min(window.u32(chunk.at + 8), room) }, (_, i) => ({
    id: window.u32(chunk.bodyAt + i * LIBRARY_BYTES) & 0xff,
    name: utf16At(window, chunk.bodyAt + i * LIBRARY_BYTES + 4, NAME_UNITS),
  }));
}

/** Text of at most so many units, ended by a zero. */
function utf16At(window: Window, at: number, most: number): string {
  let text = '';
  for (let i = 0; i < most && window.u16(at + i * 2) !== 0; i++) text += String.fromCharCode(window.u16(at + i * 2));
  return text;
}
