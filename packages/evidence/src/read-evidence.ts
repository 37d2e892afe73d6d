import type { App } from '@touchstone/app-model';
import type { Evidence, Knowledge } from '@touchstone/facts';
import type { Problem } from '@touchstone/kernel/problem';
import { ports } from '@touchstone/ports-node';
import type { EvidencePaths, NamedPath } from './evidence-paths.ts';
import { isPolicy } from './is-policy.ts';
import { policyGiven } from './policy-evidence.ts';
import { policyInside, type ReadPolicyText, saidBy } from './policy-inside.ts';
import { policyOf } from './policy-statements.ts';
import { readRun } from './run-evidence.ts';
import { folderName, readScreens } from './screen-evidence.ts';
import { orUnread } from './unread.ts';

/** Evidence as detectors take it, and what was wrong with the files. */
export interface ReadEvidence {
  readonly evidence: Evidence;
  readonly problems: readonly Problem[];
}

/**
 * Reads what lies beside an app: its policy, from the package itself when none is given, the logs and captures of runs, and screens.
 * What cannot be read is a problem and no evidence: the clauses that need it stay untested.
 */
export async function readEvidence(paths: EvidencePaths, app: App, knowledge: Knowledge): Promise<ReadEvidence> {
  const policy = paths.policy === undefined ? await policyInside(app, ports) : onlyPolicy(await givenOrUnread(paths.policy), knowledge);
  const hasRun = [paths.traces, paths.hars, paths.captures].some((list) => (list?.length ?? 0) > 0);
  const run = hasRun ? await readRun(paths, app, knowledge) : undefined;
  const screens = paths.ui === undefined ? undefined : await readScreens(paths.ui.path, folderName(paths.ui.name));
  const { said, problems } = saidBy(policy, knowledge);
  const files = [...(policy.file === undefined ? [] : [policy.file]), ...(run?.files ?? []), ...(screens?.files ?? [])];
  const logs = run?.logs.filter(({ summary }) => summary.records > 0) ?? [];
  return {
    evidence: {
      ...(files.length === 0 ? {} : { files }),
      ...(said === undefined ? {} : { policy: said }),
      ...(logs.length === 0 ? {} : { run: logs }),
      ...(screens === undefined || screens.value.screens.length === 0 ? {} : { screen: screens.value }),
    },
    problems: [...problems, ...(run?.problems ?? []), ...(screens?.problems ?? [])],
  };
}

async function givenOrUnread(path: NamedPath): Promise<ReadPolicyText> {
  const found = await orUnread(path.name, () => policyGiven(path));
  return 'problem' in found ? { document: undefined, file: undefined, problems: [found.problem] } : found;
}

/** What was handed in is taken for the policy only when it is one. */
function onlyPolicy(given: ReadPolicyText, knowledge: Knowledge): ReadPolicyText {
  const { document, problems } = given;
  if (document === undefined || isPolicy(document, policyOf(document, knowledge))) return given;
  return { document: undefined, file: undefined, problems: [...problems, { code: 'evidence/not-a-policy', at: 0, file: document.name }] };
}
