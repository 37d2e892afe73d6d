import { ports } from '@touchstone/ports-node';
import { readEntry, readZip, sourceOf } from '@touchstone/scan-core';
import { flatName } from './flat-name.ts';

/** One file of an archive of screens, by the name that it has in a report; undefined where it is not there, is larger or cannot be read. */
export function screenInArchive(archive: Uint8Array, name: string, maxBytes: number): Uint8Array | undefined {
  const source = sourceOf(archive);
  const entry = readZip(source).value.entries.find((one) => flatName(one.name) === name);
  if (entry === undefined) return undefined;
  const { value, problems } = readEntry(source, entry, ports.inflate, { maxBytes });
  return problems.length === 0 ? value : undefined;
}
