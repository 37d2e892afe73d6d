/** What can be ordered of a campaign, in which of its states. */
export interface CampaignOrder {
  readonly order: 'freeze' | 'thaw' | 'draw' | 'start' | 'pause' | 'resume' | 'conclude' | 'report' | 'cancel';
  readonly permission: string;
  readonly kind: 'main' | 'danger' | 'plain';
  readonly states: readonly string[];
  /** Only while it is, or is not, paused. */
  readonly paused?: boolean;
}

const UNDER_WAY = ['ACQUIRING', 'TESTING', 'REVIEWING'] as const;

export const CAMPAIGN_ORDERS: readonly CampaignOrder[] = [
  { order: 'freeze', permission: 'campaign.freeze', kind: 'main', states: ['DRAFT'] },
  { order: 'draw', permission: 'campaign.freeze', kind: 'main', states: ['FRAME_FROZEN'] },
  { order: 'thaw', permission: 'campaign.freeze', kind: 'plain', states: ['FRAME_FROZEN'] },
  { order: 'start', permission: 'campaign.run', kind: 'main', states: ['SAMPLED'] },
  { order: 'pause', permission: 'campaign.run', kind: 'plain', states: UNDER_WAY, paused: false },
  { order: 'resume', permission: 'campaign.run', kind: 'main', states: UNDER_WAY, paused: true },
  { order: 'conclude', permission: 'campaign.conclude', kind: 'main', states: ['REVIEWING'] },
  { order: 'report', permission: 'campaign.conclude', kind: 'main', states: ['CONCLUDED'] },
  { order: 'cancel', permission: 'campaign.run', kind: 'danger', states: ['DRAFT', 'FRAME_FROZEN', 'SAMPLED', ...UNDER_WAY] },
];

/** Whether an order can be given now. */
export const isNow = ({ states, paused }: CampaignOrder, campaign: { readonly state: string; readonly isPaused: boolean }): boolean =>
  states.includes(campaign.state) && (paused === undefined || paused === campaign.isPaused);
