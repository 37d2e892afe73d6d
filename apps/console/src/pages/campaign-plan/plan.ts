import type { InputOf } from '@touchstone/api-client';
import { type createCampaign, type previewCampaign, STRATA } from '@touchstone/api-client/routes/campaigns';

export const PLATFORMS = ['android', 'harmony', 'ios', 'wechat', 'alipay', 'baidu', 'douyin', 'quick-app'] as const;
export const KINDS = ['sample', 'census', 'problem', 'complaints', 'store-shelves', 'look-back'] as const;
export const ALLOCATIONS = ['proportional', 'equal', 'all'] as const;
/** Sizes of single strata: set by the API, and only kept here. */
export const KEPT = 'kept';
export const DEPTHS = ['quick', 'deep'] as const;
/** Powers of ten of downloads. */
export const REACHES = ['4', '5', '6', '7', '8'] as const;
export const CATEGORIES = Array.from({ length: 39 }, (_each, i) => String(i + 1));

/** What is filled in; everything is a text or a list of texts, as fields hold it. */
export interface Plan {
  readonly name: string;
  readonly kind: (typeof KINDS)[number];
  readonly platforms: readonly string[];
  readonly stores: readonly string[];
  readonly categories: readonly string[];
  readonly provinces: readonly string[];
  /** A power of ten; empty: any. */
  readonly reach: string;
  /** Conditions that this form has no fields for: they were set by the API, and stay. */
  readonly others: readonly unknown[];
  readonly strata: readonly string[];
  readonly allocation: (typeof ALLOCATIONS)[number] | typeof KEPT;
  /** The allocation that is kept. */
  readonly fixed?: unknown;
  readonly size: string;
  readonly least: string;
  readonly seed: string;
  readonly depth: (typeof DEPTHS)[number];
  /** None: all that may run. */
  readonly engines: readonly string[];
}

export const emptyPlan = (seed: string): Plan => ({
  name: '',
  kind: 'sample',
  platforms: ['android'],
  ...{ stores: [], categories: [], provinces: [] },
  reach: '',
  others: [],
  strata: ['category'],
  allocation: 'proportional',
  ...{ size: '200', least: '1' },
  seed,
  depth: 'deep',
  engines: [],
});

export type PlanFault = 'name' | 'platforms' | 'size' | 'least' | 'seed';

const MOST_DRAWN = 5_000_000;
const isCount = (text: string, least: number) => /^\d{1,7}$/.test(text) && Number(text) >= least && Number(text) <= MOST_DRAWN;

/** What is still wrong; a preview needs no name. */
export const faultsOf = (plan: Plan): readonly PlanFault[] => [
  ...(plan.name.trim() === '' ? (['name'] as const) : []),
  ...(plan.platforms.length === 0 && plan.others.length === 0 ? (['platforms'] as const) : []),
  ...(plan.allocation === 'all' || plan.allocation === KEPT || isCount(plan.size, 1) ? [] : (['size'] as const)),
  ...(plan.allocation !== 'proportional' || isCount(plan.least, 0) ? [] : (['least'] as const)),
  ...(plan.seed.trim() === '' ? (['seed'] as const) : []),
];

/** The frame in the words of the API: every condition that was chosen holds. */
export function frameOf({ platforms, stores, categories, provinces, reach, others }: Plan): object {
  const chosen = { platform: platforms, store: stores, category: categories, province: provinces };
  const conditions = [
    ...Object.entries(chosen).flatMap(([field, values]) => (values.length === 0 ? [] : [{ field, in: [...values] }])),
    ...(reach === '' ? [] : [{ field: 'reachBand', atLeast: Number(reach) }]),
    ...others,
  ];
  return { all: conditions };
}

type Allocation = NonNullable<InputOf<typeof createCampaign>['body']['allocation']>;

function allocationOf({ allocation, size, least, fixed }: Plan): Allocation {
  if (allocation === KEPT) return fixed as Allocation;
  if (allocation === 'all') return { kind: 'all' } as const;
  if (allocation === 'equal') return { kind: 'equal', size: Number(size) } as const;
  return { kind: 'proportional', size: Number(size), least: Number(least) } as const;
}

type Stratum = (typeof STRATA)[number];
const strataOf = ({ strata }: Plan): Stratum[] => STRATA.filter((one) => strata.includes(one));

export const previewBody = (plan: Plan): InputOf<typeof previewCampaign>['body'] => ({
  kind: plan.kind,
  frame: frameOf(plan),
  strata: strataOf(plan),
  allocation: allocationOf(plan),
  seed: plan.seed.trim(),
});

export const createBody = (plan: Plan): InputOf<typeof createCampaign>['body'] => ({
  name: plan.name.trim(),
  kind: plan.kind,
  frame: frameOf(plan),
  strata: strataOf(plan),
  allocation: allocationOf(plan),
  profile: plan.depth,
  engines: [...plan.engines],
});
