import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from '../usage-error.ts';

/**
 * Writes a report, making the folders on the way.
 * @throws UsageError naming the path and what hinders, when the place cannot be written to
 */
export function writeReport(path: string, text: string | Uint8Array): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    const code = String(error.code);
    const why = HINDRANCES[code] ?? code;
    throw new UsageError(`无法写入 / cannot write: ${path}\n${why}。请换一个 --out / choose another --out`);
  }
}

const HINDRANCES: Readonly<Record<string, string>> = {
  EISDIR: '这是文件夹 / a folder',
  EEXIST: '路径中有一处是文件，不是文件夹 / a part of the way is a file, no folder',
  ENOTDIR: '路径中有一处是文件，不是文件夹 / a part of the way is a file, no folder',
  EACCES: '没有写入权限 / no right to write there',
  EPERM: '没有写入权限 / no right to write there',
  EROFS: '只读的磁盘 / a disk that is only read',
  ENOSPC: '磁盘已满 / the disk is full',
  ENAMETOOLONG: '名称过长 / the name is too long',
};
