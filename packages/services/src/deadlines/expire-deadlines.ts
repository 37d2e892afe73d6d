import { levelAt, type Warnings, warnedUntil } from '@touchstone/domain/deadline';
import { eachInTurn } from '../apart.ts';
import type { DeadlineTransaction, KeptDeadline } from './ports.ts';
import { stepDeadline } from './step-deadline.ts';

export interface ExpireTransaction extends DeadlineTransaction {
  /** What follows from a deadline that was not kept: the case's `deadline-passed`, and whatever other areas do. */
  deadlinePassed(deadline: KeptDeadline): Promise<void>;
  /** Working days before the end at which somebody is told. */
  warnings(): Promise<Warnings>;
}

export interface ExpirePorts {
  inTransaction<T>(work: (tx: ExpireTransaction) => Promise<T>): Promise<T>;
  /** RUNNING ones that are due by `nowMs`, the first due first; not those that are due at once. */
  over(nowMs: number, limit: number): Promise<readonly string[]>;
  /**
   * RUNNING ones to tell of: below level `i + 1` and due by `horizonsMs[i]`, but not over; and what was due at once and is late
   * for the first time.
   */
  toWarnOf(horizonsMs: readonly number[], nowMs: number, limit: number): Promise<readonly string[]>;
  nowMs(): number;
  /** Told of a deadline whose consequences failed; it stays running and is tried again, the others go on. */
  failed(id: string, error: unknown): void;
}

const AT_ONCE = 200;
const CLOCK = { actor: 'system:clock', basis: 'rule:deadline' };

/**
 * Ends what is over, each in its own transaction. @returns how many
 * @param turn kept from round to round: those that cannot end step behind the others
 */
export const expireDeadlines = (ports: ExpirePorts, turn: string[] = []): Promise<number> =>
  each(ports, turn, (limit) => ports.over(ports.nowMs(), limit), expireOne);

/** Tells of what comes near its end, by level; what must be done at once is told of when its time is over. @returns how many */
export async function escalateDeadlines(ports: ExpirePorts, turn: string[] = []): Promise<number> {
  const nowMs = ports.nowMs();
  const [warnings, calendar] = await ports.inTransaction(async (tx) => [await tx.warnings(), await tx.calendar()] as const);
  const horizonsMs = warnings.map((days) => warnedUntil(nowMs, days, calendar));
  const near = (limit: number) => ports.toWarnOf(horizonsMs, nowMs, limit);
  return each(ports, turn, near, (tx, id) => escalateOne(tx, id, warnings));
}

async function expireOne(tx: ExpireTransaction, id: string): Promise<boolean> {
  const moved = await stepDeadline(tx, id, 'expire', CLOCK, async (deadline) => ({
    holds: (guard) => guard === 'past-due' && isOver(deadline, tx.nowMs()),
    change: { endedAtMs: deadline.dueAtMs, escalated: (await tx.warnings()).length + 1 },
    afterwards: async (expired) => {
      await tx.announceDeadline('deadline.expired', expired, {});
      await tx.deadlinePassed(expired);
    },
  }));
  return moved.ok;
}

const isOver = ({ rule, dueAtMs }: KeptDeadline, nowMs: number): boolean => rule.kind !== 'at-once' && dueAtMs !== null && nowMs >= dueAtMs;

async function escalateOne(tx: ExpireTransaction, id: string, warnings: Warnings): Promise<boolean> {
  const deadline = await tx.holdDeadline(id);
  if (deadline?.state !== 'RUNNING' || deadline.dueAtMs === null) return false;
  const nowMs = tx.nowMs();
  const reached = deadline.rule.kind === 'at-once' ? [] : warnings;
  const level = levelAt(deadline.dueAtMs, nowMs, reached, await tx.calendar());
  // what is over is expired by the other round
  if (level <= deadline.escalated || (deadline.rule.kind !== 'at-once' && nowMs >= deadline.dueAtMs)) return false;
  await tx.saveDeadline(id, { escalated: level });
  const detail = { level, of: reached.length + 1 };
  await tx.appendDeadlineEvent(id, { ...CLOCK, event: 'escalate', from: 'RUNNING', to: 'RUNNING', detail, atMs: nowMs });
  await tx.announceDeadline('deadline.escalated', deadline, detail);
  return true;
}

function each(
  ports: ExpirePorts,
  turn: string[],
  list: (limit: number) => Promise<readonly string[]>,
  work: (tx: ExpireTransaction, id: string) => Promise<boolean>,
): Promise<number> {
  return eachInTurn({ turn }, AT_ONCE, list, async (id) => {
    try {
      return await ports.inTransaction((tx) => work(tx, id));
    } catch (error) {
      ports.failed(id, error);
      return false;
    }
  });
}
