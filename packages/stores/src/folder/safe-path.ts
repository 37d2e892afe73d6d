import { constants } from 'node:fs';
import { type FileHandle, lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { StoreFault } from '../store-fault.ts';

/** Parts of a path below a folder; undefined when it could lead out of it, or is another's way of writing one. */
export function partsBelow(path: string): readonly string[] | undefined {
  const parts = path.split('/');
  const isSafe =
    path.length <= 1000 &&
    parts.length <= MAX_DEPTH &&
    parts.every((part) => part !== '' && part !== '.' && part !== '..' && !/[\\\0:]/.test(part));
  return isSafe ? parts : undefined;
}

export const MAX_DEPTH = 32;

/**
 * Opens a file below `root`. No step on the way may be a link: a stick from outside must not show what is on our disk.
 *
 * @throws StoreFault `not-found` or `not-allowed`
 */
export async function openBelow(root: string, path: string): Promise<FileHandle> {
  const parts = partsBelow(path);
  if (parts === undefined) throw new StoreFault('not-allowed', `opening ${JSON.stringify(path.slice(0, 200))}`);
  let at = root;
  for (const part of parts.slice(0, -1)) {
    at = join(at, part);
    const there = await lstat(at).catch(notFound(path));
    if (!there.isDirectory()) throw new StoreFault('not-allowed', `opening ${path}: a link or no folder on the way`);
  }
  const file = await open(join(at, parts.at(-1)!), READ_ONLY).catch(notFound(path));
  const stats = await file.stat();
  if (stats.isFile()) return file;
  await file.close();
  throw new StoreFault('not-allowed', `opening ${path}: not a file`);
}

/** Neither through a link nor waiting at a pipe. */
const READ_ONLY = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

function notFound(path: string): (error: NodeJS.ErrnoException) => never {
  return (error) => {
    const isLink = error.code === 'ELOOP' || error.code === 'EMLINK';
    throw new StoreFault(isLink ? 'not-allowed' : error.code === 'ENOENT' ? 'not-found' : 'interrupted', `opening ${path}`, {
      cause: error,
    });
  };
}
