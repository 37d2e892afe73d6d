import {
  advanceMeasure,
  advanceTarget,
  type BothTexts,
  type MeasureEvent,
  type MeasureKind,
  type MeasureState,
  mayImpose,
} from '@touchstone/domain/programme';
import { noticeFor } from './notice.ts';
import type { ProgrammePorts } from './ports.ts';

export interface MeasureWish {
  readonly kind: MeasureKind;
  readonly reason: string;
  /** The developer evades the test by technical means. */
  readonly evades: boolean;
  /** Instead of the text of the data. */
  readonly notice?: BothTexts;
  readonly by: string | null;
}

export type ImposeMeasure =
  | { readonly ok: true; readonly id: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'no-such-step' | 'skips-a-grade' | 'in-force' };

/** A store's own measure on a listing whose developer let the deadline pass; one grade at a time. */
export function imposeMeasure(ports: ProgrammePorts, target: string, wish: MeasureWish): Promise<ImposeMeasure> {
  return ports.inTransaction(async (tx): Promise<ImposeMeasure> => {
    const kept = await tx.holdTarget(target);
    const programme = kept === undefined ? undefined : await tx.holdProgramme(kept.programme);
    if (kept === undefined || programme === undefined) return { ok: false, reason: 'not-found' };
    const to = advanceTarget(kept.state, 'measure');
    if (to === undefined || programme.state !== 'ENFORCING') return { ok: false, reason: 'no-such-step' };
    const may = mayImpose(wish.kind, await tx.measuresOf(target), wish.evades);
    if (!may.ok) return may;
    const [id, atMs] = [ports.newId(), ports.nowMs()];
    const notice = wish.notice ?? noticeFor(ports, wish.kind, programme, kept, { reason: wish.reason });
    await tx.createMeasure({ id, programme, target: kept, kind: wish.kind, reason: wish.reason, notice, atMs, by: wish.by });
    await tx.moveTarget(target, { on: 'measure', from: kept.state, to, reason: wish.reason, atMs });
    await tx.announce('programme.measure-imposed', id, programme.organisation, { measure: id, kind: wish.kind, programme: programme.id });
    await tx.tellFirm('programme.measure-imposed', id, kept.app, { measure: id, kind: wish.kind, programme: programme.id });
    return { ok: true, id };
  });
}

export type MoveMeasure =
  | { readonly ok: true; readonly state: MeasureState }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' };

/** The developer appeals, or the store decides about it. A listing is free when the last of its measures is lifted. */
export function moveMeasure(
  ports: ProgrammePorts,
  measure: string,
  order: { readonly on: MeasureEvent; readonly text: string },
  rowVersion?: number,
): Promise<MoveMeasure> {
  return ports.inTransaction(async (tx): Promise<MoveMeasure> => {
    const kept = await tx.holdMeasure(measure);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (rowVersion !== undefined && kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    const to = advanceMeasure(kept.state, order.on);
    if (to === undefined) return { ok: false, reason: 'no-such-step' };
    const atMs = ports.nowMs();
    await tx.moveMeasure(measure, { ...order, to, atMs });
    const target = kept.target === null ? undefined : await tx.holdTarget(kept.target);
    if (to === 'LIFTED' && target?.state === 'MEASURED' && (await tx.measuresOf(target.id)).every(({ state }) => state === 'LIFTED'))
      await tx.moveTarget(target.id, { on: 'lift', from: 'MEASURED', to: 'LIFTED', reason: order.text, atMs });
    await tx.announce(`programme.measure-${to.toLowerCase()}`, measure, kept.organisation, { measure, state: to });
    return { ok: true, state: to };
  });
}
