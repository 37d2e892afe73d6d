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
    throw new UsageError(`无法写入报告 / cannot write the report: ${path}（${String(error.code)}）。请换一个 --out / choose another --out`);
  }
}
