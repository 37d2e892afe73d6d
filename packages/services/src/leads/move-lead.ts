import { advanceLead, type LeadEvent, type LeadState } from '@touchstone/domain/campaign';
import type { LeadPorts } from './ports.ts';

export interface LeadOrder {
  readonly on: LeadEvent;
  readonly reason: string;
  /** With `link`; absent: the app that was guessed. */
  readonly app?: string;
  /** With `test`. */
  readonly campaign?: string;
}

export type MoveLead =
  | { readonly ok: true; readonly state: LeadState }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' };

/** Takes a lead one step on. A link names its app. */
export function moveLead(ports: LeadPorts, lead: string, order: LeadOrder, rowVersion?: number): Promise<MoveLead> {
  return ports.inTransaction(async (tx): Promise<MoveLead> => {
    const kept = await tx.holdLead(lead);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (rowVersion !== undefined && kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    const to = advanceLead(kept.state, order.on);
    const app = order.on === 'link' ? (order.app ?? kept.app) : order.on === 'unlink' ? null : undefined;
    if (to === undefined || (order.on === 'link' && app === null)) return { ok: false, reason: 'no-such-step' };
    await tx.moveLead(lead, {
      on: order.on,
      from: kept.state,
      to,
      reason: order.reason,
      ...(app === undefined ? {} : { app }),
      ...(order.campaign === undefined ? {} : { campaign: order.campaign }),
    });
    return { ok: true, state: to };
  });
}
