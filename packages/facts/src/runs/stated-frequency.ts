import type { Policy, PolicyItem } from '@touchstone/policy';
import type { StackOwner } from '@touchstone/trace';

/** Part of the time stated that a period may be shorter without being another. */
const TOLERANCE = 0.8;

/**
 * Whether a policy states how often this owner collects this kind, and states it truly: a policy that lists the kind alone has not told,
 * nor has one that says once where it happens again and again.
 *
 * @param periodSeconds between two reads; absent when they come at no period
 */
export function frequencyTold(
  policy: Policy | undefined,
  data: string,
  owner: Pick<StackOwner, 'owner' | 'sdk'>,
  periodSeconds: number | undefined,
): 'yes' | 'no' | 'unknown' {
  if (policy === undefined) return 'unknown';
  const isTold = policy.items.some(
    (item) => item.isCollected && item.data === data && isOf(item, owner, policy) && allows(statedIn(item), periodSeconds),
  );
  return isTold ? 'yes' : 'no';
}

/** What the app says of itself holds for an SDK that the policy names as a collector of the same kind: it works for the app. */
function isOf({ by, data }: PolicyItem, { owner, sdk }: Pick<StackOwner, 'owner' | 'sdk'>, policy: Policy): boolean {
  if (by !== 'app') return sdk !== undefined && policy.parties[by]?.sdk === sdk;
  if (owner === 'app' || owner === 'unknown' || owner === 'library') return true;
  return sdk !== undefined && policy.parties.some((party, i) => party.sdk === sdk && collects(policy, i, data));
}

const collects = ({ items, parties }: Policy, party: number, data: string): boolean =>
  parties[party]?.data.includes(data) === true || items.some((item) => item.by === party && item.isCollected && item.data === data);

/** The words of a frequency, or the whole sentence when it says that something is done all the time. */
const statedIn = ({ frequency, quote }: PolicyItem): string | undefined => frequency ?? (ALL_THE_TIME.test(quote) ? quote : undefined);
const ALL_THE_TIME = /(?:持续|连续|不间断|实时)地?(?:获取|收集|采集|读取|访问|记录|上传|更新|定位)/;

const SECONDS = {
  秒: 1,
  s: 1,
  sec: 1,
  second: 1,
  分: 60,
  min: 60,
  minute: 60,
  小时: 3600,
  时: 3600,
  hour: 3600,
  天: 86_400,
  日: 86_400,
  day: 86_400,
} as const;
const NUMBERS: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  五: 5,
  十: 10,
  十五: 15,
  二十: 20,
  三十: 30,
  六十: 60,
  半: 0.5,
};
const INTERVAL =
  /(?:每|间隔|every)隔?\s*(\d+(?:\.\d+)?|[一二两三五六十半]{1,2})?\s*个?\s*(秒|分|小时|时|天|日|seconds?|sec|s\b|minutes?|min|hours?|days?)/i;
const CONTINUOUS = /持续|实时|连续|不间断|continuous|real-?time/i;

function allows(stated: string | undefined, periodSeconds: number | undefined): boolean {
  if (stated === undefined) return false;
  if (CONTINUOUS.test(stated)) return true;
  const found = INTERVAL.exec(stated);
  if (found === null || periodSeconds === undefined) return false;
  const [, number = '1', unit = ''] = found;
  const least =
    (NUMBERS[number] ?? Number(number)) *
    (SECONDS[unit.toLowerCase().replace(/s$/, '') as keyof typeof SECONDS] ?? SECONDS[unit.toLowerCase() as keyof typeof SECONDS] ?? 1);
  return periodSeconds >= least * TOLERANCE;
}
