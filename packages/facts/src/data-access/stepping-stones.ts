import type { CallSite } from '@touchstone/program';
import { textList } from '../lists.ts';
import type { DataRead, Search } from './search.ts';

/**
 * Whether a row of the API table only leads to personal information, so that nothing is read where it is called: another
 * app asks the user to choose, a listener is registered whose own code reads, a path is asked for at which nothing is read.
 */
export function isSteppingStone(search: Search, read: Told): boolean {
  const lists = stepsOf(search);
  const api = read.api.split('(', 1)[0] ?? '';
  if (read.via === 'intent') return read.argument !== undefined && lists.asking.has(read.argument);
  return lists.steps.has(api) || (lists.paths.has(api) && !isReadNearby(search, read));
}

interface Told extends Pick<DataRead, 'via' | 'api' | 'argument'> {
  readonly site: Pick<DataRead['site'], 'method'>;
}

interface Steps {
  readonly asking: ReadonlySet<string>;
  readonly steps: ReadonlySet<string>;
  readonly paths: ReadonlySet<string>;
}

const known = new WeakMap<Search, Steps>();

function stepsOf(search: Search): Steps {
  const before = known.get(search);
  if (before !== undefined) return before;
  const { knowledge, markers } = search;
  const steps: Steps = {
    asking: new Set(markers.of('intent').flatMap(({ asksUser, value }) => (asksUser === true ? [value] : []))),
    steps: new Set(textList(knowledge, 'personal-information', 'steps')),
    paths: new Set(textList(knowledge, 'personal-information', 'pathsToStorage')),
  };
  known.set(search, steps);
  return steps;
}

/** Whether files are listed, opened or decoded in the same class: then the path is taken to be one of them. */
const isReadNearby = ({ nearby }: Search, { site }: Told): boolean => nearby.find(site.method, 'file reads', isFileRead) !== undefined;

const isFileRead = ({ class: owner, name }: CallSite['target']): boolean =>
  READERS.has(owner) ? name === '<init>' : (READING.get(owner)?.test(name) ?? false);

/** Made on the file that they read. */
const READERS = new Set([
  'Ljava/io/FileInputStream;',
  'Ljava/io/FileReader;',
  'Ljava/io/RandomAccessFile;',
  'Landroid/media/ExifInterface;',
]);

const READING: ReadonlyMap<string, RegExp> = new Map([
  ['Ljava/io/File;', /^list/],
  ['Ljava/nio/file/Files;', /^(?:read|list|walk|find|lines|newInput|newBufferedReader|newDirectoryStream)/],
  ['Landroid/graphics/BitmapFactory;', /^decodeFile$/],
  ['Landroid/os/ParcelFileDescriptor;', /^open$/],
  ['Landroid/system/Os;', /^open$/],
  ['Lkotlin/io/FilesKt;', /^(?:read|walk|forEachLine|useLines|buffered|reader|inputStream)/],
  ['Lkotlin/io/FilesKt__FileReadWriteKt;', /^(?:read|forEachLine)/],
  ['Lkotlin/io/FilesKt__FileTreeWalkKt;', /^walk/],
  ['Lokio/Okio;', /^source$/],
]);
