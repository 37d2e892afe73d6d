import { ports } from '@touchstone/ports-node';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isPermission, isRole, type Permission, permissionsOf, ROLES } from '../access/index.ts';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import { ALL_WELL, inspector, Played, payloadFor, system } from './case.fixture.ts';
import { sharedBy } from './events.ts';
import type { CaseFacts } from './guards.ts';
import {
  ACCESS_STEPS,
  applyEvent,
  CASE_EVENTS,
  CASE_STATES,
  CASE_STEPS,
  type Carried,
  type CaseEvent,
  type CaseOrigin,
  type CaseState,
  CREDIT_STEPS,
  ENDED,
  eventRow,
  foldCase,
  hashedText,
  isCaseEvent,
  OPEN_STATES,
  openingState,
  PENALTY_STEPS,
} from './index.ts';

const { hash } = ports;
const opened = (origin: CaseOrigin = 'findings', carried?: Carried) => new Played(hash, origin, carried);

const EVENTS = Object.keys(CASE_EVENTS).filter(isCaseEvent);
const MAIN = EVENTS.filter((event) => eventRow(event).region === 'main' && event !== 'open');
const BESIDE = EVENTS.filter((event) => eventRow(event).region !== 'main');
const stepsInto = (state: CaseState) => CASE_STEPS.filter(({ to, from }) => to === state && from !== state);

describe('the table', () => {
  test('every state is reached, and only the three that end are left by nothing', () => {
    expect(reachableFrom(CASE_STEPS, 'LEAD')).toEqual(Object.keys(CASE_STATES).sort());
    expect(terminalStates(CASE_STEPS)).toEqual([...ENDED].sort());
  });

  test('every event has its rows, of its own region alone', () => {
    const rows = { main: CASE_STEPS, penalty: PENALTY_STEPS, access: ACCESS_STEPS, credit: CREDIT_STEPS };
    for (const event of EVENTS.filter((one) => one !== 'open'))
      for (const [region, steps] of Object.entries(rows))
        expect(
          steps.some(({ on }) => on === event),
          `${event} in ${region}`,
        ).toBe(eventRow(event).region === region);
  });

  test('whoever may cause an event holds a right for it, and the platform needs none', () => {
    for (const event of EVENTS) {
      const { by, permission } = eventRow(event);
      expect(by.length, event).toBeGreaterThan(0);
      if (by.some((party) => party !== 'system')) expect(isPermission(String(permission)), event).toBe(true);
    }
  });

  test('for every event that people cause there is a role of their side', () => {
    const holders = (permission: Permission, side: readonly string[]) =>
      Object.keys(ROLES).filter(
        (role) => isRole(role) && permissionsOf(role).includes(permission) && side.some((kind) => role.startsWith(kind)),
      );
    const SIDES = { authority: ['ministry', 'province'], firm: ['enterprise'], system: [] } as const;
    for (const event of EVENTS) {
      const { by, permission } = eventRow(event);
      for (const party of by.filter((one) => one !== 'system'))
        expect(holders(permission!, SIDES[party]), `${event} by ${party}`).not.toEqual([]);
    }
  });

  test('a row behind one that always holds would never be tried', () => {
    for (const [i, row] of CASE_STEPS.entries())
      expect(CASE_STEPS.slice(0, i).filter(({ from, on, when }) => from === row.from && on === row.on && when === undefined)).toEqual([]);
  });

  test('whoever delists drafted it before, and drafts are of those named in public or cite their ground', () => {
    expect(stepsInto('DELISTED').map(({ from }) => from)).toEqual(['DELIST_ORDERED', 'OBJECTION_REVIEW']);
    expect(stepsInto('DELIST_ORDERED').map(({ from }) => from)).toEqual(['DELIST_DRAFT', 'DELISTED', 'OBJECTION_REVIEW']);
    expect(stepsInto('DELIST_DRAFT').map(({ from, on }) => `${from} ${on}`)).toEqual([
      'SUBMITTED refuse-submission',
      'RETESTING retest-failed',
      'NOTICED deadline-passed',
      'CONFIRMED draft-delisting',
      'DELIST_ORDERED recall-order',
      'DELISTED recall-order',
      'OBJECTION_REVIEW decide-objection',
    ]);
    for (const { when, from } of stepsInto('DELIST_DRAFT').filter(({ from }) => from === 'SUBMITTED' || from === 'RETESTING'))
      expect(when, from).toBe('noticed');
  });

  test('only a retest leads to rectified', () => {
    expect(stepsInto('RECTIFIED').map(({ from, on, needs }) => [from, on, needs])).toEqual([['RETESTING', 'retest-passed', ['all-fixed']]]);
  });

  test('an open case can always be withdrawn and handed over', () => {
    for (const on of ['withdraw', 'transfer'] as const)
      expect(
        CASE_STEPS.filter((step) => step.on === on)
          .map(({ from }) => from)
          .sort(),
      ).toEqual([...OPEN_STATES].sort());
  });

  test('a national notice and a referred penalty are the other authority’s to do, and nothing else is', () => {
    expect(sharedBy('publish-notice')).toEqual(['joint', 'common-notice']);
    expect(sharedBy('report-penalty')).toEqual(['joint', 'penalty']);
    expect(sharedBy('confirm')).toEqual(['joint']);
  });
});

