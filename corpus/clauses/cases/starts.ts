import type { ClauseCase } from '../clause-case.ts';
import { agreed, asked, at, call, ended, PACKAGE, phase, STACK, started, state } from '../records.ts';

const OTHER = 'com.example.partner';
const woken = (seconds: number, stack: readonly string[]) => ({
  kind: 'process',
  time: at(seconds),
  event: 'start',
  package: OTHER,
  cause: 'service',
  caller: PACKAGE,
  stack,
});
const killed = (...records: readonly object[]): readonly object[] => [
  ...agreed,
  phase(30, 'killed'),
  ended(31, { cause: 'tester' }),
  state(31, 'killed'),
  ...records,
  phase(900, 'killed', 'end'),
];

/** Clauses about starting by itself and starting others. */
export const startCases: readonly ClauseCase[] = [
  {
    name: 'the app comes back by itself before anybody has agreed',
    run: [
      ...asked,
      ended(20, { cause: 'tester' }),
      state(20.1, 'killed'),
      started(60, { cause: 'alarm', stack: [`${PACKAGE}.KeepReceiver.onReceive(KeepReceiver.java:8)`] }),
      phase(90, 'first-launch', 'end'),
    ],
    violation: ['self-start-before-consent', 'started-before-consent'],
  },
  {
    name: 'the app is opened twice from its icon before anybody has agreed',
    run: [
      ...asked,
      ended(20, { cause: 'tester' }),
      state(20.1, 'killed'),
      started(60, { cause: 'launcher' }),
      phase(90, 'first-launch', 'end'),
    ],
    notFound: ['self-start-before-consent', 'started-before-consent'],
  },
  {
    name: 'the app starts another one again and again, and nobody knows what for',
    policy: '# 隐私政策\n\n我们收集您的手机号码，用于注册账号。',
    app: {
      permissions: ['RECEIVE_BOOT_COMPLETED'],
      receivers: [{ name: '.KeepReceiver', exported: false, actions: ['android.intent.action.BOOT_COMPLETED'] }],
    },
    java: `package ${PACKAGE};
class KeepReceiver extends BroadcastReceiver {
  public void onReceive(Context c, Intent i) { Intent w = new Intent(); w.setComponent(new ComponentName("${OTHER}", "${OTHER}.WakeService")); c.startService(w); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); } }`,
    run: killed(
      ...[60, 240, 420].flatMap((seconds) => [
        started(seconds, { cause: 'alarm', stack: [`${PACKAGE}.KeepReceiver.onReceive(KeepReceiver.java:8)`] }),
        woken(seconds + 2, [`${PACKAGE}.KeepReceiver.onReceive(KeepReceiver.java:9)`]),
        ended(seconds + 60, { cause: 'system' }),
      ]),
    ),
    suspected: ['wakes-third-party-apps', 'starts-other-apps-beyond-need', 'starts-without-need'],
  },
  {
    name: 'an SDK starts another app, as its code says',
    app: { services: [{ name: 'cn.jpush.android.service.PushService', exported: false }] },
    java: `package ${PACKAGE};
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); JPushInterface.init(this); } }
package cn.jpush.android.api;
class JPushInterface { static void init(Context c) { Intent w = new Intent(); w.setComponent(new ComponentName("${OTHER}", "${OTHER}.WakeService")); c.startService(w); } }`,
    suspected: ['sdk-starts-app-without-need'],
  },
  {
    name: 'the app comes back by itself and reads identifiers in the background',
    app: {
      permissions: ['RECEIVE_BOOT_COMPLETED'],
      receivers: [{ name: '.KeepReceiver', exported: false, actions: ['android.intent.action.BOOT_COMPLETED'] }],
    },
    java: `package ${PACKAGE};
class KeepReceiver extends BroadcastReceiver {
  static String id;
  public void onReceive(Context c, Intent i) { id = Settings$Secure.getString(c.getContentResolver(), "android_id"); }
}
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); } }`,
    run: killed(started(60, { cause: 'broadcast' }), call(61, 'android_id', STACK.app)),
    suspected: ['self-start-collects'],
  },
];
