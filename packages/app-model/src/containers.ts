import { readEntry, type Zip } from '@touchstone/formats/zip';
import { sourceOf } from '@touchstone/kernel/bytes';
import type { Ports } from '@touchstone/kernel/ports';
import { type Parsed, Problems } from '@touchstone/kernel/problem';
import type { Archive, Budget } from './archive.ts';
import type { Limits } from './limits.ts';

/**
 * The APKs inside a container (`.apks` of bundletool, `.xapk`, `.apkm`): whatever holds APKs and is no app itself.
 *
 * bundletool writes the same app several times, as splits and as standalone APKs for old devices: the splits are taken
 * when there are any. Returns the archive itself when it is no container.
 */
export function unpackContainer(
  archive: Archive,
  { value: zip, problems: ofArchive }: Parsed<Zip>,
  ports: Ports,
  limits: Limits,
  budget: Budget,
): Parsed<readonly Archive[]> {
  const problems = new Problems();
  const apks = zip.entries.filter((entry) => /\.apk$/i.test(entry.name));
  if (zip.find('AndroidManifest.xml') !== undefined || apks.length === 0) return { value: [archive], problems: [] };

  problems.addAll(ofArchive);
  const splits = apks.filter((entry) => entry.name.startsWith('splits/'));
  const taken = splits.length > 0 ? splits : apks;
  if (taken.length > limits.archives) problems.add('app/too-many-archives', 0);
  const value = taken.slice(0, limits.archives).map((entry) => {
    const inner = readEntry(archive.source, entry, ports.inflate, { maxBytes: Math.min(limits.totalBytes, budget.left) });
    budget.left = Math.max(0, budget.left - inner.value.length);
    problems.addAll(inner.problems, entry.name);
    return { name: entry.name, source: sourceOf(inner.value) };
  });
  return { value, problems: problems.list };
}
