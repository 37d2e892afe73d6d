import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { EvidenceFile } from '@touchstone/facts';
import type { Problem } from '@touchstone/kernel/problem';
import { FileFault } from '@touchstone/ports-node';
import { decodeText } from '@touchstone/readers';
import { readTree, type ScreenEvidence, type ScreenFile, type ScreenRecord, screensInOrder } from '@touchstone/screen';
import { createTraceReader, SCENARIOS } from '@touchstone/trace';
import { readWholeFile } from './read-whole-file.ts';
import { orUnread } from './unread.ts';

const INDEX = 'screens.jsonl';
const PICTURE = /\.(?:png|jpe?g|webp|gif|mp4|webm|mkv)$/i;
const TREE = /\.(?:xml|uix)$/i;
const MOST_FILES = 5_000;
const MOST_BYTES = 16 * 2 ** 20;
/** Trees of a whole folder; those of a long run have some tens of megabytes. */
const MOST_TREE_BYTES = 256 * 2 ** 20;
const KINDS: ReadonlySet<string> = new Set<ScreenRecord['kind']>(['picture', 'ui', 'process', 'phase', 'call']);

/** What a folder of screens came to. */
export interface ReadScreens {
  readonly value: ScreenEvidence;
  readonly files: readonly EvidenceFile[];
  readonly problems: readonly Problem[];
}

/**
 * Reads a folder of screenshots, recordings, `uiautomator dump` trees and, if it is there, `screens.jsonl`, its index in the trace contract.
 * A file that cannot be read is a problem `file/…`, and the others are read without it.
 */
export async function readScreens(folder: string, name: string): Promise<ReadScreens> {
  const listed = await orUnread(name, () => namesIn(folder));
  if ('problem' in listed) return { value: screensInOrder(name, [], [], SCENARIOS), files: [], problems: [listed.problem] };
  const problems: Problem[] = [];
  const files: EvidenceFile[] = [];
  const screens: ScreenFile[] = [];
  const records: ScreenRecord[] = [];
  const shownFiles = listed.filter((one) => PICTURE.test(one) || TREE.test(one));
  if (shownFiles.length > MOST_FILES) problems.push({ code: 'ui/too-many-files', at: MOST_FILES, file: name });
  let treeBytes = 0;
  for (const one of [...shownFiles.slice(0, MOST_FILES), ...(listed.includes(INDEX) ? [INDEX] : [])]) {
    const shown = `${name}/${one}`;
    const most = PICTURE.test(one) ? 0 : MOST_BYTES;
    const found = await orUnread(shown, () => readWholeFile(join(folder, one), 'ui', shown, most));
    if ('problem' in found) {
      problems.push(found.problem);
      continue;
    }
    const { bytes, file } = found;
    files.push(file);
    if (most === 0) {
      screens.push({ name: one, type: 'picture' });
      continue;
    }
    if (bytes.length < file.sizeBytes) problems.push({ code: 'readers/too-large', at: bytes.length, file: shown });
    if (one === INDEX) problems.push(...readIndex(bytes, shown, records));
    else if (treeBytes > MOST_TREE_BYTES) problems.push({ code: 'ui/too-many-files', at: MOST_TREE_BYTES, file: shown });
    else {
      treeBytes += bytes.length;
      const { value, problems: wrong } = readTree(decodeText(bytes, {}).text);
      for (const { code, at } of wrong) problems.push({ code, at, file: shown });
      if (value !== undefined) screens.push({ name: one, type: 'tree', tree: value });
    }
  }
  if (screens.length === 0) problems.push({ code: 'ui/no-screens', at: 0, file: name });
  return { value: screensInOrder(name, screens, records, SCENARIOS), files, problems };
}

/** @throws FileFault when the folder cannot be listed */
function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => entry.name)
      .sort();
  } catch (error) {
    throw FileFault.from(error, folder);
  }
}

function readIndex(bytes: Uint8Array, shown: string, records: ScreenRecord[]): readonly Problem[] {
  const reader = createTraceReader(
    { record: (record) => void (KINDS.has(record.kind) && records.push(record as ScreenRecord)) },
    { format: 'touchstone' },
  );
  reader.push(bytes);
  return reader.end().problems.map(({ code, lines }) => ({ code, at: lines[0] ?? 0, file: shown }));
}

/** Name of a folder as reports show it. */
export const folderName = (path: string): string => basename(path.replace(/[/\\]+$/, '')) || 'ui';
