import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Indexes of one repository by their timestamp: differences are applied to them, and what is gone is known by them. */
export interface IndexCache {
  get(timestamp: number): Promise<string | undefined>;
  put(timestamp: number, json: string): Promise<void>;
  /** Drops all others. */
  keep(timestamps: readonly number[]): Promise<void>;
}

export function memoryCache(): IndexCache {
  const indexes = new Map<number, string>();
  return {
    get: async (timestamp) => indexes.get(timestamp),
    put: async (timestamp, json) => {
      indexes.set(timestamp, json);
    },
    keep: async (timestamps) => {
      for (const timestamp of indexes.keys()) if (!timestamps.includes(timestamp)) indexes.delete(timestamp);
    },
  };
}

/** In a folder of its own; an index is there whole or not at all. */
export function folderCache(folder: string): IndexCache {
  const pathOf = (timestamp: number) => join(folder, `index-${timestamp}.json`);
  return {
    get: (timestamp) =>
      readFile(pathOf(timestamp), 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return undefined;
        throw error;
      }),
    async put(timestamp, json) {
      await mkdir(folder, { recursive: true });
      const draft = `${pathOf(timestamp)}.part`;
      await writeFile(draft, json);
      await rename(draft, pathOf(timestamp));
    },
    async keep(timestamps) {
      const kept = new Set(timestamps.map((timestamp) => `index-${timestamp}.json`));
      const files = await readdir(folder).catch(() => []);
      for (const file of files) if (/^index-\d+\.json/.test(file) && !kept.has(file)) await rm(join(folder, file), { force: true });
    },
  };
}
