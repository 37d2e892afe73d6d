import { openPool, type Session, type SessionTransaction, withSession } from '@touchstone/db';

import type { Scope } from '@touchstone/domain/access';
import { type CompiledQuery, Kysely, PostgresDialect } from 'kysely';
import type { ListCase } from './list-cases.ts';

/** As the server asks: under a session's role, row-level security on; what is asked is noted. */
export function listBench(url: string) {
  const asked: CompiledQuery[] = [];
  const db = new Kysely<never>({
    dialect: new PostgresDialect({ pool: openPool(url, { max: 2 }) }),
    log: (event) => void asked.push(event.query),
  });
  const within = <T>(scope: Scope, organisation: string, work: (tx: SessionTransaction, session: Session) => Promise<T>): Promise<T> => {
    const session: Session = { actor: 'bench', organisation, scope };
    return withSession(db as never, session, (tx) => work(tx, session));
  };

  return {
    /** Milliseconds of one list, its transaction included. */
    async time(one: ListCase, scope: Scope, organisation: string, i: number): Promise<number> {
      const began = performance.now();
      await within(scope, organisation, (tx, session) => one.ask(tx, session, i));
      return performance.now() - began;
    },

    /** The statements of one list, each with its plan as it was carried out. */
    explain(one: ListCase, scope: Scope, organisation: string, i: number): Promise<readonly Explained[]> {
      return within(scope, organisation, async (tx, session) => {
        asked.length = 0;
        await one.ask(tx, session, i);
        const plans: Explained[] = [];
        for (const query of asked.splice(0)) {
          const { rows } = await tx.executeQuery<{ 'QUERY PLAN': [{ Plan: Plan }] }>({
            ...query,
            sql: `explain (analyze, buffers, format json) ${query.sql}`,
          });
          const [{ Plan: plan }] = rows[0]!['QUERY PLAN'];
          plans.push({
            sql: query.sql,
            rowsRead: rowsRead(plan),
            blocks: (plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0),
            plan,
          });
        }
        return plans;
      });
    },

    close: () => db.destroy(),
  };
}

export interface Explained {
  readonly sql: string;
  /** Rows that were looked at, those left out included; entries of an index that only marks pages are not. */
  readonly rowsRead: number;
  readonly blocks: number;
  readonly plan: Plan;
}

/** A step of a plan, as `explain (format json)` gives it. */
export interface Plan {
  readonly 'Node Type': string;
  readonly 'Index Name'?: string;
  readonly 'Relation Name'?: string;
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Actual Total Time': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly 'Shared Hit Blocks'?: number;
  readonly 'Shared Read Blocks'?: number;
  readonly Plans?: readonly Plan[];
}

const rowsRead = (plan: Plan): number => {
  const isScan =
    /Scan$/.test(plan['Node Type']) &&
    plan['Node Type'] !== 'Subquery Scan' &&
    plan['Node Type'] !== 'CTE Scan' &&
    plan['Node Type'] !== 'Bitmap Index Scan';
  const own = isScan
    ? (plan['Actual Rows'] + (plan['Rows Removed by Filter'] ?? 0) + (plan['Rows Removed by Index Recheck'] ?? 0)) * plan['Actual Loops']
    : 0;
  return own + (plan.Plans ?? []).reduce((sum, one) => sum + rowsRead(one), 0);
};

/** A plan in lines, the way in to each table and what it took. */
export const planLines = (plan: Plan, depth = 0): readonly string[] => [
  `${'  '.repeat(depth)}${plan['Node Type']} ${plan['Index Name'] ?? plan['Relation Name'] ?? ''}: ${plan['Actual Rows']} rows × ${plan['Actual Loops']}, ` +
    `${plan['Rows Removed by Filter'] ?? 0} left out, ${(plan['Shared Hit Blocks'] ?? 0) + (plan['Shared Read Blocks'] ?? 0)} pages, ${plan['Actual Total Time'].toFixed(1)} ms`,
  ...(plan.Plans ?? [])
    .filter((one) => one['Actual Loops'] > 0 && one['Node Type'] !== 'Result')
    .flatMap((one) => planLines(one, depth + 1)),
];
