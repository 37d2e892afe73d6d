import { advanceComplaint, type ComplaintEffect, type ComplaintEvent, type ComplaintState, DAY_MS } from '@touchstone/domain/complaint';
import type { ComplaintPorts, ComplaintTransaction, KeptComplaint } from './ports.ts';

export interface ComplaintOrder {
  readonly on: ComplaintEvent;
  readonly reason: string;
  /** With `link`; absent: the app that was guessed. */
  readonly app?: string;
  /** With `answer` and `out-of-scope`: what the reporter reads. */
  readonly answer?: string;
  /** With `duplicate`: the one that it repeats. */
  readonly original?: string;
  /** With `link`: clauses that it is about, where a person reads them out of the words. */
  readonly clauses?: readonly string[];
  readonly by: string | null;
}

export type MoveComplaint =
  | { readonly ok: true; readonly state: ComplaintState; readonly lead: string | null }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' };

/** Takes a complaint one step on, with its lead. */
export function moveComplaint(
  ports: ComplaintPorts,
  complaint: string,
  order: ComplaintOrder,
  rowVersion?: number,
): Promise<MoveComplaint> {
  return ports.inTransaction((tx) => moveComplaintIn(ports, tx, complaint, order, rowVersion));
}

async function moveComplaintIn(
  ports: ComplaintPorts,
  tx: ComplaintTransaction,
  complaint: string,
  order: ComplaintOrder,
  rowVersion: number | undefined,
): Promise<MoveComplaint> {
  const kept = await tx.holdComplaint(complaint);
  if (kept === undefined) return { ok: false, reason: 'not-found' };
  if (rowVersion !== undefined && kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
  const original = order.original === undefined ? kept.duplicateOf : order.original;
  const facts = {
    app: order.app ?? kept.app,
    answer: order.answer ?? kept.answer,
    original: original === null || original === complaint ? null : await originalFor(tx, original),
  };
  const step = advanceComplaint(kept.state, order.on, facts);
  if (step === undefined) return { ok: false, reason: 'no-such-step' };
  const clauses = order.clauses ?? kept.clauses;
  const lead = await doToLead(ports, tx, { ...kept, app: facts.app, clauses }, order, step.effects ?? []);
  const forgetAtMs = await countDown(ports, tx, step.effects ?? []);
  await tx.moveComplaint(complaint, {
    on: order.on,
    from: kept.state,
    to: step.to,
    reason: order.reason,
    app: facts.app,
    answer: facts.answer,
    duplicateOf: step.to === 'DUPLICATE' ? facts.original : null,
    lead,
    clauses,
    ...(forgetAtMs === undefined ? {} : { forgetAtMs }),
    atMs: ports.nowMs(),
  });
  const topic = `complaint.${step.to.toLowerCase().replaceAll('_', '-')}`;
  await tx.announce(topic, complaint, kept.organisation, { complaint, code: kept.code, state: step.to });
  return { ok: true, state: step.to, lead };
}

/** Nothing repeats what is a repetition itself, or lies with another organisation. */
async function originalFor(tx: ComplaintTransaction, id: string): Promise<string | null> {
  const original = await tx.holdComplaint(id);
  return original === undefined || original.state === 'DUPLICATE' ? null : original.id;
}

async function countDown(
  ports: ComplaintPorts,
  tx: ComplaintTransaction,
  effects: readonly ComplaintEffect[],
): Promise<number | null | undefined> {
  if (effects.includes('stop-count-down')) return null;
  return effects.includes('count-down') ? ports.nowMs() + (await tx.days()).forgetAfter * DAY_MS : undefined;
}

/** @returns the lead of the complaint from now on */
async function doToLead(
  ports: ComplaintPorts,
  tx: ComplaintTransaction,
  complaint: KeptComplaint,
  order: ComplaintOrder,
  effects: readonly ComplaintEffect[],
): Promise<string | null> {
  if (effects.includes('open-lead') && complaint.app !== null) return openLead(ports, tx, complaint, complaint.app, order);
  const on = effects.includes('answer-lead') ? 'answer' : effects.includes('dismiss-lead') ? 'dismiss' : undefined;
  if (on === undefined || complaint.lead === null) return complaint.lead;
  const lead = await tx.holdLead(complaint.lead);
  const [from, to] = on === 'answer' ? (['IN_TEST', 'ANSWERED'] as const) : (['LINKED', 'DISMISSED'] as const);
  if (lead?.state === from) await tx.moveLead(lead.id, { on, from, to, reason: `投诉 ${complaint.code}` });
  return on === 'dismiss' ? null : complaint.lead;
}

/** Campaigns of complaints draw from leads; it carries nothing of the reporter. */
async function openLead(ports: ComplaintPorts, tx: ComplaintTransaction, complaint: KeptComplaint, app: string, order: ComplaintOrder) {
  const id = ports.newId();
  await tx.createLead(
    {
      id,
      source: 'complaint',
      sourceDetail: complaint.code,
      subjectKind: 'app',
      subject: complaint.subject,
      clauses: complaint.clauses,
      note: complaint.maskedText,
      reportedOn: null,
      organisation: complaint.organisation,
      province: complaint.province,
      reporter: null,
      by: order.by,
    },
    { app, confidence: 1 },
  );
  await tx.moveLead(id, { on: 'link', from: 'OPEN', to: 'LINKED', reason: `投诉 ${complaint.code}`, app });
  return id;
}
