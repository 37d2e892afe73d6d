import { readFileSync } from 'node:fs';
import type { Report } from '@touchstone/verdict';
import { UsageError } from '../usage-error.ts';
import { existingFile } from './existing-file.ts';

/**
 * A report that `scan --format json` wrote.
 * @throws UsageError when the file is not there or holds something else
 */
export function readReport(named: string, cwd: string): Report {
  const report = parsed(readFileSync(existingFile(named, cwd), 'utf8'));
  if (typeof report === 'object' && report !== null && 'schema' in report && String(report.schema).startsWith('touchstone-report/')) {
    return report as Report;
  }
  throw new UsageError(
    `不是 JSON 报告 / not a JSON report: ${named}\n请先生成 / make one: touchstone scan app.apk --format json --out report.json`,
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
