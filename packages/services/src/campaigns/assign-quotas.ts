import { type Quota, quotasOf } from '@touchstone/domain/campaign';
import type { CampaignPorts } from './ports.ts';

/** Either a number for each province, or one for the country that is shared out by the members each province has. */
export type QuotaWish = { readonly quotas: readonly Quota[] } | { readonly total: number };

export type AssignQuotas =
  | { readonly ok: true; readonly quotas: readonly Quota[] }
  | { readonly ok: false; readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' };

const ENDED: ReadonlySet<string> = new Set(['CONCLUDED', 'REPORTED', 'CANCELLED']);

/** 统筹部署: gives provinces their parts of a national campaign. A quota that a province accepted and that stays the same stays accepted. */
export function assignQuotas(
  ports: CampaignPorts,
  campaign: string,
  wish: QuotaWish,
  by: string | null,
  rowVersion: number,
): Promise<AssignQuotas> {
  return ports.inTransaction(async (tx): Promise<AssignQuotas> => {
    const kept = await tx.holdCampaign(campaign);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    if (kept.rowVersion !== rowVersion) return { ok: false, reason: 'version-conflict' };
    if (kept.province !== null || ENDED.has(kept.state)) return { ok: false, reason: 'no-such-step' };
    const quotas = 'quotas' in wish ? wish.quotas : quotasOf(wish.total, await tx.membersByProvince(campaign));
    await tx.saveQuotas(campaign, quotas, by);
    return { ok: true, quotas };
  });
}

export type AcceptQuota = { readonly ok: true } | { readonly ok: false; readonly reason: 'already-decided' };

/** The province takes its part on. */
export function acceptQuota(ports: CampaignPorts, campaign: string, province: string): Promise<AcceptQuota> {
  return ports.inTransaction(async (tx): Promise<AcceptQuota> => {
    return (await tx.acceptQuota(campaign, province)) ? { ok: true } : { ok: false, reason: 'already-decided' };
  });
}
