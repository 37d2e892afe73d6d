import { readCase } from '@touchstone/api-client/routes/cases';
import { readDesk } from '@touchstone/api-client/routes/desk';
import {
  agreeSubmissionClause,
  beginSubmissionRetest,
  checkSubmission,
  concludeSubmission,
  decideSubmission,
  editSubmission,
  judgeSubmissionCheck,
  listSubmissions,
  readSubmission,
  sendSubmission,
  settleSubmissionRetest,
  withdrawSubmission,
} from '@touchstone/api-client/routes/submissions';
import { type CallInput, call } from '../../api/call.ts';
import { useWork } from '../../api/use-read-again.ts';
import type { StepName } from './submission-steps.ts';

const STALE = [readSubmission, listSubmissions, readCase, readDesk];

interface Standing {
  readonly id: string;
  readonly version: number;
}

export type Draft = CallInput<typeof editSubmission>['body'];
export type JudgedAs = 'harmless' | 'evasion' | 'seen-by-hand';

export interface SubmissionOrders {
  step(step: StepName, reason: string): Promise<void>;
  agree(finding: string, isFixed: boolean, note: string): Promise<void>;
  judge(check: string, as: JudgedAs, note: string): Promise<void>;
  edit(draft: Draft): Promise<void>;
}

/** Acts on the version that was read; what was read is read again, done or refused. */
export function useSubmissionSteps({ id, version }: Standing): SubmissionOrders {
  const work = useWork(STALE);
  const params = { submission: id };
  const at = { params, ifMatch: version } as const;
  const steps: Readonly<Record<StepName, (reason: string) => Promise<unknown>>> = {
    send: () => call(sendSubmission, at),
    withdraw: (reason) => call(withdrawSubmission, { ...at, body: { reason } }),
    accept: (reason) => call(decideSubmission, { ...at, body: { decision: 'accept', reason } }),
    'ask-more': (reason) => call(decideSubmission, { ...at, body: { decision: 'ask-more', reason } }),
    reject: (reason) => call(decideSubmission, { ...at, body: { decision: 'reject', reason } }),
    retest: () => call(beginSubmissionRetest, { ...at, body: {} }),
    settle: () => call(settleSubmissionRetest, { params }),
    check: () => call(checkSubmission, { params }),
    pass: (reason) => call(concludeSubmission, { ...at, body: { hasPassed: true, reason } }),
    fail: (reason) => call(concludeSubmission, { ...at, body: { hasPassed: false, reason } }),
  };
  const done = (act: Promise<unknown>) => work(() => act);
  return {
    step: (step, reason) => done(steps[step](reason)),
    agree: (finding, isFixed, note) => done(call(agreeSubmissionClause, { params: { submission: id, finding }, body: { isFixed, note } })),
    judge: (check, as, note) => done(call(judgeSubmissionCheck, { params: { submission: id, check }, body: { as, note } })),
    edit: (draft) => done(call(editSubmission, { ...at, body: draft })),
  };
}
