import type { ListedCampaign, ListedMember, MemberFilter } from '@touchstone/db/repositories/campaign-lists';
import type { Coverage, MemberStage } from '@touchstone/domain/campaign';

/** A campaign as the API shows one. */
export const campaignShape = ({ frameObject, rowVersion, createdAt, ...row }: ListedCampaign) => ({
  ...row,
  kind: row.kind as 'sample',
  state: row.state as 'DRAFT',
  profile: row.profile as 'quick' | 'deep' | 'look-back',
  strata: row.strata.map((field) => field as 'category'),
  engines: [...row.engines],
  configuration: { ...row.configuration },
  createdAt: createdAt.toISOString(),
  version: rowVersion,
});

export const memberShape = ({ changedAt, state, ...row }: ListedMember) => ({
  ...row,
  state: state as 'PLANNED',
  changedAt: changedAt.toISOString(),
});

/** A number with the address of the list that it counts. */
export function figureOf(campaign: string, count: number, of: number | null, filter: MemberFilter) {
  return { count, of, list: listOf(campaign, filter) };
}

export function listOf(campaign: string, filter: MemberFilter): string {
  const query = new URLSearchParams(
    Object.entries(filter).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)] as [string, string]])),
  );
  return `/api/v1/campaigns/${campaign}/members?${query}`;
}

export function progressShape(campaign: string, coverage: Coverage, group: MemberFilter) {
  const figure = (stage: MemberStage, { count, of }: { readonly count: number; readonly of: number | null }) =>
    figureOf(campaign, count, of, { stage, ...group });
  const byReason = (stage: MemberStage, rows: Coverage['replacedByReason']) =>
    rows.map(({ reason, count }) => ({ reason, count, list: listOf(campaign, { stage, reason, ...group }) }));
  return {
    members: figure('standing', { count: coverage.members, of: null }),
    acquired: figure('acquired', coverage.acquired),
    tested: figure('tested', coverage.tested),
    reviewed: figure('reviewed', coverage.reviewed),
    notTestable: figure('not-testable', coverage.notTestable),
    notTestableByReason: byReason('not-testable', coverage.notTestableByReason),
    open: figure('open', coverage.open),
    replaced: figure('replaced', { count: coverage.replaced, of: null }),
    replacedByReason: byReason('replaced', coverage.replacedByReason),
  };
}
