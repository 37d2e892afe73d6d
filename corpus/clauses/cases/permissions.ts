import type { ClauseCase } from '../clause-case.ts';
import { agreed, at, call, consent, dialog, ended, PACKAGE, page, phase, started, state, tap } from '../records.ts';

/** After the user has agreed, every permission is refused. */
const refusing = (...records: readonly object[]): readonly object[] => [
  ...agreed,
  phase(30, 'deny-all'),
  page(30.5, 'HomeActivity'),
  ...records,
];
const going = (seconds: number): readonly object[] => [tap(seconds, '分类'), page(seconds + 0.5, 'ListActivity')];

/** The same permission again and again, each time at the tap of a function that has nothing to do with it. */
const askedAgain = (permission: string): readonly object[] => [
  ...agreed,
  phase(30, 'traverse'),
  ...[40, 400, 800].flatMap((seconds) => [
    tap(seconds, '提交订单'),
    ...dialog(seconds + 1, permission, 'denied', { feature: '提交订单', purpose: '用于完善您的资料' }),
    ...going(seconds + 10),
  ]),
];

/** Asked again because the user starts the function again: nobody is disturbed. */
const startedAgain = (permission: string, feature: string): readonly object[] => [
  ...agreed,
  phase(30, 'traverse'),
  ...[40, 400, 800].flatMap((seconds) => [
    tap(seconds, feature),
    ...dialog(seconds + 1, permission, 'denied', { feature, purpose: `用于${feature}` }),
  ]),
];

