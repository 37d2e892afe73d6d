import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScanJob } from '@touchstone/scan-pool';
import type { Report } from '@touchstone/verdict';
import { apkOfCase, type WholeCase, wholeCases } from '../../corpus/cases/case-files.ts';
import { differencesOf } from '../../corpus/cases/differences.ts';
import type { Expected } from '../../corpus/cases/expected-of.ts';
import type { Given } from '../../corpus/cases/planned.ts';

const ROOT = join(import.meta.dirname, '../../corpus/cases');

/** What one scan of a case says otherwise than was planned before any detector ran; empty when it says exactly that. */
export interface CaseOutcome {
  readonly name: string;
  readonly given: readonly Given[];
  readonly differences: readonly string[];
}

/** Scans every case with everything given and with the parts left out that its answers name. */
export async function caseOutcomes(names: readonly string[] = wholeCases.map(({ name }) => name)): Promise<readonly CaseOutcome[]> {
  const outcomes: CaseOutcome[] = [];
  for (const one of wholeCases.filter(({ name }) => names.includes(name))) {
    const expected = JSON.parse(readFileSync(join(ROOT, one.name, 'expected.json'), 'utf8')) as Expected;
    for (const { given } of expected.scans) {
      outcomes.push({ name: one.name, given, differences: differencesOf(await scanCase(one, given), expected, given) });
    }
  }
  return outcomes;
}

/** The report of a case, as the command gives it for `--category 网上购物` and this evidence. */
export async function scanCase(one: WholeCase, given: readonly Given[]): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'case-'));
  try {
    const apk = join(folder, 'app.apk');
    writeFileSync(apk, apkOfCase(one));
    const named = (file: string) => ({ path: join(ROOT, one.name, file), name: file });
    const { output } = await runScanJob({
      paths: [apk],
      options: { name: `${one.name}.apk`, category: '网上购物' },
      format: 'json',
      lang: 'zh',
      evidence: {
        ...(given.includes('policy') ? { policy: named('policy.html') } : {}),
        ...(given.includes('trace') ? { traces: [named('run.jsonl')] } : {}),
        ...(given.includes('har') ? { hars: [named('run.har')] } : {}),
        ...(given.includes('ui') ? { ui: named('ui') } : {}),
      },
    });
    return JSON.parse(output) as Report;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A line for each scan of each case, then the differences. */
export async function casesReport(): Promise<string> {
  const outcomes = await caseOutcomes();
  const lines = outcomes.map(({ name, given, differences }) => `| ${name} | ${given.join(' + ') || '–'} | ${differences.length} |`);
  const told = outcomes.flatMap(({ name, given, differences }) => differences.map((one) => `${name} (${given.join('+')}): ${one}`));
  return ['| case | given | differences |', '|---|---|---|', ...lines, '', ...told].join('\n');
}
