import { constants, type Stats } from 'node:fs';
import { open } from 'node:fs/promises';

/**
 * Bytes of a file that an engine wrote. Links are not followed: they could name a file that the engine itself may not read, and neither
 * are pipes, which never end.
 * @returns why there are none: no such file, no plain file, or more than `most` bytes
 */
export async function readBounded(path: string, most: number): Promise<Buffer | 'missing' | 'no-file' | 'too-large'> {
  let file: Awaited<ReturnType<typeof open>>;
  try {
    file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'missing' : 'no-file';
  }
  try {
    const stats: Stats = await file.stat();
    if (!stats.isFile()) return 'no-file';
    if (stats.size > most) return 'too-large';
    const bytes = Buffer.alloc(stats.size);
    const { bytesRead } = await file.read(bytes, 0, stats.size, 0);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
