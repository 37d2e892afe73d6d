import { readFileSync, statSync } from 'node:fs';
import type { Report } from '@touchstone/verdict';
import { UsageError } from '../usage-error.ts';

/**
 * A report that `scan --format json` wrote.
 * @throws UsageError when the file is not there or holds something else
 */
export function readReport(file: string): Report {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) throw new UsageError(`找不到报告 / no such report: ${file}`);
  const report = parsed(readFileSync(file, 'utf8'));
  if (typeof report === 'object' && report !== null && 'schema' in report && String(report.schema).startsWith('touchstone-report/')) {
    return report as Report;
  }
  throw new UsageError(
    `不是 JSON 报告，可用 touchstone scan 应用.apk --format json --out 报告.json 生成 / not a JSON report; touchstone scan APP --format json --out FILE makes one: ${file}`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
