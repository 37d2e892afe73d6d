import { consent, dialog, ends, frames, phase, type RunRecipe, read, starts, state, tap } from '../run-recipe.ts';

export const consentStates: readonly RunRecipe[] = [
  {
    id: 'clock-runs-back',
    about:
      'After agreement the clock of the device is set back by an hour; what is read then is read after consent, whatever the time says.',
    records: [
      phase(3700, 'first-launch'),
      consent(3700, 'not-shown'),
      starts(3700.2),
      state(3700.2, 'foreground'),
      consent(3702, 'shown'),
      read(3705, 'android_id'),
      phase(3760, 'first-launch', 'end'),
      phase(3761, 'agree'),
      tap(3764, '同意'),
      consent(3764.1, 'agreed', '同意'),
      read(165, 'imei'),
      read(166, 'app_list'),
      phase(220, 'agree', 'end'),
    ],
    facts: [
      { kind: 'run.reads', attributes: { data: 'android_id', count: 1, phase: 'before-consent', owner: 'app' } },
      { kind: 'run.reads', attributes: { data: 'imei', count: 1, phase: 'after-consent', owner: 'app' } },
      { kind: 'run.reads', attributes: { data: 'app_list', count: 1, phase: 'after-consent', owner: 'app' } },
    ],
    absent: [
      {
        kind: 'run.reads',
        attributes: { data: ['imei', 'app_list'], phase: ['before-notice', 'before-consent'] },
        why: 'the order of the file is what happened',
      },
    ],
  },
  {
    id: 'consent-marked-late',
    about:
      'The tester marks consent four seconds after the tap on 同意; reads between the two came after the user had agreed. A read before the tap did not.',
    records: [
      phase(0, 'first-launch'),
      consent(0, 'not-shown'),
      starts(0.1),
      state(0.1, 'foreground'),
      consent(1.5, 'shown'),
      read(6, 'mac'),
      phase(60, 'first-launch', 'end'),
      phase(61, 'agree'),
      tap(70, '同意并继续'),
      read(70.6, 'imei'),
      read(71, 'android_id', frames.umeng),
      consent(74, 'agreed', '同意并继续'),
      read(75, 'app_list'),
      phase(120, 'agree', 'end'),
    ],
    facts: [
      { kind: 'run.reads', attributes: { data: 'mac', count: 1, phase: 'before-consent', owner: 'app' } },
      { kind: 'run.reads', attributes: { data: 'imei', phase: ['after-consent', 'unknown'], owner: 'app' } },
      { kind: 'run.reads', attributes: { data: 'app_list', phase: 'after-consent', owner: 'app' } },
    ],
    absent: [
      {
        kind: 'run.reads',
        attributes: { data: ['imei', 'android_id'], phase: ['before-notice', 'before-consent'] },
        why: 'the user had tapped 同意',
      },
    ],
  },
  {
    id: 'records-out-of-order',
    about:
      'Two processes write with their own buffers: some records stand after later ones by a second. All are counted; what a call says of its own consent is believed.',
    records: [
      phase(0, 'first-launch'),
      consent(0, 'not-shown'),
      starts(0.1),
      state(0.1, 'foreground'),
      consent(2, 'shown'),
      read(5, 'android_id'),
      read(4.2, 'mac', frames.jpush, { process: 'cn.liuying.go:push' }),
      tap(30, '同意'),
      consent(30.1, 'agreed', '同意'),
      read(31, 'imei'),
      read(29.4, 'android_id', frames.jpush, { process: 'cn.liuying.go:push', consent: 'before-consent' }),
      read(32, 'app_list'),
      read(31.5, 'mac', frames.jpush, { process: 'cn.liuying.go:push', consent: 'after-consent' }),
      phase(60, 'first-launch', 'end'),
    ],
    facts: [
      { kind: 'run.reads', attributes: { data: 'android_id', count: 1, phase: 'before-consent', owner: 'app' } },
      { kind: 'run.reads', attributes: { data: 'android_id', count: 1, phase: 'before-consent', owner: 'sdk', sdk: 'jpush' } },
      { kind: 'run.reads', attributes: { data: 'mac', count: 1, phase: 'before-consent', owner: 'sdk', sdk: 'jpush' } },
      { kind: 'run.reads', attributes: { data: 'mac', count: 1, phase: 'after-consent', owner: 'sdk', sdk: 'jpush' } },
      { kind: 'run.reads', attributes: { data: 'imei', count: 1, phase: 'after-consent', owner: 'app' } },
    ],
    absent: [
      {
        kind: 'run.reads',
        attributes: { data: ['imei', 'app_list'], phase: ['before-notice', 'before-consent'] },
        why: 'read after agreement',
      },
    ],
  },
  {
    id: 'nothing-said-of-states',
    about: 'Consent is marked, but no phase and no state: nobody knows whether the app was on screen, idle or behind another app.',
    records: [
      starts(0.1),
      consent(1, 'shown'),
      consent(9, 'agreed'),
      ...Array.from({ length: 12 }, (_, i) => read(20 + 30 * i, 'android_id', frames.appTimer)),
      ends(400),
    ],
    facts: [
      { kind: 'run.reads', attributes: { data: 'android_id', count: 12, phase: 'after-consent', owner: 'app' } },
      { kind: 'run.frequency', attributes: { data: 'android_id', pattern: 'fixed-period', periodSeconds: 30, owner: 'app' } },
    ],
    absent: [
      { kind: 'run.reads', attributes: { appState: ['silent', 'background', 'killed'] }, why: 'no record says so' },
      { kind: 'run.frequency', attributes: { appState: ['silent', 'background', 'killed'] }, why: 'no record says so' },
      { kind: 'run.scenario', attributes: {}, why: 'no step was marked' },
    ],
  },
  {
    id: 'asks-again-within-48-hours',
    about:
      'Location is refused on Wednesday at nine. The app asks when it is opened again: twenty minutes later, on Thursday at eight, and on Friday at noon, 51 hours after the first refusal.',
    records: [
      starts(0.1),
      state(0.1, 'foreground'),
      consent(1, 'shown'),
      consent(4, 'agreed'),
      phase(5, 'deny-all'),
      tap(8, '附近的车'),
      ...dialog(10, 'ACCESS_FINE_LOCATION', 'denied', { purpose: '用于查找附近的车辆', feature: '附近的车' }),
      phase(60, 'deny-all', 'end'),
      ends(62),
      ...[1200, 82_800, 183_600].flatMap((from) => [
        phase(from, 'restart-after-denial'),
        starts(from + 1, undefined, { cause: 'launcher' }),
        state(from + 1, 'foreground'),
        ...dialog(from + 3, 'ACCESS_FINE_LOCATION', 'denied', { purpose: '', feature: '' }),
        ends(from + 60),
        phase(from + 61, 'restart-after-denial', 'end'),
      ]),
    ],
    facts: [
      {
        kind: 'run.permission-dialog',
        attributes: {
          permission: 'android.permission.ACCESS_FINE_LOCATION',
          featureInUse: 'matching',
          purposeTold: 'yes',
          moment: ['in-use', 'first-launch'],
        },
      },
      {
        kind: 'run.permission-dialog',
        attributes: {
          permission: 'android.permission.ACCESS_FINE_LOCATION',
          moment: 'after-denial-restart',
          featureInUse: 'none',
          purposeTold: 'no',
          within48h: 2,
        },
      },
    ],
    absent: [
      { kind: 'run.permission-dialog', attributes: { moment: 'after-denial-same-run' }, why: 'the app was closed in between' },
      {
        kind: 'run.permission-dialog',
        attributes: { within48h: [3, 4] },
        why: 'the dialog on Friday comes 51 hours after the first refusal; it lies within 48 hours of Thursday’s, which then counts one',
      },
    ],
  },
  {
    id: 'what-dialogs-tell',
    about: 'Four dialogs: a purpose that is clear, one that is empty words, none told, and one of which the tool knows nothing.',
    records: [
      starts(0.1),
      state(0.1, 'foreground'),
      consent(1, 'shown'),
      consent(4, 'agreed'),
      phase(5, 'traverse'),
      tap(10, '扫码'),
      ...dialog(11, 'CAMERA', 'allowed', { purpose: '用于扫描车身二维码开锁', feature: '扫码' }),
      tap(40, '联系人'),
      ...dialog(41, 'READ_CONTACTS', 'denied', { purpose: '为了给您提供更好的服务体验', feature: '联系人' }),
      ...dialog(80, 'READ_PHONE_STATE', 'denied', { purpose: '', feature: '' }),
      tap(120, '语音'),
      ...dialog(121, 'RECORD_AUDIO', 'denied', { feature: '语音' }),
      phase(150, 'traverse', 'end'),
    ],
    facts: [
      {
        kind: 'run.permission-dialog',
        attributes: { permission: 'android.permission.CAMERA', purposeTold: 'yes', featureInUse: 'matching', phase: 'after-consent' },
      },
      {
        kind: 'run.permission-dialog',
        attributes: {
          permission: 'android.permission.READ_CONTACTS',
          purposeTold: 'unclear',
          featureInUse: 'matching',
          phase: 'after-consent',
        },
      },
      {
        kind: 'run.permission-dialog',
        attributes: { permission: 'android.permission.READ_PHONE_STATE', purposeTold: 'no', featureInUse: 'none', phase: 'after-consent' },
      },
      {
        kind: 'run.permission-dialog',
        attributes: {
          permission: 'android.permission.RECORD_AUDIO',
          purposeTold: ['unknown', null],
          featureInUse: 'matching',
          phase: 'after-consent',
        },
      },
    ],
    absent: [
      { kind: 'run.permission-dialog', attributes: { batch: [2, 3, 4] }, why: 'each dialog comes by itself' },
      {
        kind: 'run.permission-dialog',
        attributes: { moment: ['after-denial-same-run', 'after-denial-restart'] },
        why: 'each permission is asked for once',
      },
    ],
  },
  {
    id: 'values-that-are-none',
    about:
      'Reads before consent that gave nothing: a masked MAC, an IMEI refused by the system, contacts that were null; and one that gave the Android ID.',
    records: [
      phase(0, 'first-launch'),
      consent(0, 'not-shown'),
      starts(0.1),
      state(0.1, 'foreground'),
      consent(1, 'shown'),
      read(3, 'mac', frames.app, { result: { state: 'masked', value: '02:00:00:00:00:00' } }),
      read(4, 'imei', frames.app, { result: { state: 'denied' } }),
      read(5, 'contacts', frames.app, { result: { state: 'null' } }),
      read(6, 'android_id', frames.app),
      phase(60, 'first-launch', 'end'),
    ],
    facts: [
      { kind: 'run.reads', attributes: { data: 'mac', value: 'masked', phase: 'before-consent', owner: 'app' } },
      { kind: 'run.reads', attributes: { data: 'imei', value: 'denied', phase: 'before-consent', owner: 'app' } },
      { kind: 'run.reads', attributes: { data: 'contacts', value: 'null', phase: 'before-consent', owner: 'app' } },
      { kind: 'run.reads', attributes: { data: 'android_id', value: 'real', phase: 'before-consent', owner: 'app' } },
    ],
    absent: [{ kind: 'run.reads', attributes: { data: ['mac', 'imei', 'contacts'], value: 'real' }, why: 'none of them gave a value' }],
  },
];
