import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import {
  applyItemEvent,
  applyLook,
  delaysOf,
  type Item,
  type ItemEvent,
  type ItemKind,
  type ItemLook,
  type ItemState,
  isDelisted,
  isRelisted,
  LOOK_POLICY,
  LOOK_SCHEDULE_MS,
  nextLookMs,
  type ObjectionCode,
  ORDER_ITEM_STEPS,
  policyFor,
  RELIST_ITEM_STEPS,
  type RelistingFacts,
  relistingHindrances,
} from './index.ts';

const HOUR = 3_600_000;
const NEW: Item = { kind: 'delist', state: 'QUEUED', looks: [], reportedMs: null, objection: null };
let probes = 0;
const look = (result: ItemLook['result'], hour: number, vantage = 'bj'): ItemLook => ({
  atMs: hour * HOUR,
  vantage,
  result,
  probe: `p${probes++}`,
});
type Move = ItemEvent | ItemLook;
const run = (moves: readonly Move[], from: Item = NEW, policy = LOOK_POLICY) =>
  moves.reduce<{ item: Item; effects: readonly string[] }>(
    ({ item, effects }, move, i) => {
      const applied = typeof move === 'string' ? applyItemEvent(item, move, i * HOUR, policy) : applyLook(item, move, policy);
      return applied.ok ? { item: applied.next, effects: [...effects, ...applied.effects] } : { item, effects };
    },
    { item: from, effects: [] },
  );

test('every state of a delisting is reached; only what was withdrawn or goes on in another item ends', () => {
  expect(reachableFrom(ORDER_ITEM_STEPS, 'QUEUED')).toEqual(
    [
      'ACKED',
      'DELIVERED',
      'ESCALATED',
      'OBJECTED',
      'OVERDUE',
      'PROBING',
      'QUEUED',
      'REAPPEARED',
      'REPORTED_DONE',
      'SENT',
      'STILL_LIVE',
      'VERIFIED_ABSENT',
      'WITHDRAWN',
    ].sort(),
  );
  expect(terminalStates(ORDER_ITEM_STEPS)).toEqual(['REAPPEARED', 'WITHDRAWN']);
  expect(reachableFrom(RELIST_ITEM_STEPS, 'QUEUED')).not.toContain('VERIFIED_ABSENT');
  expect(reachableFrom(RELIST_ITEM_STEPS, 'QUEUED')).toContain('VERIFIED_LIVE');
});

const MISSES = (from: number) => [look('gone', from), look('gone', from + 6, 'sh'), look('gone', from + 30)];

