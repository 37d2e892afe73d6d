import type { ScanOrigin } from '@touchstone/domain/job';
import type { WorkPorts } from './ports.ts';
import { requestScanIn } from './request-scan.ts';

export interface RedriveRun {
  readonly run: string;
  /** Why it should go better now. */
  readonly reason: string;
  readonly origin: ScanOrigin;
  readonly organisation: string;
  readonly askedBy: string | null;
}

export type Redriven =
  | { readonly ok: true; readonly request: string }
  | { readonly ok: false; readonly reason: 'not-found' | 'no-such-step' | 'no-artifact' | 'no-engine' | 'already-run' };

/** A run that failed or timed out for good is made again, as a new round of the same work; the old one stays as it ended. */
export function redriveRun(ports: WorkPorts, { run, reason, ...by }: RedriveRun): Promise<Redriven> {
  return ports.inTransaction(async (tx): Promise<Redriven> => {
    const asked = await tx.runAsked(run);
    if (asked === undefined) return { ok: false, reason: 'not-found' };
    if (asked.state !== 'FAILED' && asked.state !== 'TIMED_OUT') return { ok: false, reason: 'no-such-step' };
    const { wish, engine, version } = asked;
    const result = await requestScanIn(ports, tx, { ...wish, ...by, engines: [engine], versions: [version], forceReason: reason });
    if (!result.ok) return result;
    if (wish.campaign !== null) await tx.reopenMember(wish.campaign, wish.artifact, result.request);
    return { ok: true, request: result.request };
  });
}
