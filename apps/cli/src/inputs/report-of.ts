import { statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { ScanPool } from '@touchstone/scan-pool';
import type { Report } from '@touchstone/verdict';
import { UsageError } from '../usage-error.ts';
import { readReport } from './read-report.ts';

/**
 * The report itself when the file is one, else that of a scan.
 * @throws UsageError when the file is not there
 */
export async function reportOf(path: string, pool: ScanPool, cwd: string): Promise<Report> {
  const file = resolve(cwd, path);
  if (path.endsWith('.json')) return readReport(file);
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw new UsageError(`找不到文件 / no such file: ${path}`);
  const { output } = await pool.scan({ paths: [file], format: 'json', lang: 'zh', options: { name: basename(path) } });
  return JSON.parse(output) as Report;
}
