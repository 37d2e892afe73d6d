import { type CalendarYear, calendarOf } from '@touchstone/domain/calendar';
import { DEADLINE_STATES } from '@touchstone/domain/deadline';
import type { LocalDate } from '@touchstone/kernel/dates';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  beginDeadline,
  type DeadlineEventRow,
  type ExpirePorts,
  type ExpireTransaction,
  endDeadline,
  escalateDeadlines,
  expireDeadlines,
  extendDeadline,
  type KeptDeadline,
  pauseDeadline,
  printDeadline,
  type RecomputeTransaction,
  recomputeDeadlines,
  resumeDeadline,
  startDeadline,
} from './index.ts';

const year = (of: number, holidays: readonly string[] = []): CalendarYear => ({
  id: `v${of}-${holidays.length}`,
  year: of,
  publishedOn: `${of - 1}-11-25` as LocalDate,
  source: 'notice',
  holidays: new Set(holidays as LocalDate[]),
  makeUpDays: new Set(),
});
const START = Date.parse('2026-03-02T02:00:00Z');
const DAY_MS = 86_400_000;
const BY = { actor: 'system:test', basis: 'test' };

/** The rows that the use cases see, held in memory. */
class Rows implements ExpireTransaction, RecomputeTransaction {
  readonly kept = new Map<string, KeptDeadline>();
  readonly events: (DeadlineEventRow & { readonly id: string })[] = [];
  readonly told: string[] = [];
  readonly passed: string[] = [];
  years: CalendarYear[] = [year(2026)];
  at = START;
  #ids = 0;
  calendar = async () => calendarOf(this.years);
  insertDeadline = async (row: KeptDeadline) => void this.kept.set(row.id, row);
  holdDeadline = async (id: string) => this.kept.get(id);
  saveDeadline: ExpireTransaction['saveDeadline'] = async (id, { extendedBy: _, ...change }) => {
    const row = this.kept.get(id)!;
    this.kept.set(id, { ...row, ...change, rowVersion: row.rowVersion + 1 });
  };
  appendDeadlineEvent = async (id: string, event: DeadlineEventRow) => void this.events.push({ ...event, id });
  basisDocument = async (id: string) =>
    ['pause', 'resume', 'extension'].includes(id)
      ? { type: id, untilMs: null, organisation: 'o', caseId: 'c', isIssued: true, number: null, original: null }
      : undefined;
  announceDeadline = async (topic: string, { id }: KeptDeadline) => void this.told.push(`${topic} ${id}`);
  deadlinePassed = async ({ id }: KeptDeadline) => void this.passed.push(id);
  warnings = async () => [3, 1];
  holdUnprintedCases = async () => {};
  unprintedAfter = async (after: string | undefined) =>
    [...this.kept.values()]
      .filter(({ state, printedText }) => state === 'PROVISIONAL' || (state === 'RUNNING' && printedText === null))
      .map(({ id }) => id)
      .filter((id) => after === undefined || id > after)
      .sort();
  nowMs = () => this.at;
  newId = () => `d${String(++this.#ids).padStart(4, '0')}`;

  ports(failing: readonly string[] = []): ExpirePorts & { readonly faults: string[] } {
    const faults: string[] = [];
    const running = () => [...this.kept.values()].filter(({ state }) => state === 'RUNNING').map(({ id }) => id);
    return {
      faults,
      inTransaction: async (work) =>
        work(
          Object.assign(Object.create(this) as Rows, {
            deadlinePassed: async (deadline: KeptDeadline) => {
              if (failing.includes(deadline.id)) throw new Error('consequences failed');
              this.passed.push(deadline.id);
            },
          }),
        ),
      over: async (_, limit) => running().slice(0, limit),
      toWarnOf: async (_horizons, _now, limit) => running().slice(0, limit),
      nowMs: () => this.at,
      failed: (id) => void faults.push(id),
    };
  }
}

const wish = (more: object = {}) => ({
  ...{ targetKind: 'case', targetId: 'c', caseId: 'c', purpose: 'rectification', obliged: 'operator:x', organisation: 'o', province: null },
  ...{ rule: { kind: 'working-days' as const, count: 5 }, startEvent: 'service.delivered', startedAtMs: START },
  ...BY,
  ...more,
});
const idOf = (moved: { ok: boolean; id?: string }): string => moved.id!;

test('a deadline whose beginning has not happened waits for it', async () => {
  const rows = new Rows();
  const { startedAtMs: _, ...unstarted } = wish();
  const started = await startDeadline(rows, unstarted);
  expect(started).toMatchObject({ ok: true, state: 'PENDING', dueAtMs: null });
  expect(await printDeadline(rows, idOf(started), BY)).toEqual({ ok: false, reason: 'deadline-provisional' });
  expect(await beginDeadline(rows, idOf(started), START, BY)).toMatchObject({
    ok: true,
    state: 'RUNNING',
    dueAtMs: Date.parse('2026-03-09T16:00:00Z'),
  });
  expect(await beginDeadline(rows, idOf(started), START, BY)).toEqual({ ok: false, reason: 'no-such-step' });
});

describe('what cannot be', () => {
  test.each([
    ['no count', { rule: { kind: 'working-days', count: 0 } }, 'bad-deadline'],
    ['printed beyond the calendar', { isPrinted: true, rule: { kind: 'working-days', count: 300 } }, 'deadline-provisional'],
    ['printed before it began', { isPrinted: true, startedAtMs: undefined }, 'deadline-provisional'],
  ])('%s', async (_name, more, reason) => {
    const rows = new Rows();
    expect(await startDeadline(rows, wish(more) as Parameters<typeof startDeadline>[1])).toMatchObject({ ok: false, reason });
    expect([rows.kept.size, rows.events.length, rows.told.length]).toEqual([0, 0, 0]);
  });
});

