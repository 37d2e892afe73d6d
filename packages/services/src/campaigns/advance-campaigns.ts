import { advance } from '@touchstone/domain/campaign';
import { canonicalJson, type RunConfig } from '@touchstone/domain/engine';
import { PRIORITIES } from '@touchstone/domain/job';
import { sha256Hex } from '@touchstone/kernel/keyed-order';
import { eachApart, type Failed, raised } from '../apart.ts';
import { countsOf } from './move-campaign.ts';
import type { CampaignPorts, CampaignTransaction, KeptCampaign } from './ports.ts';

/** Members moved in one transaction: short enough that nobody waits for it. */
const AT_ONCE = 10_000;
const CATEGORIES = ['', ...Array.from({ length: 39 }, (_, i) => String(i + 1))];

/**
 * One round over all campaigns under way: members whose bytes are here get their runs, those whose runs were fused are tested.
 * Run again and again; several at once wait for each other.
 * @returns members moved
 */
export async function advanceCampaigns(ports: CampaignPorts, failed: Failed = raised): Promise<number> {
  const campaigns = await ports.inTransaction((tx) => tx.runningCampaigns());
  return eachApart(campaigns, failed, ({ id }) => ports.inTransaction((tx) => advanceOne(ports, tx, id)));
}

async function advanceOne(ports: CampaignPorts, tx: CampaignTransaction, id: string): Promise<number> {
  const campaign = await tx.holdCampaign(id);
  if (campaign === undefined || campaign.isPaused) return 0;
  const queued = await tx.queueMembers(campaign, configHashes(ports, campaign), PRIORITIES.campaign + campaign.priority, AT_ONCE);
  if (queued === AT_ONCE) return queued; // the others are looked at when these are through
  const moved =
    queued +
    (await tx.acquireMembers(id, AT_ONCE)) +
    (await tx.giveUpMembers(id, AT_ONCE)) +
    (await tx.settleMembers(id, AT_ONCE)) +
    (await tx.closeReviewed(id, AT_ONCE));
  if (moved === 0) await stepOn(tx, campaign);
  return moved;
}

/** When nothing moves any more, perhaps a whole stage is over. */
async function stepOn(tx: CampaignTransaction, campaign: KeptCampaign): Promise<void> {
  const counts = await tx.counts(campaign.id);
  const toFetch = counts.filter(({ state }) => state === 'PLANNED' || state === 'ACQUIRING').reduce((sum, { count }) => sum + count, 0);
  const event = campaign.state === 'ACQUIRING' && toFetch === 0 ? 'all-acquired' : campaign.state === 'TESTING' ? 'all-tested' : undefined;
  if (event === undefined) return;
  const outcome = advance(campaign, event, await countsOf(tx, campaign.id));
  if (outcome.ok) await tx.moveCampaign(campaign.id, campaign.state, outcome.next.state, event);
}

/** The hash that a request of a person with the same settings would have: the same work is not done twice. */
const configHashes = ({ hash }: CampaignPorts, { configuration, profile }: KeptCampaign): Readonly<Record<string, string>> =>
  Object.fromEntries(
    CATEGORIES.map((category) => [
      category,
      sha256Hex(
        hash,
        canonicalJson({ ...configuration, inputs: [], category: category === '' ? null : Number(category), profile } as RunConfig),
      ),
    ]),
  );