const OPEN_FINDING = { ...ALL_WELL.findings[0]!, outcome: 'OPEN' as const };
const toOrdered = ['accept', 'confirm', 'draft-order', 'issue-order'] as const;
const toRectifying = [...toOrdered, 'serve', 'begin-rectifying'] as const;
const toNoticed = (played: Played) => {
  played.takeAll(...toRectifying);
  played.take('deadline-passed', { facts: { deadline: 'over' }, actor: system });
  return played.takeAll('prepare-notice', 'publish-notice');
};

describe('the main line', () => {
  test('from a lead to a rectified, closed and watched case', () => {
    const played = opened().takeAll(...toRectifying, 'submit', 'begin-retest', 'retest-passed', 'close', 'watch', 'watch-passed');
    expect(played.case).toMatchObject({ state: 'CLOSED', noticedAtMs: null, penalty: '' });
  });

  test.each<[string, Partial<CaseFacts>, CaseState]>([
    ['while time runs the firm goes on', { deadline: 'open' }, 'RECTIFYING'],
    ['when it has run out the case is overdue', { deadline: 'over' }, 'OVERDUE'],
  ])('a failed retest: %s', (_name, facts, state) => {
    const played = opened().takeAll(...toRectifying, 'submit', 'begin-retest');
    expect([played.take('retest-failed', { facts }), played.case.state]).toEqual([undefined, state]);
  });

  test('after a notice a failed retest leads to the delisting', () => {
    const played = toNoticed(opened()).takeAll('submit', 'begin-retest');
    expect([played.take('retest-failed', { facts: { deadline: 'open' } }), played.case.state]).toEqual([undefined, 'DELIST_DRAFT']);
  });

  test('an overdue case takes a late submission', () => {
    const played = opened().takeAll(...toRectifying);
    played.take('deadline-passed', { facts: { deadline: 'over' }, actor: system });
    expect([played.take('submit'), played.take('late-submit'), played.case.state]).toEqual(['no-such-step', undefined, 'SUBMITTED']);
  });

  test('from the notice to the shelf and back', () => {
    const played = toNoticed(opened());
    played.take('deadline-passed', { facts: { deadline: 'over' }, actor: system });
    played.takeAll('order-delisting', 'verify-absent');
    expect(played.take('approve-relisting', { facts: { noRelistUntilMs: played.atMs + 86_400_000 } })).toBe('relisting-period-over');
    expect(played.take('approve-relisting', { facts: { findings: [OPEN_FINDING] } })).toBe('all-fixed');
    expect(played.takeAll('approve-relisting', 'relist', 'close').case.state).toBe('CLOSED');
  });

  test('what is found on a shelf again is not delisted', () => {
    const played = opened().takeAll('accept', 'confirm', 'draft-delisting', 'order-delisting', 'verify-absent');
    const facts = { items: { ordered: 2, absent: 1 } };
    expect([played.take('found-on-shelf', { facts, actor: system }), played.case.state]).toEqual([undefined, 'DELIST_ORDERED']);
    expect(played.take('verify-absent', { facts, actor: system })).toBe('all-absent');
  });
});