test('one whose consequences fail stays running; the others go on', async () => {
  const rows = new Rows();
  const ids = [idOf(await startDeadline(rows, wish())), idOf(await startDeadline(rows, wish()))];
  rows.at = START + 30 * DAY_MS;
  const ports = rows.ports([ids[0]!]);
  expect(await expireDeadlines(ports)).toBe(1);
  expect([ports.faults, rows.passed]).toEqual([[ids[0]], [ids[1]]]);
});

test('more that cannot end than a round takes do not stop the clock', async () => {
  const rows = new Rows();
  const ids: string[] = [];
  for (let i = 0; i < 201; i++) ids.push(idOf(await startDeadline(rows, wish())));
  const stuck = new Set(ids.slice(0, 200));
  rows.at = START + 30 * DAY_MS;
  const { faults, ...ports } = rows.ports();
  const holdDeadline = async (id: string) => (stuck.has(id) ? Promise.reject(new Error('stuck')) : rows.holdDeadline(id));
  const hindered: ExpirePorts = {
    ...ports,
    over: async (_, limit) => ids.filter((id) => !rows.passed.includes(id)).slice(0, limit),
    inTransaction: (work) => ports.inTransaction((tx) => work(Object.assign(Object.create(tx) as Rows, { holdDeadline }))),
  };
  const turn: string[] = [];
  expect([await expireDeadlines(hindered, turn), await expireDeadlines(hindered, turn)]).toEqual([0, 1]);
  expect([rows.passed, faults.length]).toEqual([[ids[200]], 200]);
  // all had their turn: they are tried again
  await expireDeadlines(hindered, turn);
  expect(faults).toHaveLength(400);
});

test('nothing expires or is told of twice', async () => {
  const rows = new Rows();
  await startDeadline(rows, wish());
  for (const days of [0, 1, 2, 3, 5, 6, 7, 8, 9, 10]) {
    rows.at = START + days * DAY_MS;
    await escalateDeadlines(rows.ports());
    await expireDeadlines(rows.ports());
  }
  expect(rows.events.map(({ event }) => event)).toEqual(['start', 'escalate', 'escalate', 'expire']);
  expect(rows.passed).toHaveLength(1);
});

/** Anything that anybody may try, in any order. */
const attempt = fc.oneof(
  fc.record({ do: fc.constant('wait' as const), days: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ do: fc.constantFrom('pause', 'resume', 'extend'), document: fc.constantFrom('pause', 'resume', 'extension', 'draft') }),
  fc.record({ do: fc.constantFrom('print', 'import', 'correct', 'expire', 'meet', 'cancel') }),
);

test('a printed deadline moves by an issued document and by nothing else, whatever is tried', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(attempt, { maxLength: 25 }),
      fc.integer({ min: 1, max: 230 }),
      fc.boolean(),
      async (attempts, count, isPrinted) => {
        const rows = new Rows();
        const started = await startDeadline(rows, wish({ rule: { kind: 'working-days', count }, isPrinted }));
        if (!started.ok) return;
        let holidays = 0;
        for (const one of attempts) {
          const before = new Map([...rows.kept].map(([id, row]) => [id, row]));
          const ids = [...rows.kept.keys()];
          const id = ids.at(-1)!;
          if ('days' in one) rows.at += one.days * DAY_MS;
          else if ('document' in one) {
            const by = { actor: 'person:x', documentId: one.document };
            if (one.do === 'pause') await pauseDeadline(rows, id, by);
            if (one.do === 'resume') await resumeDeadline(rows, id, by);
            if (one.do === 'extend') await extendDeadline(rows, id, { ...by, rule: { kind: 'working-days', count: 3 } });
          } else {
            if (one.do === 'print') await printDeadline(rows, id, BY);
            if (one.do === 'expire') await expireDeadlines(rows.ports());
            if (one.do === 'meet') await endDeadline(rows, id, 'MET', BY);
            if (one.do === 'cancel') await endDeadline(rows, id, 'CANCELLED', BY);
            if (one.do === 'import' || one.do === 'correct') {
              holidays += 1;
              const days = Array.from({ length: holidays }, (_, i) => `2026-03-${String(3 + i).padStart(2, '0')}`);
              rows.years = one.do === 'import' ? [...rows.years, year(2027)] : [...rows.years, year(2026, days)];
              await recomputeDeadlines(rows, BY);
            }
          }
          for (const [known, was] of before) {
            const is = rows.kept.get(known)!;
            const isByDocument = 'document' in one && one.document === (one.do === 'extend' ? 'extension' : one.do);
            if (was.printedText !== null && !isByDocument) expect([is.dueAtMs, is.printedText]).toEqual([was.dueAtMs, was.printedText]);
            if (['MET', 'EXTENDED', 'EXPIRED', 'CANCELLED'].includes(was.state)) expect(is).toEqual(was);
            if (is.state === 'PROVISIONAL') expect(is.printedText).toBeNull();
            expect(DEADLINE_STATES).toContain(is.state);
          }
        }
        // the history says where each of them is
        for (const [id, { state }] of rows.kept) expect(rows.events.filter((event) => event.id === id).at(-1)!.to).toBe(state);
      },
    ),
    { numRuns: 300 },
  );
});
