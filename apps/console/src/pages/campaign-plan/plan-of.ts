import type { OutputOf } from '@touchstone/api-client';
import type { readCampaign } from '@touchstone/api-client/routes/campaigns';
import { ALLOCATIONS, DEPTHS, emptyPlan, KEPT, KINDS, type Plan, REACHES } from './plan.ts';

type Campaign = Pick<OutputOf<typeof readCampaign>, 'name' | 'kind' | 'frame' | 'strata' | 'allocation' | 'profile' | 'engines'>;
type Fields = Readonly<Record<string, unknown>>;
type Chosen = Pick<Plan, 'platforms' | 'stores' | 'categories' | 'provinces' | 'reach'>;

/** Fields of a frame that the form has, by its own names. */
const LISTS = { platform: 'platforms', store: 'stores', category: 'categories', province: 'provinces' } as const;
const NOTHING: Chosen = { platforms: [], stores: [], categories: [], provinces: [], reach: '' };

/** A draft as the form holds it; conditions that it has no fields for are kept as they are. */
export function planOf(campaign: Campaign, seed: string): Plan {
  const { chosen, others } = conditionsOf(campaign.frame);
  return {
    ...emptyPlan(seed),
    ...chosen,
    others,
    name: campaign.name,
    kind: KINDS.find((one) => one === campaign.kind) ?? 'sample',
    strata: campaign.strata,
    ...allocationOf(campaign.allocation),
    depth: DEPTHS.find((one) => one === campaign.profile) ?? 'deep',
    engines: campaign.engines,
  };
}

function conditionsOf(frame: unknown): { readonly chosen: Chosen; readonly others: readonly unknown[] } {
  const all = isFields(frame) && Array.isArray(frame['all']) ? (frame['all'] as readonly unknown[]) : [frame];
  let chosen = NOTHING;
  const others: unknown[] = [];
  for (const condition of all) {
    const part = partOf(condition);
    // a second condition of the same field narrows the first: the form has one field for it
    const isTaken = part !== undefined && Object.keys(part).some((name) => chosen[name as keyof Chosen].length > 0);
    if (part === undefined || isTaken) others.push(condition);
    else chosen = { ...chosen, ...part };
  }
  return { chosen, others };
}

/** What one condition says in the form; undefined when the form cannot say it. */
function partOf(condition: unknown): Partial<Chosen> | undefined {
  if (!isFields(condition)) return undefined;
  const { field, in: values, atLeast } = condition;
  const list = typeof field === 'string' && Object.hasOwn(LISTS, field) ? LISTS[field as keyof typeof LISTS] : undefined;
  if (list !== undefined && Array.isArray(values) && values.length > 0) return { [list]: values.map(String) };
  const reach = REACHES.find((one) => Number(one) === atLeast);
  return field === 'reachBand' && reach !== undefined ? { reach } : undefined;
}

function allocationOf(allocation: unknown): Partial<Plan> {
  const { kind, size, least } = isFields(allocation) ? allocation : {};
  const known = ALLOCATIONS.find((one) => one === kind);
  if (known === undefined) return { allocation: KEPT, fixed: allocation };
  return {
    allocation: known,
    ...(typeof size === 'number' ? { size: String(size) } : {}),
    ...(typeof least === 'number' ? { least: String(least) } : {}),
  };
}

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
