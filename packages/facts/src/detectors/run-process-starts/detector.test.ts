import { describe, expect, test } from 'vitest';
import { at, consent, factsOfRun, PACKAGE, page, phase, policy, process, shown, state, tap, ui } from '../../runs/made-run.contract.ts';
import { runProcessStarts } from './detector.ts';

const seen = (lines: readonly object[], ...names: string[]) => shown(factsOfRun(runProcessStarts, lines), ...names);
const USED = [process(0, 'start', { cause: 'launcher' }), state(0, 'foreground'), consent(1, 'agreed')];
const KILLED = [...USED, phase(100, 'killed'), process(101, 'end'), state(101, 'killed')];
const other = (seconds: number, more: object) => ({ ...process(seconds, 'start', more, 'com.other'), process: undefined });

describe('starts of the app itself', () => {
  test.each<[string, readonly object[], readonly (readonly unknown[])[]]>([
    [
      'by an alarm after it was killed',
      [...KILLED, process(200, 'start', { cause: 'alarm' }), process(260, 'end'), process(300, 'start', { cause: 'alarm' })],
      [['self', 'alarm', 2]],
    ],
    ['without a cause after it was killed', [...KILLED, process(200, 'start')], [['self', undefined, 1]]],
    [
      'by two broadcasts',
      [
        ...KILLED,
        process(200, 'start', { cause: 'android.intent.action.USER_PRESENT' }),
        process(260, 'end'),
        process(300, 'start', { cause: 'android.net.conn.CONNECTIVITY_CHANGE' }),
      ],
      [
        ['self', 'android.intent.action.USER_PRESENT', 1],
        ['self', 'android.net.conn.CONNECTIVITY_CHANGE', 1],
      ],
    ],
    ['by another app', [...KILLED, process(200, 'start', { cause: 'service', caller: 'com.other' })], [['self', 'service (com.other)', 1]]],
    ['by its user', [...KILLED, process(200, 'start', { cause: 'launcher' })], []],
    ['by its user, as the page tells', [...KILLED, process(200, 'start'), page(201)], []],
    ['by the tester', [...KILLED, process(200, 'start', { cause: 'adb shell am start' })], []],
    ['a further process on screen', [...USED, process(5, 'start', { cause: 'service' }, `${PACKAGE}:push`)], []],
    [
      'a further process in the background',
      [...USED, state(5, 'background'), process(9, 'start', { cause: 'service' }, `${PACKAGE}:push`)],
      [],
    ],
    [
      'after it died in the background',
      [...USED, state(5, 'background'), process(7, 'end'), process(9, 'start', { cause: 'job' })],
      [['self', 'job', 1]],
    ],
    ['nothing is known', [process(0, 'start')], []],
  ])('%s', (_name, lines, expected) => expect(seen(lines, 'kind', 'trigger', 'count')).toEqual(expected));
});

describe('a service that the system brings back after a kill', () => {
  const sets = (api: string, method: string) => ({
    kind: 'call',
    time: at(50),
    process: PACKAGE,
    api: { class: api, method },
    arguments: ['0', '0', 'PendingIntent'],
    result: { state: 'unknown' },
    stack: ['cn.example.app.Main.run(Main.java:1)'],
  });
  const back = (cause?: string, more: object = {}) => process(200, 'start', { ...(cause === undefined ? {} : { cause }), ...more });
  const killedAfter = (...calls: readonly object[]) => [...USED, ...calls, ...KILLED.slice(USED.length)];
  test.each<[string, readonly object[], boolean | undefined]>([
    ['the cause is not told', [...KILLED, back()], true],
    ['a service', [...KILLED, back('service')], true],
    ['the system restarts it', [...KILLED, back('restart', { caller: 'android' })], true],
    ['it is sticky', [...KILLED, back('restart (START_STICKY)')], undefined],
    ['an alarm', [...KILLED, back('alarm')], undefined],
    ['a job', [...KILLED, back('job')], undefined],
    ['a broadcast', [...KILLED, back('android.intent.action.BOOT_COMPLETED')], undefined],
    [
      'its own code stands in the stack',
      [...KILLED, back('service', { stack: ['cn.example.app.Keep.onReceive(Keep.java:8)'] })],
      undefined,
    ],
    ['another app', [...KILLED, back('service', { caller: 'com.other' })], undefined],
    ['it had set an alarm', [...killedAfter(sets('android.app.AlarmManager', 'setExact')), back('service')], undefined],
    ['it had scheduled a job', [...killedAfter(sets('android.app.job.JobScheduler', 'schedule')), back()], undefined],
  ])('%s', (_name, lines, expected) => expect(seen(lines, 'kind', 'bySystem')).toEqual([['self', expected]]));
});

describe('other apps', () => {
  test.each<[string, readonly object[], readonly (readonly unknown[])[]]>([
    [
      'by the app',
      [...USED, other(9, { cause: 'service', caller: PACKAGE }), other(50, { cause: 'service', caller: PACKAGE })],
      [['associated', 'com.other', 2, false]],
    ],
    [
      'by code of an SDK',
      [...USED, other(9, { cause: 'service', stack: ['cn.jpush.android.service.WakeUp.a(Unknown Source:1)'] })],
      [['associated', 'com.other', 1, true]],
    ],
    ['a page without an act', [...USED, other(90, { cause: 'activity', caller: PACKAGE })], [['associated', 'com.other', 1, false]]],
    ['a page that the user opened', [...USED, tap(89, '微信支付'), other(90, { cause: 'activity', caller: PACKAGE })], []],
    [
      'a page as the user leaves',
      [...USED, ui(89, 'key', { text: 'HOME' }), other(90, { cause: 'activity', caller: PACKAGE })],
      [['associated', 'com.other', 1, false]],
    ],
    ['by somebody else', [...USED, other(9, { cause: 'service', caller: 'com.third' })], []],
    ['by nobody knows', [...USED, other(9, { cause: 'service' })], []],
    ['the system', [...USED, process(9, 'start', { cause: 'permission dialog', caller: PACKAGE }, 'com.android.packageinstaller')], []],
  ])('%s', (_name, lines, expected) => expect(seen(lines, 'kind', 'target', 'count', 'bySdk')).toEqual(expected));
});

test('while the notice waits', () => {
  expect(seen([consent(0, 'shown'), state(0, 'foreground'), other(9, { cause: 'service', caller: PACKAGE })], 'phase')).toEqual([
    ['before-consent'],
  ]);
});

test.each([
  ['says nothing', '我们会收集您的设备信息', 'no'],
  ['tells of it', '为及时推送消息，我们可能会自启动或关联启动', 'yes'],
  ['denies it', '我们不会自启动或关联启动', 'no'],
])('a policy that %s', (_name, quote, expected) => {
  const told = policy({ statements: [{ line: 1, quote, kinds: ['CR1'], evidence: {} }] });
  const facts = factsOfRun(runProcessStarts, [...KILLED, process(200, 'start', { cause: 'alarm' })], { policy: told });
  expect(shown(facts, 'disclosed')).toEqual([[expected]]);
});

test('the timeline tells when', () => {
  expect(factsOfRun(runProcessStarts, [...KILLED, process(200, 'start', { cause: 'alarm' })])).toMatchObject([
    { at: { file: 'run.jsonl', line: 8 }, timeline: { times: [at(200)] } },
  ]);
});