describe('the fate of a listing', () => {
  test.each<[string, readonly Move[], ItemState, readonly string[]]>([
    ['done and verified', ['send', 'receive', 'acknowledge', 'report-done', ...MISSES(9)], 'VERIFIED_ABSENT', ['force-off']],
    ['taken off without a word', ['send', 'receive', ...MISSES(9)], 'VERIFIED_ABSENT', ['force-off']],
    ['a report proves nothing', ['send', 'receive', 'acknowledge', 'report-done'], 'REPORTED_DONE', []],
    ['one look proves nothing', ['send', 'receive', 'report-done', look('gone', 9)], 'PROBING', []],
    [
      'looks from one place prove nothing',
      ['send', 'receive', 'report-done', look('gone', 9), look('gone', 10), look('gone', 11)],
      'PROBING',
      [],
    ],
    [
      'a page that does not load proves nothing',
      ['send', 'receive', 'report-done', look('undecided', 9), look('undecided', 10, 'sh')],
      'REPORTED_DONE',
      [],
    ],
    ['said done, and it is there', ['send', 'receive', 'report-done', look('live', 9)], 'STILL_LIVE', ['finding-false-report']],
    ['a page lags behind its shelf', ['send', 'receive', 'report-done', look('live', 2.5)], 'REPORTED_DONE', []],
    ['there before the report: no lie', ['send', 'receive', look('live', 9)], 'DELIVERED', []],
    [
      'seen in between',
      ['send', 'receive', 'report-done', look('gone', 9), look('gone', 10, 'sh'), look('live', 11), look('gone', 12)],
      'STILL_LIVE',
      ['finding-false-report'],
    ],
    [
      'back under the ban',
      ['send', 'receive', 'report-done', ...MISSES(9), look('live', 60)],
      'REAPPEARED',
      ['finding-reappeared', 'new-round'],
    ],
    ['late, and later still', ['send', 'receive', 'miss-due', 'escalate'], 'ESCALATED', ['tell-overdue', 'tell-escalated']],
    ['late and then done', ['send', 'receive', 'miss-due', 'escalate', 'report-done', ...MISSES(9)], 'VERIFIED_ABSENT', ['force-off']],
    ['what was reported is not overdue', ['send', 'receive', 'report-done', 'miss-due'], 'REPORTED_DONE', []],
    ['withdrawn', ['send', 'receive', 'withdraw', 'report-done'], 'WITHDRAWN', ['tell-store']],
    ['released, it may come back', ['send', ...MISSES(9), 'release'], 'VERIFIED_ABSENT', ['stop-looking']],
  ])('%s', (_name, moves, state, effects) => {
    const end = run(moves);
    expect(end.item.state).toBe(state);
    for (const effect of effects) expect(end.effects).toContain(effect);
    if (effects.length === 0) expect(end.effects.filter((one) => one.startsWith('finding') || one === 'force-off')).toEqual([]);
  });

  test.each<[ObjectionCode, ItemState]>([
    ['other-app-same-name', 'WITHDRAWN'],
    ['other-channel-package', 'WITHDRAWN'],
    ['other', 'WITHDRAWN'],
    ['already-off', 'PROBING'],
    ['not-ours', 'PROBING'],
  ])('an objection that is accepted: %s', (objection, state) => {
    const objected = run(['send', 'receive', 'object']).item;
    expect(objected.state).toBe('OBJECTED');
    expect(run(['accept-objection'], { ...objected, objection }).item.state).toBe(state);
    expect(run(['reject-objection'], { ...objected, objection }).item.state).toBe('DELIVERED');
  });

  test('the same look handed in three times is one look', () => {
    const [one, two] = [look('gone', 9), look('gone', 10, 'sh')];
    expect(run(['send', 'receive', one, one, one, two]).item).toMatchObject({ state: 'DELIVERED' });
  });

  test('one place is enough where there is no second', () => {
    const gone = [look('gone', 9), look('gone', 10), look('gone', 11)];
    expect(run(['send', 'report-done', ...gone], NEW, policyFor(LOOK_POLICY, 1)).item.state).toBe('VERIFIED_ABSENT');
    expect(policyFor(LOOK_POLICY, 0)).toEqual({ misses: 3, vantagePoints: 1 });
  });

  test('a relisting is true once it was seen, and its absence is no fault', () => {
    const relist: Item = { ...NEW, kind: 'relist' };
    expect(run(['send', 'receive', 'report-done', look('gone', 9)], relist)).toMatchObject({ item: { state: 'REPORTED_DONE' } });
    expect(run(['send', 'receive', look('live', 9)], relist)).toMatchObject({
      item: { state: 'VERIFIED_LIVE' },
      effects: expect.arrayContaining(['on-shelf']),
    });
  });
});

const anyMove = fc.oneof(
  fc.constantFrom<ItemEvent>(
    'send',
    'receive',
    'acknowledge',
    'report-done',
    'object',
    'accept-objection',
    'reject-objection',
    'miss-due',
    'escalate',
    'withdraw',
    'release',
  ),
  fc.record({
    result: fc.constantFrom<ItemLook['result']>('live', 'gone', 'undecided'),
    vantage: fc.constantFrom('bj', 'sh', 'gz'),
  }),
);

/** Plays any moves an hour apart. @returns the item after each, and the looks before it */
function played(kind: ItemKind, moves: readonly (ItemEvent | Pick<ItemLook, 'result' | 'vantage'>)[]) {
  let item: Item = { ...NEW, kind, objection: 'already-off' };
  return moves.map((move, i) => {
    const before = item;
    const applied =
      typeof move === 'string'
        ? applyItemEvent(item, move, (i + 1) * HOUR, LOOK_POLICY)
        : applyLook(item, { ...move, atMs: (i + 1) * HOUR, probe: `q${i}` }, LOOK_POLICY);
    if (applied.ok) item = applied.next;
    return { before, after: item, move, upTo: moves.slice(0, i + 1) };
  });
}

