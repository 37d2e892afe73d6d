import { byText } from '@touchstone/kernel/order';
import { shareOut } from './largest-remainder.ts';

/** Part of a national campaign that a province carries out (统筹部署). */
export interface Quota {
  readonly province: string;
  readonly quota: number;
}

/** Shares a national number out to provinces in proportion to their members of the frame, by largest remainder. */
export function quotasOf(total: number, members: Readonly<Record<string, number>>): readonly Quota[] {
  const provinces = Object.keys(members).sort(byText);
  const shares = shareOut(
    total,
    provinces.map((province) => members[province] ?? 0),
  );
  return provinces.map((province, i) => ({ province, quota: shares[i] ?? 0 }));
}

export interface QuotaProgress extends Quota {
  readonly tested: number;
  readonly reviewed: number;
  /** Tested less the quota, where fewer; 0 when it is met. */
  readonly missing: number;
}

/** Progress of each province, the furthest behind first; a province without a quota that tested is shown with 0. */
export function quotaProgress(
  quotas: readonly Quota[],
  done: readonly { readonly province: string; readonly tested: number; readonly reviewed: number }[],
): readonly QuotaProgress[] {
  const provinces = new Set([...quotas, ...done].map(({ province }) => province));
  return [...provinces]
    .map((province) => {
      const quota = quotas.find((row) => row.province === province)?.quota ?? 0;
      const { tested = 0, reviewed = 0 } = done.find((row) => row.province === province) ?? {};
      return { province, quota, tested, reviewed, missing: Math.max(0, quota - tested) };
    })
    .sort((a, b) => b.missing - a.missing || byText(a.province, b.province));
}
