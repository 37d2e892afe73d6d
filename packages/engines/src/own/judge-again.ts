import type { EngineResult } from '@touchstone/domain/engine';
import type { Input } from '@touchstone/facts';
import { isLocalDate } from '@touchstone/kernel/dates';
import { ruleSet } from '@touchstone/knowledge';
import { situationOf } from '@touchstone/scan-core';
import { judge, type Report } from '@touchstone/verdict';
import { judgeAndroguardAgain } from '../androguard/androguard-engine.ts';
import type { Votes } from '../findings/votes-of-findings.ts';
import { ownDescription } from './own-engine.ts';
import { votesOfReport } from './votes-of-report.ts';

export interface JudgedAgain extends Votes {
  /** The rules of now. */
  readonly ruleSet: string;
}

/** Engines whose facts our rules judge, by id. */
const JUDGES: Readonly<Record<string, (result: EngineResult) => Votes | undefined>> = {
  [ownDescription.id]: judgeReportAgain,
  androguard: judgeAndroguardAgain,
};

/**
 * The facts of a stored result under the rules of now, without a new scan. Undefined where these rules judged it already, where the engine
 * judges by itself, or where it brought no report to judge.
 *
 * What the scan did not look for is as untested as it was: new rules on other kinds of fact need a new scan, and say so.
 */
export function judgeAgain(result: EngineResult): JudgedAgain | undefined {
  if (result.engine.ruleSet === ruleSet.version) return undefined;
  const votes = JUDGES[result.engine.id]?.(result);
  return votes === undefined ? undefined : { ...votes, ruleSet: ruleSet.version };
}

function judgeReportAgain({ report }: EngineResult): Votes | undefined {
  if (!isReport(report)) return undefined;
  const { facts, signature, app, engine, evidence = [] } = report;
  const asOf = isLocalDate(engine.asOf) && engine.asOf > ruleSet.released ? engine.asOf : ruleSet.released;
  const given = [...new Set(evidence.map(({ input }): Input => input))];
  const situation = situationOf(facts, { asOf, isReadable: app !== null, depth: engine.depth, given });
  return votesOfReport({ facts, signature, findings: judge(ruleSet.rules, facts, situation) });
}

const isReport = (value: unknown): value is Report =>
  typeof value === 'object' && value !== null && 'facts' in value && 'signature' in value && 'engine' in value && 'app' in value;
