import type { CaseState } from '@touchstone/domain/case';
import { expect, test } from 'vitest';
import type { Deeds, Told } from './deeds.ts';
import { CHAPTERS, RELAPSE, REPAIRS } from './plot.ts';
import { type Telling, tellStory } from './tell-story.ts';

const DAY_MS = 86_400_000;
const SPAN = { startMs: Date.parse('2026-08-01T02:00:00Z'), endMs: Date.parse('2026-11-14T02:00:00Z'), endsNow: false };
const OVERDUE: Partial<Record<CaseState, CaseState>> = { RECTIFYING: 'OVERDUE', NOTICED: 'DELIST_DRAFT' };

interface Life {
  state: CaseState;
  dueMs: number;
  isOrdered: boolean;
  submission: '' | 'SENT' | 'RETESTED' | 'PASSED';
}

/** A country without a data base: cases, the time that runs for them, shelves and what stands on them. Stops at the deed of this number. */
function country() {
  const lives = new Map<string, Life>();
  const shelf = new Map<string, string[]>();
  const did: string[] = [];
  let [nowMs, left] = [SPAN.endMs, Number.POSITIVE_INFINITY];
  const act = (what: string) => {
    if (left-- <= 0) throw new Error('stopped');
    did.push(what);
  };
  const life = (one: Told): Life => lives.get(one.case)!;
  const to =
    (state: CaseState, from: readonly CaseState[], and: (of: Life) => void = () => {}) =>
    async (one: Told) => {
      act(`${state} ${one.case}`);
      if (!from.includes(life(one).state)) throw new Error(`${one.case} is ${life(one).state}, not ${from}`);
      life(one).state = state;
      and(life(one));
    };
  const dueIn = (days: number) => (of: Life) => {
    of.dueMs = nowMs + days * DAY_MS;
  };
  const told = (name: string): Told => ({ case: name, finding: { app: { package: name } } });
  const notices = new Map<string, readonly Told[]>();
  const has = (name: string, version: string) => (shelf.get(name)?.includes(version) ? version : undefined);

  const deeds: Deeds = {
    nowMs: () => nowMs,
    clock: async (atMs) => {
      nowMs = atMs ?? SPAN.endMs;
    },
    stateOf: async (one) => life(one).state,
    told: async (name) => (lives.has(name) ? told(name) : undefined),
    suspicion: async (name) => ({ app: { package: name } }),
    async found({ app }) {
      act(`found ${app.package}`);
      lives.set(app.package, { state: 'LEAD', dueMs: 0, isOrdered: false, submission: '' });
      return told(app.package);
    },
    accepted: to('REVIEWING', ['LEAD']),
    confirmed: to('CONFIRMED', ['REVIEWING']),
    drafted: to('ORDER_DRAFT', ['CONFIRMED']),
    ordered: to('ORDERED', ['ORDER_DRAFT']),
    served: to('RECTIFYING', ['ORDERED'], dueIn(8)),
    objected: to('OBJECTION_REVIEW', ['RECTIFYING']),
    dueMs: async (cases) => Math.max(0, ...cases.map((one) => life(one).dueMs)),
    repaired: async ({ finding }) => {
      const { version, listing } = REPAIRS[finding.app.package]!;
      return listing === undefined ? version : has(finding.app.package, version);
    },
    versionFile: async ({ finding }, version) => has(finding.app.package, version),
    polled: async () => act('polled'),
    async submitted(one) {
      act(`submitted ${one.case}`);
      life(one).submission = 'SENT';
      if (life(one).state !== 'DELISTED') life(one).state = 'SUBMITTED';
    },
    hasSubmitted: async (one) => life(one).submission !== '',
    async retesting(one) {
      if (life(one).submission !== 'SENT') return;
      act(`retesting ${one.case}`);
      life(one).submission = 'RETESTED';
      if (life(one).state !== 'DELISTED') life(one).state = 'RETESTING';
    },
    isRetested: async (one) => ['RETESTED', 'PASSED'].includes(life(one).submission),
    async passed(one) {
      if (life(one).submission === 'PASSED') return;
      act(`passed ${one.case}`);
      life(one).submission = 'PASSED';
      if (life(one).state !== 'DELISTED') life(one).state = 'RECTIFIED';
    },
    closed: to('CLOSED', ['RECTIFIED']),
    lookedBack: to('WATCH', ['CLOSED']),
    async noticeOf(cases) {
      const id = `notice ${cases.map((one) => one.case).join()}`;
      act(id);
      for (const one of cases) life(one).state = 'NOTICE_PENDING';
      notices.set(id, cases);
      return id;
    },
    async published(notice) {
      for (const one of notices.get(notice) ?? []) {
        life(one).state = 'NOTICED';
        dueIn(8)(life(one));
      }
    },
    delistingOrdered: to('DELIST_ORDERED', ['DELIST_DRAFT'], (of) => {
      of.isOrdered = true;
    }),
    mayReturnMs: async () => SPAN.startMs + 80 * DAY_MS,
    returnApproved: to('RELIST_APPROVED', ['DELISTED']),
    returned: to('RELISTED', ['RELIST_APPROVED']),
  };
  const packages = new Map(Object.entries(REPAIRS).map(([name, { listing }]) => [listing, name]));
  const liars = new Set(['cn.shengxin.loan']);
  const telling: Omit<Telling, 'once'> = {
    ...{ span: SPAN, deeds, signal: new AbortController().signal },
    patience: { everyMs: 0, scansMs: 1000, retestMs: 1000, storeMs: 0 },
    lie: async () => {},
    async turn(...loops) {
      for (const [name, of] of lives) {
        if (loops.includes('expire-deadlines') && nowMs >= of.dueMs) of.state = OVERDUE[of.state] ?? of.state;
        if (loops.includes('look-at-shelves') && of.state === 'DELIST_ORDERED' && !liars.has(name)) of.state = 'DELISTED';
      }
    },
    async publish(listing) {
      const name = packages.get(listing)!;
      const next = shelf.has(name) ? RELAPSE.version : REPAIRS[name]!.version;
      shelf.set(name, [...(shelf.get(name) ?? []), next]);
    },
  };
  const sides: string[] = [];
  return {
    did,
    tell: (deedsLeft = Number.POSITIVE_INFINITY) => {
      left = deedsLeft;
      const once: Telling['once'] = async (side) => {
        if (!sides.includes(side)) sides.push(side);
      };
      return tellStory({ ...telling, once });
    },
    states: () => Object.fromEntries([...lives].map(([name, { state }]) => [name, state])),
  };
}

const ENDS = Object.fromEntries(CHAPTERS.map(({ package: name, ends }) => [name, ends]));

test('there is one case at each place where one can stand; told again, nothing is done twice', async () => {
  const one = country();
  expect(await one.tell()).toBe(CHAPTERS.length);
  expect(one.states()).toEqual(ENDS);
  expect(new Set(CHAPTERS.map(({ ends }) => ends)).size).toBe(CHAPTERS.length);
  const before = one.did.length;
  await one.tell();
  expect([one.did.slice(before), one.states()]).toEqual([[], ENDS]);
});

test('stopped at any deed it goes on from there, to the same end', async () => {
  const whole = country();
  await whole.tell();
  const other: Record<number, unknown> = {};
  for (let deeds = 0; deeds < whole.did.length; deeds++) {
    const one = country();
    await expect(one.tell(deeds)).rejects.toThrow('stopped');
    await one.tell();
    if (JSON.stringify(Object.entries(one.states()).sort()) !== JSON.stringify(Object.entries(ENDS).sort())) other[deeds] = one.states();
  }
  expect(other).toEqual({});
});