describe('what a step asks for', () => {
  test('two persons, of whom one may have reviewed the finding', () => {
    const unseen = { findings: [{ ...OPEN_FINDING, confirmedBy: [] }] };
    const once = { findings: [{ ...OPEN_FINDING, confirmedBy: ['person:z'] }] };
    const played = opened().takeAll('accept');
    expect([played.take('confirm', { facts: unseen }), played.case.state]).toEqual([undefined, 'REVIEWING']);
    expect(played.take('confirm', { facts: unseen })).toBe('not-confirmed-before');
    const second = { ...inspector, name: 'person:b' };
    expect([played.take('confirm', { facts: unseen, actor: second }), played.case.state]).toEqual([undefined, 'CONFIRMED']);
    expect(opened().takeAll('accept').take('confirm', { facts: once })).toBeUndefined();
  });

  test('evidence for every clause', () => {
    const findings = [OPEN_FINDING, { ...OPEN_FINDING, id: 'g', clause: '164-02.1', evidence: 0 }];
    expect(opened().takeAll('accept').take('confirm', { facts: { findings } })).toBe('evidence-complete');
    expect(
      opened()
        .takeAll('accept')
        .take('confirm', { facts: { findings: [] } }),
    ).toBe('has-confirmed-findings');
  });

  test.each<[string, Record<string, unknown>]>([
    ['nothing', { cases: [] }],
    ['a case that is not there', { cases: ['another'] }],
    ['one that is and one that is not', { cases: ['earlier', 'another'] }],
    ['what is no list', { cases: 'earlier' }],
  ])('a direct delisting does not rest on %s', (_name, payload) => {
    expect(opened().takeAll('accept', 'confirm').take('draft-delisting', { payload })).toBe('cites-ground');
  });

  test('evasion is a ground, too', () => {
    const played = opened().takeAll('accept', 'confirm');
    const facts = { citable: { cases: [], evasion: ['hid-it'] } };
    expect(played.take('draft-delisting', { facts, payload: { cases: [], evasion: ['hid-it'] } })).toBeUndefined();
    expect(played.case.grounds).toEqual(['hid-it']);
  });

  test.each<[string, CaseEvent, Parameters<Played['take']>[1], string]>([
    ['a basis', 'accept', { basis: '  ' }, 'basis-missing'],
    ['an actor', 'accept', { actor: { ...inspector, name: 'somebody' } }, 'actor-missing'],
    ['the right', 'accept', { actor: { ...inspector, permissions: ['case.read'] } }, 'wrong-role'],
    ['the authority', 'accept', { actor: { ...inspector, organisation: 'other' } }, 'wrong-authority'],
    ['a person', 'accept', { actor: system }, 'wrong-role'],
    ['the platform', 'verify-absent', { actor: inspector }, 'wrong-role'],
    ['a reason', 'dismiss', { payload: { reason: '' } }, 'payload-missing'],
    ['its turn', 'serve', {}, 'no-such-step'],
  ])('%s', (_name, event, more, reason) => expect(opened().take(event, more)).toBe(reason));

  test('time does not go back', () => {
    const { case: of } = opened();
    const wish = { event: 'accept' as const, actor: inspector, basis: 'b', payload: {}, atMs: of.lastAtMs - 1 };
    expect(applyEvent(of, wish, ALL_WELL)).toEqual({ ok: false, reason: 'time-reversed' });
  });
});

