import type { RetentionClass } from '@touchstone/domain/artifact';
import type { EvidencePorts, Hold } from './ports.ts';

export type PlaceHold = { readonly ok: true; readonly hold: string } | { readonly ok: false; readonly reason: 'not-found' | 'purged' };

/** While a hold lasts nothing purges what it is on; the database refuses it too. */
export function placeHold(ports: EvidencePorts, kind: Hold['kind'], target: string, reason: string): Promise<PlaceHold> {
  return ports.inTransaction(async (tx): Promise<PlaceHold> => {
    if (!(await tx.holdTarget(kind, target))) return { ok: false, reason: 'not-found' };
    const id = ports.newId();
    await tx.insertHold({ id, kind, target, reason });
    await tx.countHold(kind, target, 1);
    if (kind === 'evidence') await tx.custody(target, 'held', { hold: id, reason });
    await tx.audit.record({ action: `${kind}.held`, object: { kind, id: target }, detail: { hold: id, reason } });
    return { ok: true, hold: id };
  });
}

export type ReleaseHold =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'not-found' | 'outside-scope' | 'already-decided' };

/** Whoever placed it ends it: another authority that sees the file does not know why it is held. @param by organisation of who ends it */
export function releaseHold(ports: EvidencePorts, id: string, reason: string, by: string | null): Promise<ReleaseHold> {
  return ports.inTransaction(async (tx): Promise<ReleaseHold> => {
    const hold = await tx.hold(id);
    if (hold === undefined) return { ok: false, reason: 'not-found' };
    if (hold.organisation !== null && hold.organisation !== by) return { ok: false, reason: 'outside-scope' };
    if (hold.releasedAt !== null) return { ok: false, reason: 'already-decided' };
    const { kind, target } = hold;
    await tx.endHold(id);
    await tx.countHold(kind, target, -1);
    if (kind === 'evidence') await tx.custody(target, 'released', { hold: id, reason });
    await tx.audit.record({ action: `${kind}.released`, object: { kind, id: target }, detail: { hold: id, reason } });
    return { ok: true };
  });
}

export type SetRetention = { readonly ok: true } | { readonly ok: false; readonly reason: 'not-found' };

export function setRetention(ports: EvidencePorts, sha256: string, retentionClass: RetentionClass, reason: string): Promise<SetRetention> {
  return ports.inTransaction(async (tx): Promise<SetRetention> => {
    if (!(await tx.setRetention(sha256, retentionClass))) return { ok: false, reason: 'not-found' };
    await tx.audit.record({ action: 'evidence.retention', object: { kind: 'evidence', id: sha256 }, detail: { retentionClass, reason } });
    return { ok: true };
  });
}