describe('whatever happens in whatever order', () => {
  test('absent is what was missed often enough, from places enough, and never what the store says', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
        for (const { before, after, move, upTo } of played('delist', moves)) {
          if (after.state !== 'VERIFIED_ABSENT' || before.state === 'VERIFIED_ABSENT') continue;
          expect(typeof move).toBe('object');
          const looks = upTo.filter((one) => typeof one === 'object' && one.result !== 'undecided') as ItemLook[];
          const since = looks.slice(looks.findLastIndex(({ result }) => result === 'live') + 1);
          expect(since.length).toBeGreaterThanOrEqual(LOOK_POLICY.misses);
          expect(new Set(since.map(({ vantage }) => vantage)).size).toBeGreaterThanOrEqual(LOOK_POLICY.vantagePoints);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('what was verified and is seen again has reappeared, every time', () => {
    fc.assert(
      fc.property(fc.array(anyMove, { maxLength: 40 }), (moves) => {
        for (const { before, after, move } of played('delist', moves)) {
          if (before.state !== 'VERIFIED_ABSENT' || typeof move === 'string' || move.result !== 'live') continue;
          expect(after.state).toBe('REAPPEARED');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('delisted if and only if every item that counts was verified', () => {
    const anyItem = fc.record({
      kind: fc.constantFrom<ItemKind>('delist', 'relist'),
      moves: fc.array(anyMove, { maxLength: 25 }),
    });
    fc.assert(
      fc.property(fc.array(anyItem, { maxLength: 6 }), (all) => {
        const items = all.map(({ kind, moves }) => played(kind, moves).at(-1)?.after ?? { ...NEW, kind });
        const owed = items.filter(({ kind, state }) => kind === 'delist' && state !== 'WITHDRAWN' && state !== 'REAPPEARED');
        expect(isDelisted(items)).toBe(
          owed.length > 0 && owed.every(({ looks, state }) => state === 'VERIFIED_ABSENT' && looks.length >= 3),
        );
        if (isRelisted(items)) expect(items.some(({ kind, state }) => kind === 'relist' && state === 'VERIFIED_LIVE')).toBe(true);
      }),
      { numRuns: 200 },
    );
  });
});

test('looks come slower and slower, and never stop', () => {
  expect(LOOK_SCHEDULE_MS.map((ms) => ms / HOUR)).toEqual([1, 6, 24, 72, 168]);
  expect(nextLookMs(0, 99)).toBe(168 * HOUR);
  expect(nextLookMs(0, 99, true)).toBe(24 * HOUR);
});

test('delays count from the publication and are never negative', () => {
  expect(delaysOf({ startedMs: 10, deliveredMs: 5, ackedMs: null, reportedMs: 70, verifiedMs: 110 })).toEqual({
    toDelivered: 0,
    toAcknowledged: null,
    toReported: 60,
    toVerified: 100,
  });
});

describe('going back', () => {
  const may: RelistingFacts = {
    isDelisted: true,
    delistedMs: 100,
    noRelistUntilMs: 1000,
    isPeriodOn: true,
    isRetestPassed: true,
    handler: 'h',
    approver: 'a',
    applicant: 'f',
  };
  test.each<[string, Partial<RelistingFacts>, number, readonly string[]]>([
    ['all is well', {}, 1000, []],
    ['a moment too early', {}, 999, ['period-runs']],
    ['the year is not published', { noRelistUntilMs: null }, 5000, ['period-provisional']],
    ['no period in force', { isPeriodOn: false }, 5, []],
    ['not off every shelf', { isDelisted: false }, 2000, ['not-delisted']],
    ['no retest', { isRetestPassed: false }, 2000, ['retest-open']],
    ['who handles it does not approve it', { approver: 'h' }, 2000, ['duty-apart']],
    [
      'everything at once',
      { delistedMs: null, isRetestPassed: false, approver: 'f' },
      2,
      ['not-delisted', 'period-runs', 'retest-open', 'duty-apart'],
    ],
  ])('%s', (_name, facts, nowMs, hindrances) => expect(relistingHindrances({ ...may, ...facts }, nowMs)).toEqual(hindrances));
});