describe('objections', () => {
  test('an objection that is turned down leaves the case where it was', () => {
    const played = opened().takeAll(...toRectifying, 'object', 'decide-objection');
    expect(played.case).toMatchObject({ state: 'RECTIFYING', returnsTo: null });
  });

  test('is decided by somebody who has not confirmed the fault', () => {
    const played = opened().takeAll(...toRectifying, 'object');
    for (const decision of ['rejected', 'partly', 'upheld'])
      expect(played.take('decide-objection', { payload: { decision }, actor: inspector })).toBe('not-confirmed-before');
    expect(played.take('decide-objection')).toBeUndefined();
  });

  test('one that is upheld ends it', () => {
    const played = opened().takeAll(...toRectifying, 'object');
    expect([played.take('decide-objection', { payload: { decision: 'upheld' } }), played.case.state]).toEqual([undefined, 'WITHDRAWN']);
  });

  test('it does not stop the clock', () => {
    const played = opened().takeAll(...toRectifying, 'object');
    played.take('deadline-passed', { facts: { deadline: 'over' }, actor: system });
    expect(played.case).toMatchObject({ state: 'OBJECTION_REVIEW', returnsTo: 'OVERDUE' });
    expect(played.takeAll('decide-objection').case.state).toBe('OVERDUE');
  });
});

describe('extensions', () => {
  test('are asked for by the firm and given by document, while time runs', () => {
    const played = opened().takeAll(...toRectifying, 'ask-extension', 'extend-deadline');
    expect(played.case).toMatchObject({ state: 'RECTIFYING', isExtensionAsked: false });
    expect(played.take('extend-deadline', { facts: { deadline: 'over' } })).toBe('deadline-open');
    expect(played.take('refuse-extension')).toBe('extension-asked');
  });
});

describe('taken over', () => {
  const carried: Carried = { state: 'DELIST_DRAFT', confirmedAtMs: 1, servedAtMs: 2, noticedAtMs: 3, grounds: [] };
  test.each<[string, Carried | undefined, CaseState | undefined]>([
    ['published', carried, 'DELIST_DRAFT'],
    ['on its ground', { ...carried, noticedAtMs: null, grounds: ['x'] }, 'DELIST_DRAFT'],
    ['neither', { ...carried, noticedAtMs: null }, undefined],
    ['nothing brought', undefined, undefined],
  ])('for a national delisting: %s', (_name, given, state) => expect(openingState('national-delisting', given)).toBe(state));

  test('with the territory: orders of another authority are not this one’s', () => {
    expect(openingState('territory', { ...carried, state: 'RECTIFYING' })).toBe('CONFIRMED');
    expect(openingState('territory', { ...carried, state: 'REVIEWING' })).toBe('REVIEWING');
  });

  test('and goes on from there', () => {
    expect(opened('national-delisting', carried).takeAll('order-delisting', 'verify-absent').case.state).toBe('DELISTED');
  });
});

