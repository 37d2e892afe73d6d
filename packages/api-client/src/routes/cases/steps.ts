import Type, { type TProperties } from 'typebox';
import { type Contract, route } from '../../route.ts';
import { closed, oneOf, Sha256, Uuid } from '../../schema.ts';
import { Basis, CASES, Case, caseParams, Reason } from './shapes.ts';

/** One verb of a case: who has not read its present version is refused. */
const step = <const Id extends string, const P extends Contract['permission'], const B extends TProperties>(
  id: Id,
  verb: string,
  permission: P,
  summary: string,
  body: B,
) =>
  route({
    id,
    method: 'POST',
    path: `${CASES}/:case/${verb}`,
    permission,
    summary,
    params: caseParams,
    precondition: true,
    idempotency: true,
    body: closed({ basis: Basis, ...body }),
    responses: { 200: Case },
  });

const Findings = Type.Array(Uuid, { minItems: 1, maxItems: 200, uniqueItems: true });

export const addCaseFindings = step(
  'add-case-findings',
  'findings',
  'case.handle',
  'Puts more confirmed findings of the same subject in.',
  {
    findings: Findings,
  },
);

export const assignCase = step('assign-case', 'handler', 'case.handle', 'Names the person who handles it.', { handler: Uuid });

export const acceptCase = step('accept-case', 'acceptance', 'case.handle', 'Takes a lead up for review.', {});

export const confirmCase = step(
  'confirm-case',
  'confirmation',
  'case.confirm',
  'Confirms the fault; two persons must have seen it, and every clause has evidence.',
  {},
);

export const dismissCase = step('dismiss-case', 'dismissal', 'case.confirm', 'Finds that there is no case.', { reason: Reason });

export const draftDirectDelisting = step(
  'draft-direct-delisting',
  'direct-delisting',
  'order.draft',
  'Goes straight to delisting, citing earlier cases or evasion.',
  {
    cases: Type.Optional(Type.Array(Uuid, { maxItems: 50, uniqueItems: true })),
    evasion: Type.Optional(Type.Array(Uuid, { maxItems: 50, uniqueItems: true })),
  },
);

export const dropDirectDelisting = step('drop-direct-delisting', 'direct-delisting-withdrawal', 'case.decide', 'Gives the direct way up.', {
  reason: Reason,
});

export const closeCase = step('close-case', 'closure', 'case.decide', 'Closes a case that is rectified or back on the shelves.', {});

export const withdrawCase = step('withdraw-case', 'withdrawal', 'case.decide', 'Withdraws a case for good.', { reason: Reason });

export const mergeCase = step('merge-case', 'merger', 'case.decide', 'Merges it into another open case of the same authority.', {
  into: Uuid,
  reason: Reason,
});

export const proposeAccessStop = step(
  'propose-access-stop',
  'access-stop-proposal',
  'penalty.record',
  '停止接入: proposes it; ordered by an issued document to the access provider.',
  { reason: Reason },
);

export const dropAccessStop = step('drop-access-stop', 'access-stop-refusal', 'penalty.decide', 'Decides that access is not stopped.', {
  reason: Reason,
});

export const verifyAccessStop = step(
  'verify-access-stop',
  'access-stop-proof',
  'penalty.record',
  'Records that access is stopped, with the file that proves it.',
  { proof: Sha256 },
);

export const restoreAccess = step(
  'restore-access',
  'access-restoration',
  'penalty.decide',
  'Ends the stop of access. Its document is withdrawn apart: that tells the access provider.',
  { reason: Reason },
);

export const decideCaseObjection = step(
  'decide-case-objection',
  'objection-decision',
  'case.decide',
  'Decides on the objection: upheld, it ends the case; partly, some findings are dropped; else the case goes back.',
  {
    decision: oneOf(['rejected', 'partly', 'upheld']),
    drop: Type.Optional(Type.Array(Uuid, { maxItems: 200, uniqueItems: true })),
    reason: Reason,
  },
);

export const decideCaseExtension = step(
  'decide-case-extension',
  'extension-decision',
  'deadline.extend',
  'Grants more time by an issued document, until the day it prints or counted on from the old one, or refuses it.',
  {
    reason: Reason,
    granted: Type.Optional(
      closed({
        document: Uuid,
        kind: Type.Optional(oneOf(['working-days', 'calendar-days', 'hours'])),
        count: Type.Optional(Type.Integer({ minimum: 1, maximum: 366 })),
      }),
    ),
  },
);
