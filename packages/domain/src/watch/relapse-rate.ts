import { byText } from '@touchstone/kernel/order';
import { type Interval, shareInterval } from '../campaign/interval.ts';

/** One subject that had a closed case, as a 回头看 found it. */
export interface LookedAt {
  /** Clauses that were put right in its closed cases. */
  readonly fixed: readonly string[];
  /** It was tested, and every clause of these could be seen. */
  readonly isTested: boolean;
  /** Of the clauses that were put right those confirmed again. */
  readonly relapsed: readonly string[];
}

export interface RelapseShare {
  readonly tested: number;
  readonly relapsed: number;
  /** Null: nothing was tested. */
  readonly rate: number | null;
  /** 95 %, Wilson; narrowed where the sample is a good part of all there are. */
  readonly interval: Interval;
}

export interface RelapseRate extends RelapseShare {
  /** Subjects with a closed case that the sample was drawn from; null: all were looked at. */
  readonly frame: number | null;
  readonly sampled: number;
  readonly notTested: number;
  readonly byClause: readonly ({ readonly clause: string } & RelapseShare)[];
}

/**
 * Share of subjects that broke again a clause that they had put right. The denominator are those that were tested, and is told
 * with those that were not.
 * @param frame subjects that the sample was drawn from
 */
export function relapseRate(members: readonly LookedAt[], frame: number | null): RelapseRate {
  const tested = members.filter(({ isTested }) => isTested);
  const clauses = [...new Set(members.flatMap(({ fixed }) => fixed))].sort(byText);
  return {
    frame,
    sampled: members.length,
    notTested: members.length - tested.length,
    ...shareOf(tested.length, tested.filter(({ relapsed }) => relapsed.length > 0).length, frame ?? undefined),
    byClause: clauses.map((clause) => {
      const had = tested.filter(({ fixed }) => fixed.includes(clause));
      return { clause, ...shareOf(had.length, had.filter(({ relapsed }) => relapsed.includes(clause)).length) };
    }),
  };
}

const shareOf = (tested: number, relapsed: number, population?: number): RelapseShare => ({
  tested,
  relapsed,
  rate: tested === 0 ? null : relapsed / tested,
  interval: shareInterval(relapsed, tested, population),
});
