import { existsSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { guidePath } from '@touchstone/documents';
import { existingFolder } from '../inputs/existing-file.ts';
import { UsageError } from '../usage-error.ts';

/**
 * Addresses of the pages of guidance as a report links to them, `{rule}` standing for the rule: below a web address as it is, below a
 * folder relative to the report, so that both can be handed on together.
 *
 * @param guide a web address, or the folder that `rules guide --out` wrote
 * @returns the address for a report at a path; undefined is the standard output, which stands where the command runs
 * @throws UsageError when the folder is not there or holds no guidance
 */
export function guideLinks(guide: string, cwd: string): (report: string | undefined) => string {
  const page = guidePath('{rule}');
  if (/^https?:\/\//i.test(guide)) return () => `${guide.replace(/\/+$/, '')}/${page}`;
  const folder = existingFolder(guide, cwd);
  if (!existsSync(join(folder, 'rules'))) {
    throw new UsageError(`没有合规指引 / no guidance in: ${guide}\n请先生成 / make it: touchstone rules guide --out ${guide}`);
  }
  return (report) => {
    const steps = relative(report === undefined ? cwd : dirname(report), folder).split(sep);
    return [...steps.filter((step) => step !== '').map(encodeURIComponent), page].join('/');
  };
}
