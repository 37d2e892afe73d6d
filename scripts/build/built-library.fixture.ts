import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { librarySources } from '../console-sources.mjs';

const ROOT = join(import.meta.dirname, '../..');
const BUILDS = join(ROOT, '.cache', 'library');

/** Folder of the library built of the sources as they are; test files of one run share one build. */
export function builtLibrary(): string {
  const name = librarySources(ROOT).slice(0, 16);
  const folder = join(BUILDS, name);
  if (existsSync(folder)) return folder;
  mkdirSync(BUILDS, { recursive: true });
  for (const old of readdirSync(BUILDS)) if (!old.includes('.')) rmSync(join(BUILDS, old), { recursive: true, force: true });
  const draft = `${folder}.${process.pid}`;
  buildLibrary(draft);
  try {
    renameSync(draft, folder);
  } catch (error) {
    // another process was faster
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

export const buildLibrary = (folder: string): void =>
  void execFileSync(process.execPath, [join(ROOT, 'scripts/build.ts'), folder], { cwd: ROOT });