/** Clauses about asking for permissions and about what refusing leads to. */
export const permissionCases: readonly ClauseCase[] = [
  {
    name: 'the app ends when the location is refused at its start',
    app: { permissions: ['ACCESS_FINE_LOCATION'] },
    run: refusing(...dialog(35, 'ACCESS_FINE_LOCATION', 'denied', { feature: '' }), ended(38)),
    screens: { '03-deny-all-home': ['首页'] },
    violation: [
      'refusing-permission-closes-app',
      'no-use-without-permission',
      'exits-without-permission',
      'refuses-service-without-unnecessary-consent',
      'permission-refusal-blocks-service',
      'refusal-ends-app',
    ],
    suspected: ['forces-more-than-basic'],
    notFound: ['permission-popup-loop'],
  },
  {
    name: 'the app goes on when a permission is refused, and the tester ends it later',
    app: { permissions: ['ACCESS_FINE_LOCATION'] },
    run: refusing(...dialog(35, 'ACCESS_FINE_LOCATION', 'denied', { feature: '' }), ...going(38), ended(41, { cause: 'tester' })),
    screens: { '03-deny-all-home': ['首页'] },
    notFound: ['refusing-permission-closes-app', 'no-use-without-permission', 'exits-without-permission', 'refusal-ends-app'],
  },
  {
    name: 'a refused permission is asked for at once, over and over',
    app: { permissions: ['CAMERA'] },
    run: refusing(...[35, 38, 41, 44, 47].flatMap((seconds) => dialog(seconds, 'CAMERA', 'denied', { feature: '' })), ...going(60)),
    screens: { '03-deny-all-home': ['首页'] },
    violation: ['permission-popup-loop', 'refusing-permission-closes-app'],
  },
  {
    name: 'three permissions in a row, and the app ends when they are refused',
    app: { permissions: ['CAMERA', 'ACCESS_FINE_LOCATION', 'RECORD_AUDIO'] },
    run: refusing(
      ...dialog(35, 'CAMERA', 'denied', { feature: '' }),
      ...dialog(38, 'ACCESS_FINE_LOCATION', 'denied', { feature: '' }),
      ...dialog(41, 'RECORD_AUDIO', 'denied', { feature: '' }),
      ended(44),
    ),
    violation: ['permissions-demanded-at-once'],
  },
  {
    name: 'refusing to let messages be read ends the app',
    app: { permissions: ['READ_SMS'] },
    run: refusing(...dialog(35, 'READ_SMS', 'denied', { feature: '' }), ended(37.5)),
    violation: ['sms-refusal-ends-app'],
  },
  {
    name: 'an embedded SDK asks for the location while the user does nothing that needs it',
    app: { permissions: ['ACCESS_FINE_LOCATION'] },
    policy: '# 隐私政策\n\n我们接入友盟统计SDK，用于统计分析。',
    run: [
      ...agreed,
      phase(30, 'traverse'),
      tap(40, '听歌识曲'),
      ...dialog(41, 'ACCESS_FINE_LOCATION', 'denied', {
        feature: '听歌识曲',
        stack: ['com.umeng.commonsdk.UMConfigure.init(Unknown Source:4)', `${PACKAGE}.App.onCreate(App.java:9)`],
      }),
      ...going(50),
    ],
    violation: ['sdk-asks-for-permission-improperly'],
    suspected: ['unrelated-permission'],
  },
  ...(
    [
      ['contacts', 'READ_CONTACTS', '邀请好友', 'contacts-asked-again'],
      ['the camera', 'CAMERA', '扫一扫', 'camera-asked-again'],
      ['the microphone', 'RECORD_AUDIO', '语音输入', 'microphone-asked-again'],
    ] as const
  ).flatMap(([what, permission, feature, rule]): readonly ClauseCase[] => [
    {
      name: `${what}: asked for three times within an hour after the refusal`,
      app: { permissions: [permission] },
      run: askedAgain(permission),
      violation: [rule],
    },
    {
      name: `${what}: asked for whenever the user starts the function that needs it`,
      app: { permissions: [permission] },
      run: startedAgain(permission, feature),
      notFound: [rule],
    },
  ]),
  {
    name: 'contacts that were refused are read after the upgrade without a new question',
    app: { permissions: ['READ_CONTACTS'] },
    run: [
      ...agreed,
      phase(30, 'traverse'),
      tap(39, '邀请好友'),
      ...dialog(40, 'READ_CONTACTS', 'denied', { feature: '邀请好友' }),
      ...going(50),
      phase(100, 'traverse', 'end'),
      ended(101, { cause: 'tester' }),
      phase(200, 'upgrade'),
      started(201, { cause: 'launcher' }),
      page(203, 'HomeActivity'),
      tap(209, '邀请好友'),
      call(210, 'contacts'),
    ],
    violation: ['permission-state-changed'],
  },
  {
    name: 'contacts are read after the upgrade once the user has granted them',
    app: { permissions: ['READ_CONTACTS'] },
    run: [
      ...agreed,
      phase(30, 'traverse'),
      tap(39, '邀请好友'),
      ...dialog(40, 'READ_CONTACTS', 'denied', { feature: '邀请好友' }),
      ended(101, { cause: 'tester' }),
      phase(200, 'upgrade'),
      started(201, { cause: 'launcher' }),
      tap(205, '邀请好友'),
      ...dialog(206, 'READ_CONTACTS', 'allowed', { feature: '邀请好友' }),
      call(210, 'contacts'),
    ],
    notFound: ['permission-state-changed'],
  },
  {
    name: 'the calendar is written and may be read although nothing reads it',
    app: { permissions: ['READ_CALENDAR', 'WRITE_CALENDAR'] },
    run: [
      ...agreed,
      phase(30, 'traverse'),
      tap(40, '提醒我抢购'),
      {
        kind: 'call',
        time: at(41),
        process: PACKAGE,
        api: { class: 'android.content.ContentResolver', method: 'insert' },
        arguments: ['content://com.android.calendar/events', 'title=抢购提醒'],
        result: { state: 'real' },
        stack: [`${PACKAGE}.Reminder.add(Reminder.java:20)`],
      },
    ],
    violation: ['asks-for-whole-permission-group'],
  },
  {
    name: 'contacts are asked for where a code is scanned, the purpose is not told, and refusing ends the app',
    app: { permissions: ['READ_CONTACTS'] },
    run: refusing(tap(38, '扫一扫'), ...dialog(40, 'READ_CONTACTS', 'denied', { feature: '扫一扫' }), ended(42.5)),
    screens: { '03-deny-all-home': ['首页'] },
    suspected: ['untold-permission-refused-closes-function', 'unused-permission-refused-closes-app'],
  },
  {
    name: 'a permission at once at the first start, before the user has agreed',
    app: { permissions: ['READ_PHONE_STATE'] },
    run: [
      phase(0, 'first-launch'),
      started(0.1, { cause: 'launcher' }),
      state(0.2, 'foreground'),
      consent(1, 'shown'),
      ...dialog(3, 'READ_PHONE_STATE', 'denied', { feature: '' }),
    ],
    violation: ['collects-or-asks-before-consent'],
  },
  {
    name: 'after the refusal the tester leaves with the home key, and the system ends the app',
    app: { permissions: ['CAMERA'] },
    run: refusing(
      ...dialog(35, 'CAMERA', 'denied', { feature: '' }),
      { kind: 'ui', time: at(39), event: 'key', text: 'HOME' },
      state(39.2, 'background'),
      ended(44),
    ),
    notFound: ['refusing-permission-closes-app', 'no-use-without-permission', 'exits-without-permission', 'refusal-ends-app'],
  },
  {
    name: 'the page that scans closes without the camera, and the app goes on',
    app: { permissions: ['CAMERA'] },
    run: refusing(
      tap(34, '扫一扫'),
      page(34.5, 'ScanActivity'),
      ...dialog(35, 'CAMERA', 'denied', { feature: '扫一扫' }),
      { kind: 'ui', time: at(37.2), process: PACKAGE, event: 'closed', page: `${PACKAGE}.ScanActivity` },
      page(37.5, 'HomeActivity'),
    ),
    notFound: ['refusing-permission-closes-app', 'no-use-without-permission', 'permission-refusal-blocks-service', 'refusal-ends-app'],
  },
  {
    name: 'the location is asked for at the tap of a function that needs it, and the purpose is told',
    app: { permissions: ['ACCESS_FINE_LOCATION'] },
    run: [
      ...agreed,
      phase(30, 'traverse'),
      tap(40, '附近酒店'),
      ...dialog(41, 'ACCESS_FINE_LOCATION', 'allowed', { feature: '附近酒店', purpose: '用于为您查找附近的酒店' }),
    ],
    notFound: ['asks-ahead-of-use', 'permission-asked-early', 'purpose-not-told-at-once', 'permission-purpose-untold'],
  },
];
