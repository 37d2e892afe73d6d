import { advanceProgramme, advanceTarget, type ProgrammeEvent, type ProgrammeState } from '@touchstone/domain/programme';
import { noticeFor } from './notice.ts';
import type { KeptProgramme, ProgrammePorts, ProgrammeTransaction } from './ports.ts';

/** Targets told in one transaction at a time. */
const BATCH = 500;

export interface ProgrammeOrder {
  readonly on: ProgrammeEvent;
  readonly reason: string;
  /** With `notify`: until when developers put things right. */
  readonly dueAtMs?: number;
}

export type MoveProgramme =
  | { readonly ok: true; readonly state: ProgrammeState }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' | 'bad-range' };

/** Takes a programme one step on: it is announced, every listing looked at, developers told, and enforced when their time is over. */
export function moveProgramme(ports: ProgrammePorts, id: string, order: ProgrammeOrder, rowVersion?: number): Promise<MoveProgramme> {
  return ports.inTransaction(async (tx): Promise<MoveProgramme> => {
    const programme = await tx.holdProgramme(id);
    if (programme === undefined) return { ok: false, reason: 'not-found' };
    if (rowVersion !== undefined && programme.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    const nowMs = ports.nowMs();
    const to = advanceProgramme(programme.state, order.on, { ...programme, nowMs });
    if (to === undefined) return { ok: false, reason: 'no-such-step' };
    if (order.on === 'notify' && !((order.dueAtMs ?? 0) > nowMs)) return { ok: false, reason: 'bad-range' };
    if (order.on === 'scan') await tx.addTargets(programme, nowMs);
    if (order.on === 'notify') await tellDevelopers(ports, tx, programme, order.dueAtMs as number);
    await tx.moveProgramme(id, {
      on: order.on,
      from: programme.state,
      to,
      reason: order.reason,
      atMs: nowMs,
      ...(order.on === 'notify' && order.dueAtMs !== undefined ? { dueAtMs: order.dueAtMs } : {}),
    });
    await tx.announce(`programme.${to.toLowerCase()}`, id, programme.organisation, { programme: id, state: to });
    return { ok: true, state: to };
  });
}

/** Every developer whose listing has a fault is told which, where, and what to do until when. */
async function tellDevelopers(ports: ProgrammePorts, tx: ProgrammeTransaction, programme: KeptProgramme, dueAtMs: number): Promise<void> {
  for (;;) {
    const targets = await tx.targetsIn(programme.id, 'PROBLEM', BATCH);
    for (const target of targets) {
      const to = advanceTarget(target.state, 'notify');
      if (to === undefined) continue;
      const notice = noticeFor(ports, 'notified', programme, target, { due: dayOf(dueAtMs) });
      const atMs = ports.nowMs();
      await tx.moveTarget(target.id, { on: 'notify', from: target.state, to, reason: '', atMs }, { notice, notifiedAtMs: atMs });
      await tx.tellFirm('programme.developer-notified', programme.id, target.app, { programme: programme.id, target: target.id });
    }
    if (targets.length < BATCH) return;
  }
}

/** Day and minute in Asia/Shanghai. */
const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
