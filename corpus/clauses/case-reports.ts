import { scanCase } from '../../scripts/accuracy/cases.ts';
import { wholeCases } from '../cases/case-files.ts';
import { expectedOf } from '../cases/expected-of.ts';
import type { Given } from '../cases/planned.ts';
import { clauseCases } from './cases/index.ts';
import type { ClauseCase } from './clause-case.ts';
import type { CaseReport } from './proofs-of.ts';
import { scanClauseCase } from './scan-clause-case.ts';

const GIVEN: readonly (readonly Given[])[] = [['policy', 'trace', 'har', 'ui'], []];

/** The whole case with faults, with everything given and by its package alone. */
export async function wholeReports(): Promise<readonly CaseReport[]> {
  const [faulty] = wholeCases;
  if (faulty === undefined) return [];
  const { scans } = expectedOf(faulty.plan);
  const reports: CaseReport[] = [];
  for (const given of GIVEN) {
    const planned = scans.find((scan) => scan.given.join() === given.join());
    const about = new Set([...(planned?.violation ?? []), ...(planned?.suspected ?? [])]);
    reports.push({ name: faulty.name, report: await scanCase(faulty, given), about });
  }
  return reports;
}

export const reportOf = async (one: ClauseCase): Promise<CaseReport> => ({
  name: one.name,
  report: await scanClauseCase(one),
  about: new Set([...(one.violation ?? []), ...(one.suspected ?? [])]),
});

/** Every case, one after the other; small ones first, which say more of a clause. */
export async function caseReports(): Promise<readonly CaseReport[]> {
  const reports: CaseReport[] = [];
  for (const one of clauseCases) reports.push(await reportOf(one));
  return [...reports, ...(await wholeReports())];
}
