import { ends, every, frames, inOrder, inUse, phase, type RunRecipe, read, starts, state, tap } from '../run-recipe.ts';

export const frequency: readonly RunRecipe[] = [
  {
    id: 'period-with-jitter',
    about: 'The app reads the IMEI about every ten seconds; each step is up to 18 % longer or shorter.',
    records: [...inUse(), ...every(20, 10, 40, 0.18).map((time) => read(time, 'imei', frames.appTimer)), phase(440, 'traverse', 'end')],
    facts: [
      {
        kind: 'run.frequency',
        attributes: {
          data: 'imei',
          pattern: 'fixed-period',
          periodSeconds: 10,
          count: 40,
          overThreshold: true,
          phase: 'after-consent',
          appState: 'foreground',
          owner: 'app',
        },
      },
      {
        kind: 'run.reads',
        attributes: { data: 'imei', count: 40, value: 'real', phase: 'after-consent', appState: 'foreground', owner: 'app' },
      },
    ],
    absent: [
      { kind: 'run.frequency', attributes: { data: 'imei', pattern: 'burst' }, why: 'never two in a second' },
      { kind: 'run.frequency', attributes: { owner: ['sdk', 'third-party'] }, why: 'only the app reads' },
    ],
  },
  {
    id: 'bursts-at-no-period',
    about: 'Twelve reads of the Android ID within a second, three times, at no period.',
    records: [
      ...inUse(),
      ...[31, 87.4, 301.2].flatMap((from) => every(from, 0.08, 12, 0.1).map((time) => read(time, 'android_id'))),
      phase(400, 'traverse', 'end'),
    ],
    facts: [
      {
        kind: 'run.frequency',
        attributes: { data: 'android_id', pattern: 'burst', overThreshold: true, appState: 'foreground', owner: 'app' },
      },
    ],
    absent: [
      {
        kind: 'run.frequency',
        attributes: { data: 'android_id', pattern: 'fixed-period' },
        why: 'the reads of one burst are one event, and three events are at 56 and 214 seconds from each other',
      },
    ],
  },
  {
    id: 'two-owners-interleaved',
    about: 'The app reads the location every 20 seconds and 高德 every 45; one kind, one API, two owners.',
    records: inOrder(
      ...inUse(),
      ...every(20, 20, 30, 0.08).map((time) => read(time, 'loc_precise', frames.appTimer)),
      ...every(27, 45, 13, 0.08).map((time) => read(time, 'loc_precise', frames.amap)),
      phase(640, 'traverse', 'end'),
    ),
    facts: [
      {
        kind: 'run.frequency',
        attributes: { data: 'loc_precise', pattern: 'fixed-period', periodSeconds: 20, count: 30, appState: 'foreground', owner: 'app' },
      },
      {
        kind: 'run.frequency',
        attributes: {
          data: 'loc_precise',
          pattern: 'fixed-period',
          periodSeconds: 45,
          count: 13,
          appState: 'foreground',
          owner: 'sdk',
          sdk: 'amap',
        },
      },
    ],
  },
  {
    id: 'a-period-of-taps',
    about: 'A test robot taps 定位 every twelve seconds, and each tap reads the location once: the period is that of the user.',
    records: [
      ...inUse(),
      ...every(30, 12, 20, 0.05).flatMap((time) => [tap(time, '定位'), read(time + 0.35, 'loc_precise', frames.appTap)]),
      phase(290, 'traverse', 'end'),
    ],
    facts: [
      { kind: 'run.reads', attributes: { data: 'loc_precise', count: 20, phase: 'after-consent', appState: 'foreground', owner: 'app' } },
    ],
    absent: [
      { kind: 'run.frequency', attributes: { data: 'loc_precise', pattern: ['fixed-period', 'burst'] }, why: 'each read follows a tap' },
      { kind: 'run.frequency', attributes: { data: 'loc_precise', overThreshold: true }, why: 'once per tap is what T07 allows' },
    ],
  },
  {
    id: 'navigation-behind-another-app',
    about:
      'A navigation app goes on reading the location every second in the background while a route runs. Whether that is needed is for a person.',
    label: '流萤导航',
    records: [
      ...inUse(),
      tap(20, '开始导航'),
      phase(30, 'traverse', 'end'),
      phase(31, 'background'),
      state(31.5, 'background'),
      ...every(33, 1, 90, 0.03).map((time) => read(time, 'loc_precise', frames.appTimer)),
      phase(130, 'background', 'end'),
    ],
    facts: [
      { kind: 'run.reads', attributes: { data: 'loc_precise', count: 90, phase: 'after-consent', appState: 'background', owner: 'app' } },
      {
        kind: 'run.frequency',
        attributes: { data: 'loc_precise', pattern: 'fixed-period', periodSeconds: 1, appState: 'background', owner: 'app' },
      },
      { kind: 'run.scenario', attributes: { scenario: 'background' } },
    ],
    absent: [
      {
        kind: 'run.reads',
        attributes: { data: 'loc_precise', necessary: 'no' },
        why: 'a machine cannot say that navigation does not need it',
      },
      { kind: 'run.frequency', attributes: { data: 'loc_precise', minimal: 'no' }, why: 'T05 allows one a second for navigation' },
      { kind: 'run.frequency', attributes: { appState: ['foreground', 'silent', 'killed'] }, why: 'all reads are in the background' },
    ],
  },
  {
    id: 'processes-of-one-app',
    about: '极光 reads the Android ID in the process :push and 友盟 in the main one; both processes start with the app.',
    records: inOrder(
      ...inUse(),
      starts(0.6, 'cn.liuying.go:push', { cause: 'service' }),
      read(9, 'android_id', frames.umeng),
      ...[9.4, 70, 181].map((time) => read(time, 'android_id', frames.jpush, { process: 'cn.liuying.go:push' })),
      ends(300, 'cn.liuying.go:push'),
      starts(304, 'cn.liuying.go:push', { cause: 'service' }),
      read(305, 'android_id', frames.jpush, { process: 'cn.liuying.go:push' }),
      phase(320, 'traverse', 'end'),
    ),
    facts: [
      { kind: 'run.reads', attributes: { data: 'android_id', count: 4, phase: 'after-consent', owner: 'sdk', sdk: 'jpush' } },
      {
        kind: 'run.reads',
        attributes: { data: 'android_id', count: 1, phase: 'after-consent', owner: 'sdk', sdk: ['umeng-analytics', 'umeng-common'] },
      },
    ],
    absent: [
      { kind: 'run.process-start', attributes: {}, why: 'processes of the app while it is on screen' },
      { kind: 'run.reads', attributes: { owner: 'app' }, why: 'both reads are made by SDKs' },
      { kind: 'run.frequency', attributes: { pattern: 'fixed-period' }, why: '61, 111 and 124 seconds are no period' },
    ],
  },
];
