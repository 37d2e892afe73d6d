import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Capability, EngineDescription, RunConfig } from '@touchstone/domain/engine';
import { isLocalDate } from '@touchstone/kernel/dates';
import { knowledge, ruleSet } from '@touchstone/knowledge';
import { kindsOf, type Rule } from '@touchstone/rules';
import { findAppType } from '@touchstone/scan-core';
import { judge, type Situation } from '@touchstone/verdict';
import { failed, runCommand } from '../command/index.ts';
import type { Engine, EngineAnswer, EngineTask } from '../engine.ts';
import { FactEvidence, votesOfFindings } from '../findings/votes-of-findings.ts';
import { type Installed, versionOf } from '../installed.ts';
import { emptyResult } from '../results.ts';
import { ANDROGUARD_KINDS, type AndroguardOutput, androguardFacts, wantedReferences } from './androguard-facts.ts';

const SCRIPT = join(import.meta.dirname, 'read_facts.py');
/** Of our reading of what androguard says. */
const ADAPTER = 1;
const MEMORY_MIB = 2_048;

/**
 * androguard as an engine: it reads the manifest and the references of the code by itself, and our rules judge what it saw. Undefined where
 * it is not installed.
 *
 * @param python a Python that can import androguard 3.x
 */
export async function androguardEngine(python: Installed): Promise<Engine | undefined> {
  const tool: Installed = { ...python, command: [...python.command, SCRIPT] };
  const version = await versionOf(tool, ['version'], MEMORY_MIB);
  if (version === undefined) return undefined;
  const description = { ...androguardDescription, version: `${version}+${ADAPTER}` };
  const [program = '', ...leading] = tool.command;
  return {
    description,
    async run(task, { signal, limits, folder }) {
      const wanted = join(folder, 'wanted.json');
      await writeFile(wanted, JSON.stringify(wantedReferences(knowledge)));
      const args = [...leading, task.artifact.path, wanted];
      const end = await runCommand({ program, args, cwd: folder, env: { ...tool.env, PYTHONDONTWRITEBYTECODE: '1' }, signal, ...limits });
      signal.throwIfAborted();
      if (end.how !== 'exited' || end.code !== 0) return failed(end);
      const read = JSON.parse(end.stdout.toString('utf8')) as AndroguardOutput | { readonly error: string };
      if ('error' in read) return { outcome: 'NOT_APPLICABLE', result: null, errorClass: 'artifact-unreadable' };
      return answerOf(read, description, task);
    },
  };
}

/** A rule that the facts of androguard decide, or for which they are a lead. */
const isWithinReach = ({ needs, when, lead }: Rule) =>
  (needs.every((need) => need === 'static') && reaches(kindsOf(when))) || reaches(kindsOf(lead));
const reaches = (kinds: readonly string[]) => kinds.length > 0 && kinds.every((kind) => ANDROGUARD_KINDS.has(kind));

const NEEDS: Readonly<Record<Rule['needs'][number], Capability['inputs']>> = {
  static: [],
  runtime: ['trace'],
  policy: ['policy'],
  ui: ['ui'],
  store: ['listing'],
  human: ['person'],
};

const capabilities = ruleSet.rules
  .filter(isWithinReach)
  .map(({ clause, needs }): Capability => ({ clause, inputs: needs.flatMap((need) => NEEDS[need]) }));

const androguardDescription: EngineDescription = {
  id: 'androguard',
  version: '',
  ruleSet: ruleSet.version,
  name: 'androguard',
  vendor: 'androguard project',
  kind: 'command',
  correlationGroup: 'androguard',
  capabilities: [...new Map(capabilities.map((row) => [`${row.clause} ${row.inputs.join()}`, row])).values()],
  accepts: ['apk'],
  timeoutMs: 900_000,
  cores: 1,
  memoryMiB: MEMORY_MIB,
};

function answerOf(read: AndroguardOutput, description: EngineDescription, task: EngineTask): EngineAnswer {
  const facts = androguardFacts(read, knowledge, typeOf(task.config));
  const claimed = new Set(description.capabilities.map(({ clause }) => clause));
  const rules = ruleSet.rules.filter(({ clause }) => claimed.has(clause));
  const proofs = new FactEvidence(facts);
  const clauses = votesOfFindings(judge(rules, facts, situationOf(task.config)), proofs);
  const problems = read.unreadDex === 0 ? [] : [{ code: 'androguard/unread-dex', at: { file: task.artifact.fileName } }];
  return {
    outcome: 'SUCCEEDED',
    result: { ...emptyResult(description, task, 'SUCCEEDED'), clauses, evidence: proofs.list, facts, problems },
  };
}

const typeOf = ({ category }: RunConfig): number | undefined =>
  typeof category === 'string' || typeof category === 'number' ? findAppType(knowledge.appTypes, String(category))?.number : undefined;

/** Only the manifest is read, and it always can be. */
function situationOf({ asOf }: RunConfig): Situation {
  return {
    asOf: typeof asOf === 'string' && isLocalDate(asOf) ? asOf : ruleSet.released,
    inputs: new Set(['static']),
    isReadable: true,
    observed: ANDROGUARD_KINDS,
    skipped: new Set(),
    failed: new Map(),
    cut: new Set(),
    blind: new Map(),
  };
}
