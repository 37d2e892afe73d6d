import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { EvidenceFile } from '@touchstone/facts';
import type { Problem } from '@touchstone/kernel/problem';
import { decodeText } from '@touchstone/readers';
import { readTree, type ScreenEvidence, type ScreenFile, type ScreenRecord, screensInOrder } from '@touchstone/screen';
import { createTraceReader, SCENARIOS } from '@touchstone/trace';
import { readWholeFile } from './read-whole-file.ts';

const INDEX = 'screens.jsonl';
const PICTURE = /\.(?:png|jpe?g|webp|gif|mp4|webm|mkv)$/i;
const TREE = /\.(?:xml|uix)$/i;
const MOST_FILES = 5_000;
const MOST_BYTES = 16 * 2 ** 20;
const KINDS: ReadonlySet<string> = new Set<ScreenRecord['kind']>(['picture', 'ui', 'process', 'phase', 'call']);

/** What a folder of screens came to. */
export interface ReadScreens {
  readonly value: ScreenEvidence;
  readonly files: readonly EvidenceFile[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a folder of screenshots, recordings, `uiautomator dump` trees and, if it is there, `screens.jsonl`, its index in the trace contract.
 *
 * @throws Error of node:fs when the folder cannot be listed
 */
export function readScreens(folder: string, name: string): ReadScreens {
  const problems: Problem[] = [];
  const names = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)
    .sort();
  if (names.length > MOST_FILES) problems.push({ code: 'ui/too-many-files', at: MOST_FILES, file: name });
  const files: EvidenceFile[] = [];
  const screens: ScreenFile[] = [];
  for (const one of names.slice(0, MOST_FILES)) {
    const shown = `${name}/${one}`;
    if (PICTURE.test(one)) {
      screens.push({ name: one, type: 'picture' });
      files.push(readWholeFile(join(folder, one), 'ui', shown, MOST_BYTES).file);
    } else if (TREE.test(one)) {
      const { bytes, file } = readWholeFile(join(folder, one), 'ui', shown, MOST_BYTES);
      const { value, problems: found } = readTree(decodeText(bytes, {}).text);
      for (const { code, at } of found) problems.push({ code, at, file: shown });
      files.push(file);
      if (value !== undefined) screens.push({ name: one, type: 'tree', tree: value });
    }
  }
  const records: ScreenRecord[] = [];
  if (names.includes(INDEX)) {
    const { bytes, file } = readWholeFile(join(folder, INDEX), 'ui', `${name}/${INDEX}`, MOST_BYTES);
    files.push(file);
    const reader = createTraceReader(
      { record: (record) => void (KINDS.has(record.kind) && records.push(record as ScreenRecord)) },
      { format: 'touchstone' },
    );
    reader.push(bytes);
    for (const { code, lines } of reader.end().problems) problems.push({ code, at: lines[0] ?? 0, file: `${name}/${INDEX}` });
  }
  if (screens.length === 0) problems.push({ code: 'ui/no-screens', at: 0, file: name });
  return { value: screensInOrder(name, screens, records, SCENARIOS), files, problems };
}

/** Name of a folder as reports show it. */
export const folderName = (path: string): string => basename(path.replace(/[/\\]+$/, '')) || 'ui';
