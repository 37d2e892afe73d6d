import { type Parsed, Problems } from '@touchstone/kernel/problem';
import { CHUNK, type Chunk, chunkAt, chunksIn, noStrings, openStringPool, type Report, type StringPool, Window } from '../chunks/index.ts';
import { PACKAGE_HEADER_BYTES, readPackage } from './read-package.ts';
import type { ResourcePackage, ResourceTable } from './table.ts';

const TABLE_HEADER_BYTES = 12;

/**
 * Reads a resource table: headers of chunks now, strings and entries when asked for.
 *
 * The cost is that of walking the chunks; a table of 10 MB is open within milliseconds. Problems may still be added
 * while entries are read.
 *
 * @source AOSP androidfw/LoadedArsc.cpp, LoadedArsc::Load
 */
export function readArsc(bytes: Uint8Array): Parsed<ResourceTable> {
  const problems = new Problems();
  const report: Report = (what, at) => problems.add(`arsc/${what}`, at);
  const window = new Window(bytes);
  const table = findTable(window, report);
  const value = table === undefined ? { strings: noStrings, packages: [] } : readTable(window, table, report);
  return { value, problems: problems.list };
}

/** The first table chunk; failing that, whatever chunk the file begins with, as if it were one. */
function findTable(window: Window, report: Report): Chunk | undefined {
  for (const chunk of chunksIn(window, 0, window.size, report)) {
    if (chunk.type !== CHUNK.table) continue;
    if (chunk.end < window.size) report('data-after-end', chunk.end);
    return chunk;
  }
  report('wrong-file-type', 0);
  return window.size < TABLE_HEADER_BYTES ? undefined : chunkAt(window, 0, window.size, () => {});
}

function readTable(window: Window, table: Chunk, report: Report): ResourceTable {
  let strings: StringPool | undefined;
  const packages: ResourcePackage[] = [];
  for (const chunk of chunksIn(window, table.bodyAt, table.end, report)) {
    if (chunk.type === CHUNK.package) {
      if (chunk.end - chunk.at < PACKAGE_HEADER_BYTES) report('package-cut-off', chunk.at);
      else packages.push(readPackage(window, chunk, report));
    } else if (chunk.type !== CHUNK.stringPool) report('unknown-chunk', chunk.at);
    else if (strings === undefined) strings = openStringPool(window, chunk, report);
    else report('second-string-pool', chunk.at);
  }
  if (window.u32(table.at + 8) !== packages.length) report('package-count', table.at + 8);
  return { strings: strings ?? noStrings, packages };
}
