import type { Policy, PolicyItem } from '@touchstone/policy';
import type { StackOwner } from '@touchstone/trace';

/** Part of the time stated that a period may be shorter without being another. */
const TOLERANCE = 0.8;

/**
 * Whether a policy states how often this owner collects this kind, and states it truly: a policy that lists the kind alone has not told,
 * nor has one that says once where it happens again and again.
 *
 * @param periodSeconds between two reads; absent when they come at no period
 * @param appState in which they come: what is told of the foreground holds only there
 */
export function frequencyTold(
  policy: Policy | undefined,
  data: string,
  owner: Pick<StackOwner, 'owner' | 'sdk'>,
  periodSeconds: number | undefined,
  appState?: string,
): 'yes' | 'no' | 'unknown' {
  if (policy === undefined) return 'unknown';
  const isTold = policy.items.some(
    (item) =>
      item.isCollected &&
      item.data === data &&
      isOf(item, owner, policy) &&
      !(item.appState === 'foreground' && UNSEEN.has(appState)) &&
      allows(statedIn(item), periodSeconds),
  );
  return isTold ? 'yes' : 'no';
}

const UNSEEN: ReadonlySet<string | undefined> = new Set(['background', 'killed']);

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
  周: 604_800,
} as const;
const NUMBERS: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十五: 15,
  二十: 20,
  三十: 30,
  六十: 60,
  半: 0.5,
};
const NUMBER = '(\\d+(?:\\.\\d+)?|[一二两三四五六七八九十半]{1,3})';
const UNIT = '(秒|分|小时|时|天|日|周|seconds?|sec|s\\b|minutes?|min|hours?|days?)';
/** 「每30分钟」, 「每天不超过3次」. */
const INTERVAL = new RegExp(`(?:每|间隔|every)隔?约?\\s*${NUMBER}?\\s*个?\\s*${UNIT}(?:[^，。；]{0,8}?${NUMBER}次)?`, 'i');
/** 「1次/天」. */
const PER = new RegExp(`${NUMBER}次(?:/|／|每)${NUMBER}?个?${UNIT}`, 'i');
const CONTINUOUS = /持续|实时|连续|不间断|continuous|real-?time/i;

function allows(stated: string | undefined, periodSeconds: number | undefined): boolean {
  if (stated === undefined) return false;
  if (CONTINUOUS.test(stated)) return true;
  const least = leastSeconds(stated);
  return least !== undefined && periodSeconds !== undefined && periodSeconds >= least * TOLERANCE;
}

/** Between two reads, as stated. */
function leastSeconds(stated: string): number | undefined {
  const per = PER.exec(stated);
  const found = per ?? INTERVAL.exec(stated);
  if (found === null) return undefined;
  const [number, unit, times] = per === null ? [found[1], found[2], found[3]] : [found[2], found[3], found[1]];
  return (numberOf(number) * secondsOf(unit ?? '')) / numberOf(times);
}

const numberOf = (words = '1'): number => NUMBERS[words] ?? (Number(words) || 1);

function secondsOf(unit: string): number {
  const name = unit.toLowerCase();
  return SECONDS[name as keyof typeof SECONDS] ?? SECONDS[name.replace(/s$/, '') as keyof typeof SECONDS] ?? 1;
}
