import { inKeyedOrder, type Sha256, sha256Hex } from '@touchstone/kernel/keyed-order';
import { byText } from '@touchstone/kernel/order';
import { shareOut } from './largest-remainder.ts';

/** A member of the frame, and the stratum it is in. */
export interface FrameMember {
  readonly id: string;
  readonly stratum: string;
}

/** How many are drawn from each stratum. */
export type Allocation =
  /** In proportion to the stratum's members, at least `least` from each that has them. */
  | { readonly kind: 'proportional'; readonly size: number; readonly least: number }
  | { readonly kind: 'equal'; readonly size: number }
  | { readonly kind: 'fixed'; readonly sizes: Readonly<Record<string, number>> }
  | { readonly kind: 'all' };

export interface SampleMember {
  readonly id: string;
  readonly stratum: string;
  /** From 1, in the order of strata and within them of their keys. */
  readonly ordinal: number;
}

/** What a frame is divided by. */
export const STRATUM_FIELDS = ['category', 'province', 'store', 'isHead', 'reachBand'] as const;
export type StratumField = (typeof STRATUM_FIELDS)[number];

export interface Stratum {
  readonly stratum: string;
  readonly members: number;
  readonly drawn: number;
}

export interface Sample {
  readonly seed: string;
  readonly members: readonly SampleMember[];
  readonly strata: readonly Stratum[];
  /** SHA-256 of the drawn ids in order, each on a line. */
  readonly hash: string;
}

/**
 * Draws a sample that anyone can draw again from the frame and the seed: in every stratum the members are put in the
 * order of SHA-256 of `<seed>:<id>`, and as many are taken from the front as the stratum's quota says.
 *
 * Quotas are shared out by largest remainder, strata in the order of their names; none is larger than its stratum, and
 * what one cannot give goes to the others.
 */
export function drawSample(hash: Sha256, seed: string, frame: readonly FrameMember[], allocation: Allocation): Sample {
  const strata = Map.groupBy(frame, (member) => member.stratum);
  const names = [...strata.keys()].sort(byText);
  const quotas = quotasOfStrata(
    allocation,
    names.map((stratum) => ({ stratum, members: strata.get(stratum)?.length ?? 0 })),
  );
  const drawn = quotas.flatMap(({ stratum, drawn }) => inOrder(hash, seed, strata.get(stratum) ?? []).slice(0, drawn));
  return {
    seed,
    members: drawn.map(({ id, stratum }, i) => ({ id, stratum, ordinal: i + 1 })),
    strata: quotas,
    hash: sampleHash(
      hash,
      drawn.map(({ id }) => id),
    ),
  };
}

/** How many are drawn from each stratum. @param strata each once, in the order of their names */
export function quotasOfStrata(allocation: Allocation, strata: readonly Pick<Stratum, 'stratum' | 'members'>[]): readonly Stratum[] {
  const quotas = quotasOf(
    allocation,
    strata.map(({ stratum }) => stratum),
    strata.map(({ members }) => members),
  );
  return strata.map(({ stratum, members }, i) => ({ stratum, members, drawn: quotas[i] ?? 0 }));
}

/** @param ids in the order of their ordinals */
export const sampleHash = (hash: Sha256, ids: readonly string[]): string => sha256Hex(hash, ids.map((id) => `${id}\n`).join(''));

/** Members of a stratum in the order in which they are drawn and replaced. */
export const inOrder = (hash: Sha256, seed: string, members: readonly FrameMember[]): readonly FrameMember[] =>
  inKeyedOrder(hash, seed, members, (member) => member.id);

function quotasOf(allocation: Allocation, names: readonly string[], sizes: readonly number[]): readonly number[] {
  switch (allocation.kind) {
    case 'all':
      return sizes;
    case 'fixed':
      return names.map((name, i) => Math.min(sizes[i] ?? 0, Math.max(0, Math.floor(allocation.sizes[name] ?? 0))));
    case 'equal':
      return fill(
        allocation.size,
        sizes.map(() => 1),
        sizes,
        sizes.map(() => 0),
      );
    case 'proportional': {
      const floors = sizes.map((size) => Math.min(size, Math.max(0, allocation.least)));
      return fill(allocation.size, sizes, sizes, floors);
    }
  }
}

/** Shares out by weight over floors and under ceilings; a stratum that is full hands on what it cannot give. */
function fill(total: number, weights: readonly number[], most: readonly number[], floors: readonly number[]): readonly number[] {
  const wanted = Math.min(total, sum(most));
  let fixed = new Map<number, number>();
  for (;;) {
    const open = weights.map((weight, i) => (fixed.has(i) ? 0 : weight));
    const shares = shareOut(wanted - sum([...fixed.values()]), open);
    const short = shares.flatMap((share, i) => (!fixed.has(i) && share < floors[i]! ? [[i, floors[i]!] as const] : []));
    const over = shares.flatMap((share, i) => (!fixed.has(i) && share > most[i]! ? [[i, most[i]!] as const] : []));
    const moved = short.length > 0 ? short : over;
    if (moved.length === 0) return shares.map((share, i) => fixed.get(i) ?? share);
    fixed = new Map([...fixed, ...moved]);
  }
}

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