/** What may be so at the moment of an event: nothing, everything, anything between. */
const someFacts: fc.Arbitrary<CaseFacts> = fc.record({
  findings: fc.array(
    fc.record({
      id: fc.constantFrom('f', 'g'),
      clause: fc.constantFrom('164-01.2', '164-02.1'),
      isConfirmed: fc.boolean(),
      confirmedBy: fc.subarray(['person:a', 'person:b', 'person:c']),
      evidence: fc.nat(2),
      outcome: fc.constantFrom('OPEN', 'FIXED', 'FIXED', 'PERSISTS', 'NOT_TESTED', 'DROPPED'),
    }),
    { maxLength: 3 },
  ),
  hasComplaint: fc.boolean(),
  deadline: fc.constantFrom('none', 'open', 'over'),
  hasIssuedOrder: fc.boolean(),
  hasProofOfService: fc.boolean(),
  hasFrozenRow: fc.boolean(),
  citable: fc.record({ cases: fc.subarray(['earlier', 'older']), evasion: fc.subarray(['hid-it']) }),
  items: fc.record({ ordered: fc.nat(2), absent: fc.nat(2) }),
  noRelistUntilMs: fc.option(fc.nat()),
  mergeTarget: fc.option(fc.constantFrom('REVIEWING' as const, 'CLOSED' as const)),
  hasAcceptedReferral: fc.boolean(),
  isHandlerOfAuthority: fc.boolean(),
  authorities: fc.constantFrom(['org'], ['other'], ['org', 'other']),
});
const factsOr: fc.Arbitrary<CaseFacts> = fc.oneof({ weight: 3, arbitrary: fc.constant(ALL_WELL) }, someFacts);
const attempt = fc.record({
  event: fc.constantFrom(...EVENTS),
  facts: factsOr,
  actor: fc.constantFrom(
    inspector,
    { ...inspector, name: 'person:b' },
    system,
    { ...inspector, permissions: [] },
    { ...inspector, organisation: null },
  ),
  basis: fc.constantFrom('164号', '164号', '164号', '', ' '),
  payload: fc.constantFrom({}, {}, { cases: [] }, { cases: ['earlier'], evasion: ['hid-it'] }, { decision: 'upheld' }, { reason: null }),
});

/** A case on which things are tried in any order: many tries follow a row of the table, so that the far ends are reached, too. */
const anyCase = fc
  .tuple(fc.array(fc.nat(30), { minLength: 10, maxLength: 60 }), fc.array(attempt, { maxLength: 60 }))
  .map(([choices, tries]) => {
    const played = opened();
    for (const [i, choice] of choices.entries()) {
      const wild = tries[i];
      if (wild !== undefined) played.take(wild.event, wild);
      const rows = CASE_STEPS.filter(
        ({ from, on, to }) => from === played.case.state && !['withdraw', 'merge', 'transfer', 'dismiss'].includes(on) && to !== from,
      );
      const row = rows[choice % Math.max(1, rows.length)];
      if (row !== undefined)
        played.take(row.on, {
          facts: {
            deadline: row.on === 'deadline-passed' ? 'over' : 'open',
            ...(row.on === 'found-on-shelf' ? { items: { ordered: 2, absent: 1 } } : {}),
          },
        });
    }
    return played;
  });

