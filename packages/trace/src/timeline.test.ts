import { describe, expect, test } from 'vitest';
import { Timeline } from './timeline.ts';
import type { CallRecord, ConsentRecord, RunContext, Scenario, TraceRecord } from './trace.ts';

let time = 0;
const start = (scenario: Scenario): TraceRecord => ({ kind: 'phase', line: 1, time: ++time, scenario, edge: 'start' });
const end = (scenario: Scenario): TraceRecord => ({ kind: 'phase', line: 1, time: ++time, scenario, edge: 'end' });
const consent = (event: ConsentRecord['event']): TraceRecord => ({ kind: 'consent', line: 1, time: ++time, event });
const tap = (text: string): TraceRecord => ({ kind: 'ui', line: 1, time: ++time, event: 'tap', text });
const call: CallRecord = { kind: 'call', line: 1, arguments: [], stack: [] };

function contextAfter(...records: TraceRecord[]): RunContext {
  const timeline = new Timeline();
  for (const record of records) timeline.next(record);
  return timeline.next(call);
}

describe('what is going on', () => {
  test.each<[string, readonly TraceRecord[], RunContext]>([
    ['nothing is known', [], { consent: 'unknown' }],
    ['at first launch', [start('first-launch')], { consent: 'before-consent', appState: 'foreground', scenario: 'first-launch' }],
    [
      'before the notice',
      [start('first-launch'), consent('not-shown')],
      { consent: 'before-notice', appState: 'foreground', scenario: 'first-launch' },
    ],
    [
      'while the user refuses',
      [start('first-launch'), end('first-launch'), start('refuse')],
      { consent: 'before-consent', appState: 'foreground', scenario: 'refuse' },
    ],
    ['refused, as marked', [start('refuse'), consent('refused')], { consent: 'after-refusal', appState: 'foreground', scenario: 'refuse' }],
    [
      'refused, by the end of the step',
      [start('first-launch'), start('refuse'), end('refuse')],
      { consent: 'after-refusal', appState: 'foreground' },
    ],
    [
      'agreed',
      [start('first-launch'), start('agree'), consent('agreed'), end('agree')],
      { consent: 'after-consent', appState: 'foreground' },
    ],
    [
      'in the background before agreement',
      [start('first-launch'), start('background')],
      { consent: 'before-consent', appState: 'background', scenario: 'background' },
    ],
    ['silent, and no more is known', [start('silent')], { consent: 'after-consent', appState: 'silent', scenario: 'silent' }],
    [
      'installed again',
      [start('agree'), consent('agreed'), start('reinstall')],
      { consent: 'before-consent', appState: 'foreground', scenario: 'reinstall' },
    ],
    ['agreed, and not yet marked so', [consent('shown'), tap('同意并继续')], { consent: 'after-consent' }],
    ['refused, and not yet marked so', [consent('shown'), tap('不同意')], { consent: 'after-refusal' }],
    ['another button while the notice waits', [consent('shown'), tap('隐私政策')], { consent: 'before-consent' }],
    ['a button of that name without a notice', [consent('not-shown'), tap('同意')], { consent: 'before-notice' }],
    ['withdrawn', [consent('agreed'), consent('withdrawn')], { consent: 'after-refusal' }],
    [
      'a state of its own',
      [start('traverse'), { kind: 'state', line: 1, state: 'silent' }],
      { consent: 'after-consent', appState: 'silent', scenario: 'traverse' },
    ],
  ])('%s', (_name, records, expected) => {
    expect(contextAfter(...records)).toEqual(expected);
  });

  test('a step in which the user could refuse begins undecided', () => {
    expect(contextAfter(start('refuse')).consent).toBe('before-consent');
  });

  test('a call that tells its own state is believed', () => {
    expect(new Timeline().next({ ...call, consent: 'after-refusal', appState: 'background' })).toEqual({
      consent: 'after-refusal',
      appState: 'background',
    });
  });
});

test('another log gets its context by time', () => {
  const timeline = new Timeline();
  timeline.next({ ...start('first-launch'), time: 100 });
  timeline.next({ kind: 'consent', line: 1, time: 200, event: 'agreed' });
  timeline.next({ ...start('background'), time: 150 });
  expect([50, 100, 160, 200, 999].map((at) => timeline.at(at).consent)).toEqual([
    'unknown',
    'before-consent',
    'after-consent',
    'after-consent',
    'after-consent',
  ]);
});

test('a log that tells consent call by call guides another', () => {
  const timeline = new Timeline();
  timeline.next({ ...call, time: 100, consent: 'before-consent' });
  timeline.next({ ...call, time: 200, consent: 'after-consent' });
  expect([150, 250].map((at) => timeline.at(at).consent)).toEqual(['before-consent', 'after-consent']);
});

test.each<[string, readonly TraceRecord[], string]>([
  ['进入 ends a notice that a record has shown', [start('first-launch'), consent('shown'), tap('进入首页')], 'after-consent'],
  ['确定 may end anything where no record shows the notice', [start('first-launch'), tap('确定')], 'before-consent'],
  ['稍后 ends nothing', [start('first-launch'), consent('shown'), tap('稍后')], 'before-consent'],
])('%s', (_name, records, expected) => {
  expect(contextAfter(...records).consent).toBe(expected);
});
