import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { EngineDescription, EngineProblem, ResultOutcome } from '@touchstone/domain/engine';
import { ENGINE_VERSION, ruleSet } from '@touchstone/scan-core';
import { createScanPool } from '@touchstone/scan-pool';
import type { Report } from '@touchstone/verdict';
import type { Engine, EngineAnswer, EngineTask } from '../engine.ts';
import { emptyResult } from '../results.ts';
import { ownCapabilities } from './own-capabilities.ts';
import { jobOf } from './scan-job-of.ts';
import { unpackScreens } from './unpack-screens.ts';
import { factsOfReport, votesOfReport } from './votes-of-report.ts';

/** Our own scan: what it can do. */
export const ownDescription: EngineDescription = {
  id: 'touchstone',
  version: ENGINE_VERSION,
  ruleSet: ruleSet.version,
  name: '试金石 Touchstone',
  vendor: 'Touchstone',
  kind: 'own',
  correlationGroup: 'touchstone',
  capabilities: ownCapabilities(ruleSet.rules),
  accepts: ['apk', 'apks', 'xapk', 'apkm'],
  timeoutMs: 1_800_000,
  cores: 1,
  memoryMiB: 2_560,
};

/** Our own scan as an engine. @param size scans at once, one child process each */
export function ownEngine(size: number): Engine {
  const pool = createScanPool(size);
  return {
    description: ownDescription,
    async run(task, { signal, folder }) {
      const { output } = await pool.scan(jobOf(withScreens(task, folder)), signal);
      return answerOfReport(JSON.parse(output) as Report, task);
    },
    close: () => pool.close(),
  };
}

/** Screens that came as one archive, as the folder that the scan wants. */
function withScreens(task: EngineTask, folder: string): EngineTask {
  const inputs = task.inputs.map((input, i) => {
    if (input.kind !== 'ui' || statSync(input.path).isDirectory()) return input;
    const path = join(folder, `screens-${i}`);
    unpackScreens(input.path, path);
    return { ...input, path };
  });
  return { ...task, inputs };
}

/** What a report comes to. An app that cannot be read is nothing for this engine; a scan that was brought down is its failure. */
export function answerOfReport(report: Report, task: Pick<EngineTask, 'artifact' | 'configHash'>): EngineAnswer {
  const { outcome, errorClass } = endOf(report);
  return {
    outcome,
    result: {
      ...emptyResult(ownDescription, task, outcome),
      ...votesOfReport(report),
      facts: factsOfReport(report),
      problems: problemsOf(report),
      report,
    },
    ...(errorClass === undefined ? {} : { errorClass }),
  };
}

function endOf({ app, problems }: Report): { readonly outcome: ResultOutcome; readonly errorClass?: string } {
  const fault = problems.find(({ code }) => code.startsWith('scan/') || code.startsWith('file/'))?.code;
  if (app !== null) return fault === undefined ? { outcome: 'SUCCEEDED' } : { outcome: 'PARTIAL', errorClass: fault };
  if (fault === undefined) return { outcome: 'NOT_APPLICABLE', errorClass: 'artifact-unreadable' };
  return { outcome: fault === 'scan/timed-out' ? 'TIMED_OUT' : 'FAILED', errorClass: fault };
}

const MOST_PROBLEMS = 500;
const problemsOf = ({ problems }: Report): readonly EngineProblem[] =>
  problems.slice(0, MOST_PROBLEMS).map(({ code, at }) => ({ code, at }));
