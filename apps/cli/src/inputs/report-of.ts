import { basename } from 'node:path';
import type { ScanPool } from '@touchstone/scan-pool';
import type { Report } from '@touchstone/verdict';
import { existingFile } from './existing-file.ts';
import { readReport } from './read-report.ts';

/**
 * The report itself when the file is one, else that of a scan.
 * @throws UsageError when the file is not there
 */
export async function reportOf(path: string, pool: ScanPool, cwd: string): Promise<Report> {
  if (path.endsWith('.json')) return readReport(path, cwd);
  const file = existingFile(path, cwd);
  const { output } = await pool.scan({ paths: [file], format: 'json', lang: 'zh', options: { name: basename(path) } });
  return JSON.parse(output) as Report;
}
