import * as contracts from '@touchstone/api-client/routes/findings';
import {
  agreeFixed,
  type ChangeFinding,
  claimFinding,
  decideFinding,
  markForPublication,
  noteEvidence,
  releaseFinding,
  reopenFinding,
} from '@touchstone/services/review';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { reviewerOf, reviewPorts, seen } from '../../wiring/review-ports.ts';
import { standingShape } from './shapes.ts';

export const claimFindingHandler = handle(contracts.claimFinding, async (context) => {
  const { finding } = context.params;
  await seen(context, finding);
  const result = await claimFinding(reviewPorts(context), reviewerOf(context), finding);
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 200, body: { finding, expiresAt: new Date(result.expiresMs).toISOString() } };
});

export const releaseFindingHandler = handle(contracts.releaseFinding, async (context) => {
  const { finding } = context.params;
  await seen(context, finding);
  const result = await releaseFinding(reviewPorts(context), reviewerOf(context), finding);
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 204, body: null };
});

export const decideFindingHandler = handle(contracts.decideFinding, async (context) => {
  const { params, body } = context;
  await seen(context, params.finding);
  const { decision, reason, note = '', secondsSpent = null } = body;
  const wish = { finding: params.finding, decision, reason, note, secondsSpent };
  const result = await decideFinding(reviewPorts(context), reviewerOf(context), wish);
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 201, body: { review: result.review, state: result.state, standing: standingShape(result.standing) } };
});

export const noteEvidenceHandler = handle(contracts.noteEvidence, async (context) => {
  const change = { finding: context.params.finding, reason: context.body.reason };
  await seen(context, change.finding);
  return changed(change.finding, await noteEvidence(reviewPorts(context), change));
});

export const reopenFindingHandler = handle(contracts.reopenFinding, async (context) => {
  const change = { finding: context.params.finding, reason: context.body.reason };
  await seen(context, change.finding);
  reviewerOf(context);
  return changed(change.finding, await reopenFinding(reviewPorts(context), change));
});

export const agreeFixedHandler = handle(contracts.agreeFixed, async (context) => {
  const change = { finding: context.params.finding, reason: context.body.reason };
  await seen(context, change.finding);
  reviewerOf(context);
  return changed(change.finding, await agreeFixed(reviewPorts(context), change));
});

export const markForPublicationHandler = handle(contracts.markForPublication, async (context) => {
  const change = { finding: context.params.finding, reason: context.body.reason };
  await seen(context, change.finding);
  return changed(change.finding, await markForPublication(reviewPorts(context), reviewerOf(context), change));
});

function changed(finding: string, result: ChangeFinding) {
  if (!result.ok) throw new Refusal(result.reason);
  return { status: 200, body: { finding, state: result.state } };
}
