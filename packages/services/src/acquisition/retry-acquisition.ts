import type { AcquisitionPorts, AcquisitionTransaction, HeldAcquisition } from './ports.ts';

export type RetryAcquisition =
  | { readonly ok: true; readonly acquisition: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'no-such-step' };

export interface RetryPorts extends Pick<AcquisitionPorts, 'newId'> {
  inTransaction<T>(work: (tx: Pick<AcquisitionTransaction, 'anyAcquisition' | 'declareAgain'>) => Promise<T>): Promise<T>;
}

/** Fetches again what was refused or given up, as a row of its own: what was found the first time stays readable. */
export function retryAcquisition(ports: RetryPorts, id: string): Promise<RetryAcquisition> {
  return ports.inTransaction(async (tx): Promise<RetryAcquisition> => {
    const held = await tx.anyAcquisition(id);
    if (held === undefined) return { ok: false, reason: 'not-found' };
    if (held.state !== 'REJECTED' || held.source !== 'store') return { ok: false, reason: 'no-such-step' };
    const again = ports.newId();
    await tx.declareAgain(asNew(held, again));
    return { ok: true, acquisition: again };
  });
}

const asNew = (held: HeldAcquisition, id: string) => ({ ...held, id, state: 'DECLARED' as const, heldBy: null, quarantineName: null });
