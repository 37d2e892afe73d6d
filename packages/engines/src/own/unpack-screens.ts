import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFile, ports } from '@touchstone/ports-node';
import { readEntry, readZip } from '@touchstone/scan-core';
import { flatName } from './flat-name.ts';

/** Files of a folder of screens. Nothing else is written to the disk, whatever the archive holds. */
const SCREEN = /^[^\p{Cc}]{1,200}\.(?:png|jpe?g|webp|gif|mp4|webm|mkv|xml|uix|jsonl)$/iu;
const MOST_FILES = 5_000;
const MOST_BYTES = 1024 * 1024 * 1024;

/**
 * A folder of screens that came as one ZIP, unpacked flat into `folder`: paths inside become part of the name, so that none can lead
 * outside. Stops at a gibibyte.
 *
 * @throws FileFault when the archive cannot be read at all
 */
export function unpackScreens(archive: string, folder: string): void {
  mkdirSync(folder);
  const file = openFile(archive);
  try {
    let left = MOST_BYTES;
    const written = new Set<string>();
    for (const entry of readZip(file).value.entries.slice(0, MOST_FILES)) {
      const name = flatName(entry.name);
      if (!SCREEN.test(name) || written.has(name) || left <= 0) continue;
      const { value } = readEntry(file, entry, ports.inflate, { maxBytes: left });
      left -= value.length;
      written.add(name);
      writeFileSync(join(folder, name), value, { flag: 'wx' });
    }
  } finally {
    file.close();
  }
}
