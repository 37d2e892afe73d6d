import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../usage-error.ts';

/**
 * The absolute path of a file that the user named.
 * @throws UsageError when it is not there or is a folder
 */
export function existingFile(named: string, cwd: string): string {
  const path = resolve(cwd, named);
  const stats = named === '' ? undefined : statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new UsageError(`找不到文件 / no such file: ${named}`);
  if (stats.isDirectory()) throw new UsageError(`是文件夹，请给出其中的文件 / a folder: name the file in it: ${named}`);
  return path;
}

/**
 * The absolute path of a folder that the user named.
 * @throws UsageError when it is not there or is a file
 */
export function existingFolder(named: string, cwd: string): string {
  const path = resolve(cwd, named);
  const stats = named === '' ? undefined : statSync(path, { throwIfNoEntry: false });
  if (stats === undefined) throw new UsageError(`找不到文件夹 / no such folder: ${named}`);
  if (!stats.isDirectory()) throw new UsageError(`是文件，请给出它所在的文件夹 / a file: name the folder it is in: ${named}`);
  return path;
}
