import { byText } from '@touchstone/kernel/order';
import type { Knowledge, NativeLibrary } from './knowledge.ts';

/** File names beyond this length are nobody's; patterns are not tried on them. */
const LONGEST_NAME = 128;

interface Libraries {
  readonly byName: ReadonlyMap<string, NativeLibrary>;
  readonly patterns: readonly { readonly pattern: RegExp; readonly library: NativeLibrary }[];
}

const known = new WeakMap<readonly NativeLibrary[], Libraries>();

/**
 * The catalogued library of a file name, `libumeng-spy.so`; some rows leave out the `.so`. An exact name wins over a
 * pattern, and of patterns the longest, which says most.
 */
export function catalogued({ nativeLibraries }: Knowledge, fileName: string): NativeLibrary | undefined {
  if (fileName.length > LONGEST_NAME) return undefined;
  let libraries = known.get(nativeLibraries);
  if (libraries === undefined) {
    libraries = {
      byName: new Map(nativeLibraries.filter((one) => !one.isPattern).map((one) => [one.name, one])),
      patterns: nativeLibraries
        .filter((one) => one.isPattern)
        .sort((a, b) => b.name.length - a.name.length || byText(a.name, b.name))
        .map((library) => ({ pattern: new RegExp(library.name), library })),
    };
    known.set(nativeLibraries, libraries);
  }
  const { byName } = libraries;
  return (
    byName.get(fileName) ??
    byName.get(fileName.replace(/\.so$/, '')) ??
    libraries.patterns.find(({ pattern }) => pattern.test(fileName))?.library
  );
}