describe('in whatever order things are tried', () => {
  const reached = new Set<string>();
  const holds = (check: (played: Played) => void) =>
    fc.assert(
      fc.property(anyCase, (played) => {
        for (const { to, region } of played.events) if (region === 'main') reached.add(to);
        check(played);
      }),
      { numRuns: 400 },
    );

  test('the state is the fold of its events', () =>
    holds(({ events, case: of }) => expect(foldCase(events, hash)).toEqual({ ok: true, case: of })));

  test('nothing is delisted that was not named in public and cites no ground', () =>
    holds(({ events }) => {
      for (const [i, { to }] of events.entries())
        if (to === 'DELIST_ORDERED' || to === 'DELISTED') {
          const before = events.slice(0, i + 1);
          const isNamed = before.some(({ type }) => type === 'publish-notice');
          const cites = before.some(
            ({ type, payload }) => type === 'draft-delisting' && [payload['cases'], payload['evasion']].flat().length > 0,
          );
          expect(isNamed || cites).toBe(true);
        }
    }));

  test('no step is without actor, basis and time', () =>
    holds(({ events }) => {
      for (const [i, { actor, basis, atMs }] of events.entries()) {
        expect(actor).toMatch(/^(person|token|system):./);
        expect(basis.trim()).not.toBe('');
        expect(atMs).toBeGreaterThanOrEqual(events[i - 1]?.atMs ?? 0);
      }
    }));

  test('what only people decide no machine decided, and the other way round', () =>
    holds(({ events }) => {
      for (const { actor, type } of events) {
        const { by } = eventRow(type);
        if (actor.startsWith('system:')) expect(by).toContain('system');
        else expect(by.some((party) => party !== 'system')).toBe(true);
      }
    }));

  test('rectified is only who passed a retest', () =>
    holds(({ events }) => {
      for (const { to, type } of events.filter(({ to }) => to === 'RECTIFIED')) expect([to, type]).toEqual(['RECTIFIED', 'retest-passed']);
    }));

  test('confirmed is only what two persons saw', () =>
    holds(({ events }) => {
      for (const { type, from, to } of events)
        if (to === 'CONFIRMED' && from !== to) expect(['confirm', 'drop-order', 'drop-delisting', 'recall-order']).toContain(type);
    }));

  test('what has ended stays ended', () =>
    holds(({ events, case: of }) => {
      const end = events.findIndex(({ to, region }) => region === 'main' && ENDED.has(to as CaseState));
      if (end < 0) return;
      expect(events.slice(end + 1).filter(({ region }) => region === 'main')).toEqual([]);
      expect(ENDED.has(of.state)).toBe(true);
    }));

  test('the regions do not move each other', () =>
    holds(({ events }) => {
      const stateOf: Record<string, string> = { main: '', penalty: '', access: '', credit: '' };
      for (const { region, from, to } of events) {
        expect(stateOf[region]).toBe(from);
        stateOf[region] = to;
      }
    }));

  test('and all of the main line was there', () => expect(Object.keys(CASE_STATES).filter((state) => !reached.has(state))).toEqual([]));

  test('a history with one event altered, dropped or moved is found out', () =>
    fc.assert(
      fc.property(anyCase, fc.nat(), fc.constantFrom('basis', 'to', 'actor', 'payload', 'at', 'drop', 'swap'), (played, n, what) => {
        const events = [...played.events];
        const at = n % events.length;
        const event = events[at]!;
        if (what === 'drop') events.splice(at, 1);
        else if (what === 'swap') [events[at], events[0]] = [events[0]!, event];
        else
          events[at] = {
            ...event,
            ...({
              basis: { basis: `${event.basis}!` },
              to: { to: 'CLOSED' },
              actor: { actor: 'person:x' },
              payload: { payload: { x: 1 } },
              at: { atMs: event.atMs + 1 },
            }[what] ?? {}),
          };
        const isSame = JSON.stringify(events) === JSON.stringify(played.events);
        const isOnlyShorter = what === 'drop' && at === events.length && events.length > 0;
        expect(foldCase(events, hash).ok).toBe(isSame || isOnlyShorter);
      }),
      { numRuns: 300 },
    ));
});

describe('beside the main line', () => {
  test('a penalty, a stop of access and a credit entry go their own ways', () => {
    const played = opened().takeAll('accept', 'confirm');
    played.takeAll(
      'propose-penalty',
      'propose-stop',
      'order-stop',
      'draft-order',
      'notify-penalty',
      'propose-listing',
      'list-credit',
      'decide-penalty',
      'verify-stop',
    );
    expect(played.case).toMatchObject({ state: 'ORDER_DRAFT', penalty: 'PENALTY_DECIDED', access: 'STOPPED', credit: 'LISTED' });
  });

  test.each(
    BESIDE.filter((event) => [...PENALTY_STEPS, ...ACCESS_STEPS, ...CREDIT_STEPS].some(({ from, on }) => from === '' && on === event)),
  )('%s needs an established fault', (event) => {
    expect(opened().take(event)).toBe('fault-established');
    expect(opened().takeAll('accept', 'confirm', 'withdraw').take(event)).toBe('still-its-own');
  });
});

test('the text of an event can be hashed with any tool', () => {
  const [event] = opened().events;
  expect(hashedText(event!)).toBe(
    `touchstone-case/1\n${'0'.repeat(64)}\n{"actor":"person:a","atMs":1700000000000,"basis":"b","caseId":"c","from":"","organisation":"org","payload":{"origin":"findings"},"region":"main","seq":1,"to":"LEAD","type":"open"}\n`,
  );
  expect(Object.keys(payloadFor('issue-order'))).toEqual(['order']);
  expect(MAIN).toContain('accept');
});
