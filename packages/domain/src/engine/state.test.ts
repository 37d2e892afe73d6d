import { describe, expect, test } from 'vitest';
import { closedBreaker, failed } from '../breaker/index.ts';
import { reachableFrom, terminalStates } from '../steps/index.ts';
import {
  advanceEngine,
  askEngine,
  ENGINE_BREAKER,
  ENGINE_EVENTS,
  ENGINE_STATES,
  engineRights,
  engineSteps,
  isEngineFault,
  noteRun,
  probingBreaker,
} from './index.ts';

describe('the life of an engine version', () => {
  test('only retired versions go nowhere, and every state is reached from registration', () => {
    expect(terminalStates(engineSteps)).toEqual(['RETIRED']);
    expect(reachableFrom(engineSteps, 'REGISTERED')).toEqual([...ENGINE_STATES].sort());
  });

  test('each state and event has one step', () => {
    const keys = engineSteps.map(({ from, on }) => `${from} ${on}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(engineSteps.map(({ on }) => on))).toEqual(new Set(ENGINE_EVENTS));
  });

  test('nothing becomes active but by the golden set or a probe', () => {
    expect([...new Set(engineSteps.filter(({ to }) => to === 'ACTIVE').map(({ on }) => on))].sort()).toEqual([
      'golden-passed',
      'probe-passed',
    ]);
  });

  test('a version that has not passed the golden set never votes', () => {
    expect(ENGINE_STATES.filter((state) => !engineRights[state].votes)).toEqual(['REGISTERED', 'PROBATION']);
  });

  test.each([
    ['PROBATION', 'golden-passed', 'platform', { ok: true, state: 'ACTIVE' }],
    ['PROBATION', 'pause', 'person', { ok: false, reason: 'no-such-step' }],
    ['PAUSED', 'resume', 'person', { ok: true, state: 'DEGRADED' }],
    ['ACTIVE', 'breaker-opened', 'person', { ok: false, reason: 'wrong-actor' }],
    ['RETIRED', 'admit', 'person', { ok: false, reason: 'no-such-step' }],
  ] as const)('%s on %s by a %s', (state, event, by, outcome) => {
    expect(advanceEngine(state, event, by)).toEqual(outcome);
  });
});

describe('the breaker of an engine', () => {
  const opened = Array.from({ length: ENGINE_BREAKER.failures }).reduce(
    (note: ReturnType<typeof noteRun>) => noteRun(note.breaker, true, 0),
    { breaker: closedBreaker },
  );

  test('opens with its last failure in a row and says so once', () => {
    expect(opened).toMatchObject({ event: 'breaker-opened', breaker: { state: 'open' } });
    expect(noteRun(opened.breaker, true, 1)).toEqual({ breaker: opened.breaker });
  });

  test('lets one probe through after the pause; its end decides', () => {
    expect(askEngine(opened.breaker, ENGINE_BREAKER.openMs - 1).answer).toBe('wait');
    const { answer, breaker } = askEngine(opened.breaker, ENGINE_BREAKER.openMs);
    expect(answer).toBe('probe');
    expect(askEngine(breaker, ENGINE_BREAKER.openMs).answer).toBe('wait');
    expect(noteRun(breaker, false, 0)).toEqual({ breaker: closedBreaker, event: 'probe-passed' });
    expect(noteRun(breaker, true, 0)).toMatchObject({ event: 'probe-failed', breaker: { state: 'open', openings: 2 } });
  });

  test('a run from before it opened does not close it', () => {
    expect(noteRun(opened.breaker, false, 1)).toEqual({ breaker: opened.breaker });
  });

  test('a run that comes back from a pause is a probe', () => {
    expect(askEngine(probingBreaker, 0).answer).toBe('probe');
    expect(askEngine(failed(closedBreaker, ENGINE_BREAKER, 0), 0).answer).toBe('run');
  });

  test.each([
    ['SUCCEEDED', false],
    ['PARTIAL', false],
    ['FAILED', true],
    ['TIMED_OUT', true],
    ['NOT_APPLICABLE', undefined],
    ['CANCELLED', undefined],
  ])('%s speaks against the engine: %s', (outcome, isFault) => {
    expect(isEngineFault(outcome)).toBe(isFault);
  });
});
