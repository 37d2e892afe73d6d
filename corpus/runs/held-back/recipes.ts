import {
  consent,
  dialog,
  digest,
  ends,
  every,
  FORM,
  frames,
  inUse,
  JSON_TYPE,
  phase,
  type RunRecipe,
  read,
  starts,
  state,
  tap,
} from '../run-recipe.ts';

const values = {
  imei: '866734045920172',
  android_id: '41ce8da0397fb625',
  phone_number: '18721950364',
  email: '18721950364@139.com',
  uuid: 'dev-41ce8da0397fb625-01',
  loc_precise: '23.129163,113.264435',
} as const;
const sent = (data: string, domain: string, more: object = {}) => ({
  kind: 'run.sends',
  attributes: { data, domain, encrypted: true, phase: 'after-consent', ...more },
});
const records = [...inUse(), phase(300, 'traverse', 'end')];

export const heldBackRuns: readonly RunRecipe[] = [
  {
    id: 'period-with-gaps',
    about: 'Every fifteen seconds, but a third of the reads were lost, and for four minutes nothing was recorded.',
    records: [
      ...inUse(),
      ...every(20, 15, 60, 0.02)
        .filter((time, i) => i % 3 !== 1 && !(time > 400 && time < 640))
        .map((time) => read(time, 'android_id', frames.appTimer)),
      phase(930, 'traverse', 'end'),
    ],
    facts: [
      {
        kind: 'run.frequency',
        attributes: {
          data: 'android_id',
          pattern: 'fixed-period',
          periodSeconds: 15,
          phase: 'after-consent',
          appState: 'foreground',
          owner: 'app',
        },
      },
    ],
    absent: [{ kind: 'run.frequency', attributes: { pattern: 'burst' }, why: 'never two in a second' }],
  },
  {
    id: 'once-per-cold-start',
    about: 'Opened six times in an hour, and the IMEI is read once each time: what T15 calls enough.',
    records: [
      ...inUse(),
      read(9, 'imei'),
      ...[412, 903, 1255, 2330, 3011].flatMap((from) => [
        ends(from - 20),
        starts(from, undefined, { cause: 'launcher' }),
        state(from, 'foreground'),
        read(from + 0.6, 'imei'),
      ]),
      phase(3200, 'traverse', 'end'),
    ],
    facts: [{ kind: 'run.reads', attributes: { data: 'imei', count: 6, phase: 'after-consent', appState: 'foreground', owner: 'app' } }],
    absent: [
      { kind: 'run.frequency', attributes: { data: 'imei', pattern: ['fixed-period', 'burst'] }, why: 'one read per cold start' },
      { kind: 'run.frequency', attributes: { data: 'imei', overThreshold: true }, why: 'T15' },
      { kind: 'run.process-start', attributes: { kind: ['self', 'associated'] }, why: 'the user opened it each time' },
    ],
  },
  {
    id: 'nothing-said-of-consent',
    about: 'A log that begins in the middle: states are marked, consent never.',
    records: [
      state(0, 'foreground'),
      read(3, 'android_id'),
      read(5, 'app_list', frames.umeng),
      ...every(10, 20, 15, 0.1).map((time) => read(time, 'loc_precise', frames.appTimer)),
      state(320, 'background'),
      read(350, 'loc_precise', frames.appTimer),
    ],
    facts: [
      { kind: 'run.reads', attributes: { data: 'android_id', phase: ['unknown', null], appState: 'foreground', owner: 'app' } },
      { kind: 'run.reads', attributes: { data: 'app_list', phase: ['unknown', null], owner: 'sdk' } },
      {
        kind: 'run.frequency',
        attributes: { data: 'loc_precise', pattern: 'fixed-period', periodSeconds: 20, appState: 'foreground', owner: 'app' },
      },
      { kind: 'run.reads', attributes: { data: 'loc_precise', count: 1, appState: 'background', owner: 'app' } },
    ],
    absent: [
      {
        kind: 'run.reads',
        attributes: { phase: ['before-notice', 'before-consent', 'after-refusal', 'after-consent'] },
        why: 'nobody marked it',
      },
      { kind: 'run.scenario', attributes: { scenario: 'first-launch' }, why: 'no step was marked' },
    ],
  },
  {
    id: 'asks-because-the-user-wants-it',
    about:
      'The microphone is refused three times in ten minutes, and each dialog follows a tap on 语音找车; the camera comes by itself once after its refusal.',
    records: [
      starts(0.1),
      state(0.1, 'foreground'),
      consent(1, 'shown'),
      consent(4, 'agreed'),
      phase(5, 'deny-all'),
      ...[20, 200, 520].flatMap((from) => [
        tap(from, '语音找车'),
        ...dialog(from + 0.5, 'RECORD_AUDIO', 'denied', { purpose: '用于识别您说的目的地', feature: '语音找车' }),
      ]),
      tap(560, '扫码用车'),
      ...dialog(560.5, 'CAMERA', 'denied', { purpose: '用于扫描车身二维码', feature: '扫码用车' }),
      tap(590, '我的行程'),
      ...dialog(600, 'CAMERA', 'denied', { purpose: '', feature: '' }),
      phase(640, 'deny-all', 'end'),
    ],
    facts: [
      {
        kind: 'run.permission-dialog',
        attributes: { permission: 'android.permission.RECORD_AUDIO', featureInUse: 'matching', purposeTold: 'yes' },
      },
      {
        kind: 'run.permission-dialog',
        attributes: { permission: 'android.permission.CAMERA', featureInUse: 'matching', purposeTold: 'yes' },
      },
      {
        kind: 'run.permission-dialog',
        attributes: {
          permission: 'android.permission.CAMERA',
          moment: 'after-denial-same-run',
          featureInUse: ['none', 'unrelated'],
          purposeTold: 'no',
          within48h: 1,
        },
      },
    ],
    absent: [
      {
        kind: 'run.permission-dialog',
        attributes: { permission: 'android.permission.RECORD_AUDIO', featureInUse: ['none', 'unrelated'] },
        why: 'the user tapped the function each time',
      },
      { kind: 'run.refusal-effect', attributes: { effect: ['exits', 'closes', 'popup-loop'] }, why: 'the app goes on' },
    ],
  },
  {
    id: 'whose-stack',
    about:
      'An SDK that the app calls; a callback of the app that an SDK calls; a library between the app and the platform; names without meaning; no stack.',
    records: [
      ...inUse(),
      read(20, 'android_id', [
        'com.umeng.commonsdk.utils.UMUtils.getId(Unknown Source:3)',
        'cn.liuying.go.App.start(App.java:22)',
        'cn.liuying.go.ui.FirstPage.onClick(FirstPage.java:8)',
      ]),
      read(30, 'app_list', [
        'cn.liuying.go.ads.Filter.installed(Filter.java:17)',
        'com.bytedance.sdk.openadsdk.core.o.a(Unknown Source:1)',
        'java.lang.Thread.run(Thread.java:923)',
      ]),
      read(40, 'mac', [
        'okhttp3.internal.http.RealInterceptorChain.proceed(RealInterceptorChain.kt:109)',
        'cn.liuying.go.net.DeviceHeader.intercept(DeviceHeader.java:25)',
        'java.lang.Thread.run(Thread.java:923)',
      ]),
      read(50, 'imei', ['a.b.c.d.a(Unknown Source:11)', 'a.b.c.e.run(Unknown Source:2)', 'java.lang.Thread.run(Thread.java:923)']),
      read(60, 'clipboard', []),
      phase(90, 'traverse', 'end'),
    ],
    facts: [
      { kind: 'run.reads', attributes: { data: 'android_id', owner: 'sdk', sdk: ['umeng-common', 'umeng-analytics'] } },
      { kind: 'run.reads', attributes: { data: 'app_list', owner: 'app' } },
      { kind: 'run.reads', attributes: { data: 'mac', owner: 'app' } },
      { kind: 'run.reads', attributes: { data: 'imei', owner: ['unknown', 'third-party', 'app', null] } },
      { kind: 'run.reads', attributes: { data: 'clipboard', owner: ['unknown', null] } },
    ],
    absent: [
      {
        kind: 'run.reads',
        attributes: { data: ['app_list', 'imei', 'clipboard', 'mac'], owner: 'sdk' },
        why: 'no frame of an SDK made the read',
      },
      { kind: 'run.reads', attributes: { owner: 'library' }, why: 'a library reads nothing of its own accord' },
    ],
  },
  {
    id: 'ways-to-write-a-telephone-number',
    about: '+86, 0086 and 86 before it, blanks and hyphens within, its MD5; and the numbers of other people.',
    values: { phone_number: values.phone_number },
    records,
    requests: [
      { at: 20, url: 'https://a.liuying.cn/login', body: [JSON_TYPE, JSON.stringify({ mobile: `+86${values.phone_number}` })] },
      { at: 21, url: `https://b.liuying.cn/login?m=%2B86${values.phone_number}` },
      { at: 22, url: 'https://c.liuying.cn/login', body: [FORM, 'm=86-187-2195-0364'] },
      { at: 23, url: 'https://d.liuying.cn/login', body: [FORM, 'm=%2B86+187+2195+0364'] },
      { at: 24, url: 'https://e.liuying.cn/login', body: [JSON_TYPE, JSON.stringify({ h: digest('md5', values.phone_number) })] },
      { at: 25, url: 'https://f.liuying.cn/friends', body: [JSON_TYPE, JSON.stringify({ invited: ['+8618721950365', '13900001111'] })] },
      { at: 26, url: 'https://g.liuying.cn/pay?amount=1872195.0364&trade=861872195036400' },
    ],
    facts: ['a', 'b', 'c', 'd', 'e'].map((host) => sent('phone_number', `${host}.liuying.cn`, { to: 'first-party' })),
    absent: [
      { kind: 'run.sends', attributes: { domain: 'f.liuying.cn' }, why: 'the numbers of others' },
      { kind: 'run.sends', attributes: { domain: 'g.liuying.cn' }, why: 'an amount and the number of a payment' },
    ],
  },
  {
    id: 'coordinates-with-fewer-decimals',
    about:
      'The place with all decimals, with four, the wrong way round, in one field; with two and with none; and a place four kilometres away.',
    values: { loc_precise: values.loc_precise },
    records,
    requests: [
      { at: 20, url: 'https://a.liuying.cn/n?lat=23.129163&lng=113.264435' },
      { at: 21, url: 'https://b.liuying.cn/n', body: [JSON_TYPE, JSON.stringify({ latitude: 23.1292, longitude: 113.2644 })] },
      { at: 22, url: 'https://c.liuying.cn/n?location=113.26444,23.12916' },
      { at: 23, url: 'https://d.liuying.cn/n?lat=23.13&lng=113.26' },
      { at: 24, url: 'https://e.liuying.cn/n?zoom=23&tile=113' },
      { at: 25, url: 'https://f.liuying.cn/n?lat=23.163412&lng=113.254077' },
      { at: 26, url: 'https://g.liuying.cn/n?lat=23.129163&lng=120.000001' },
    ],
    facts: ['a', 'b', 'c'].map((host) => sent('loc_precise', `${host}.liuying.cn`, { to: 'first-party' })),
    absent: ['d', 'e', 'f', 'g'].map((host) => ({
      kind: 'run.sends',
      attributes: { data: 'loc_precise', domain: `${host}.liuying.cn` },
      why: 'no precise place of this device: too few decimals, no coordinates, another place, half a pair',
    })),
  },
  {
    id: 'one-own-value-inside-another',
    about:
      'The mail address begins with the telephone number, and the identifier that an SDK made holds the Android ID: the longer one is what was sent.',
    values,
    records,
    requests: [
      { at: 20, url: 'https://a.liuying.cn/mail', body: [JSON_TYPE, JSON.stringify({ to: values.email })] },
      { at: 21, url: `https://b.liuying.cn/did?u=${values.uuid}` },
      { at: 22, url: `https://c.liuying.cn/both?m=${encodeURIComponent(values.email)}&p=${values.phone_number}` },
      { at: 23, url: `https://d.liuying.cn/plain?a=${values.android_id}` },
    ],
    facts: [
      sent('email', 'a.liuying.cn'),
      sent('uuid', 'b.liuying.cn'),
      sent('email', 'c.liuying.cn'),
      sent('phone_number', 'c.liuying.cn'),
      sent('android_id', 'd.liuying.cn'),
    ],
    absent: [
      { kind: 'run.sends', attributes: { data: 'phone_number', domain: 'a.liuying.cn' }, why: 'part of the mail address' },
      { kind: 'run.sends', attributes: { data: 'android_id', domain: 'b.liuying.cn' }, why: 'part of the longer identifier' },
      { kind: 'run.sends', attributes: { data: 'uuid', domain: 'd.liuying.cn' }, why: 'only its middle was sent' },
    ],
  },
];
