import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { EngineDescription, EngineResult, RunConfig } from '@touchstone/domain/engine';
import { knowledge, ruleSet } from '@touchstone/knowledge';
import { findAppType } from '@touchstone/scan-core';
import { failed, runCommand } from '../command/index.ts';
import type { Engine, EngineAnswer, EngineTask } from '../engine.ts';
import { capabilitiesWithin, judgedVotes, type Sight } from '../findings/judged-votes.ts';
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

const SIGHT: Sight = { kinds: ANDROGUARD_KINDS, brings: new Set(['static']) };

const androguardDescription: EngineDescription = {
  id: 'androguard',
  version: '',
  ruleSet: ruleSet.version,
  name: 'androguard',
  vendor: 'androguard project',
  kind: 'command',
  correlationGroup: 'androguard',
  capabilities: capabilitiesWithin(SIGHT),
  accepts: ['apk'],
  timeoutMs: 900_000,
  cores: 1,
  memoryMiB: MEMORY_MIB,
};

function answerOf(read: AndroguardOutput, description: EngineDescription, task: EngineTask): EngineAnswer {
  const facts = androguardFacts(read, knowledge, typeOf(task.config));
  const votes = judgedVotes(facts, SIGHT, description.capabilities, task.config['asOf']);
  const problems = read.unreadDex === 0 ? [] : [{ code: 'androguard/unread-dex', at: { file: task.artifact.fileName } }];
  return { outcome: 'SUCCEEDED', result: { ...emptyResult(description, task, 'SUCCEEDED'), ...votes, facts, problems } };
}

/** The facts of a stored result under the rules of now. */
export const judgeAndroguardAgain = ({ facts }: Pick<EngineResult, 'facts'>) =>
  judgedVotes(facts, SIGHT, androguardDescription.capabilities, undefined);

const typeOf = ({ category }: RunConfig): number | undefined =>
  typeof category === 'string' || typeof category === 'number' ? findAppType(knowledge.appTypes, String(category))?.number : undefined;
