import { systemSession } from '@touchstone/db';
import { checkSubmissions, settleRetests } from '@touchstone/services/submissions';
import type { Installation } from '../wiring/installation.ts';
import { checkPorts } from '../wiring/submission-checks.ts';
import { submissionPorts } from '../wiring/submission-ports.ts';
import type { Loop } from './loop.ts';

/** What becomes of what firms hand in: retests are counted when they have ended, shelves and signs of evasion are looked at. */
export function submissionLoops({
  platform,
  objects,
  acquisition,
}: Pick<Installation, 'platform' | 'objects' | 'acquisition'>): readonly Loop[] {
  const ports = submissionPorts({ platform, session: systemSession('submissions') });
  const checks = checkPorts({ platform, objects, inspector: acquisition.inspector });
  const [settled, checked]: [string[], string[]] = [[], []];
  return [
    { name: 'settle-retests', everyMs: 5_000, round: (_, failed) => settleRetests(ports, undefined, { turn: settled, failed }) },
    { name: 'check-submissions', everyMs: 10_000, round: (_, failed) => checkSubmissions(checks, undefined, { turn: checked, failed }) },
  ];
}
