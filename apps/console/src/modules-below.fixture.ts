import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';

type Exports = Readonly<Record<string, unknown>>;

/** Modules below a folder by their path in it, with what they export; tests and their fixtures are none of them. */
export async function modulesBelow(folder: string): Promise<ReadonlyMap<string, Exports>> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^[^.]+\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const load = async (file: string) => [relative(folder, file), (await import(pathToFileURL(file).href)) as Exports] as const;
  return new Map(await Promise.all(files.map(load)));
}
