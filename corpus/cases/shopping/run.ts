import { jittered, lines } from '../lines.ts';
import { type Build, PACKAGE } from './app.ts';
import { at, device, START } from './device.ts';

type Records = readonly object[];

const HEADER = {
  format: 'touchstone-trace',
  version: 1,
  app: { package: PACKAGE, label: '美购商城', versionName: '3.2.1', versionCode: 321 },
  device: { model: 'MI 8', sdkVersion: 28, rooted: true, values: Object.entries(device).map(([data, value]) => ({ data, value })) },
  startedAt: START,
  timeZone: 'Asia/Shanghai',
  tool: { name: 'touchstone record', version: '0.1.0' },
};

const API = {
  androidId: { class: 'android.provider.Settings$Secure', method: 'getString' },
  mac: { class: 'java.net.NetworkInterface', method: 'getHardwareAddress' },
  apps: { class: 'android.content.pm.PackageManager', method: 'getInstalledPackages' },
  imsi: { class: 'android.telephony.TelephonyManager', method: 'getSubscriberId' },
  location: { class: 'android.location.LocationManager', method: 'getLastKnownLocation' },
  camera: { class: 'android.hardware.Camera', method: 'open' },
  network: { class: 'android.net.ConnectivityManager', method: 'getActiveNetworkInfo' },
} as const;

const ARGUMENTS: Partial<Record<keyof typeof API, readonly string[]>> = {
  androidId: ['android.app.ContextImpl$ApplicationContentResolver@5b21c', 'android_id'],
  apps: ['0'],
  location: ['gps'],
};

const STACK = {
  appCreate: [
    `${PACKAGE}.DeviceInfo.loadId(DeviceInfo.java:14)`,
    `${PACKAGE}.App.onCreate(App.java:9)`,
    'android.app.Instrumentation.callApplicationOnCreate(Instrumentation.java:1154)',
  ],
  appResume: [
    `${PACKAGE}.DeviceInfo.loadId(DeviceInfo.java:14)`,
    `${PACKAGE}.MainActivity.onResume(MainActivity.java:41)`,
    'android.app.Activity.performResume(Activity.java:7475)',
  ],
  appCard: [
    `${PACKAGE}.DeviceInfo.loadCard(DeviceInfo.java:18)`,
    `${PACKAGE}.VisitorActivity.onCreate(VisitorActivity.java:11)`,
    'android.app.Activity.performCreate(Activity.java:7136)',
  ],
  appSubscriber: [
    `${PACKAGE}.DeviceInfo.loadSubscriber(DeviceInfo.java:22)`,
    `${PACKAGE}.HomeActivity.lambda$onCreate$0(HomeActivity.java:33)`,
    'android.view.View.performClick(View.java:6597)',
  ],
  appTrack: [`${PACKAGE}.TrackService.run(TrackService.java:19)`, 'android.os.Handler.handleCallback(Handler.java:873)'],
  appNear: [`${PACKAGE}.HomeActivity.lambda$onCreate$1(HomeActivity.java:36)`, 'android.view.View.performClick(View.java:6597)'],
  appCamera: [`${PACKAGE}.HomeActivity.lambda$onCreate$2(HomeActivity.java:38)`, 'android.view.View.performClick(View.java:6597)'],
  appNetwork: [`${PACKAGE}.HomeActivity.load(HomeActivity.java:61)`, 'java.lang.Thread.run(Thread.java:764)'],
  appStart: [
    `${PACKAGE}.DeviceInfo.loadId(DeviceInfo.java:14)`,
    `${PACKAGE}.Sdks.start(Sdks.java:12)`,
    `${PACKAGE}.MainActivity.lambda$onCreate$0(MainActivity.java:28)`,
  ],
  jpush: [
    'cn.jpush.android.api.JPushInterface.init(Unknown Source:12)',
    `${PACKAGE}.App.onCreate(App.java:11)`,
    'android.app.Instrumentation.callApplicationOnCreate(Instrumentation.java:1154)',
  ],
  jpushAfter: ['cn.jpush.android.api.JPushInterface.init(Unknown Source:12)', `${PACKAGE}.Sdks.start(Sdks.java:14)`],
  jpushBeat: ['cn.jpush.android.service.PushService.run(Unknown Source:8)', 'android.os.Handler.handleCallback(Handler.java:873)'],
  umeng: [
    'com.umeng.analytics.MobclickAgent.start(Unknown Source:4)',
    'com.umeng.commonsdk.UMConfigure.init(Unknown Source:22)',
    `${PACKAGE}.Sdks.start(Sdks.java:13)`,
  ],
  pangle: ['com.bytedance.sdk.openadsdk.TTAdSdk.init(Unknown Source:6)', `${PACKAGE}.Sdks.start(Sdks.java:15)`],
} as const;

const call = (time: number, api: keyof typeof API, stack: keyof typeof STACK, result: object = { state: 'real' }) => ({
  kind: 'call',
  time,
  process: PACKAGE,
  api: API[api],
  ...(ARGUMENTS[api] === undefined ? {} : { arguments: ARGUMENTS[api] }),
  result,
  stack: STACK[stack],
});
const phase = (time: number, scenario: string, edge: 'start' | 'end') => ({ kind: 'phase', time, scenario, edge });
const state = (time: number, to: string) => ({ kind: 'state', time, state: to });
const page = (time: number, name: string) => ({ kind: 'ui', time, process: PACKAGE, event: 'page', page: name });
const tap = (time: number, text: string, x: number, y: number) => ({ kind: 'ui', time, process: PACKAGE, event: 'tap', text, x, y });
const process = (time: number, event: 'start' | 'end', name: string, more: object = {}) => ({
  kind: 'process',
  time,
  event,
  package: name,
  ...more,
});

const PHONE = 'android.permission.READ_PHONE_STATE';
const FINE = 'android.permission.ACCESS_FINE_LOCATION';
const CAMERA = 'android.permission.CAMERA';
const asked = (time: number, permissions: readonly string[], outcome: string, told = '', feature = '') => [
  { kind: 'dialog', time, process: PACKAGE, permissions, outcome: 'shown', purpose: told, feature },
  ...permissions.map((one, i) => ({
    kind: 'dialog',
    time: time + 4000 + 3000 * i,
    process: PACKAGE,
    permissions: [one],
    outcome,
    purpose: told,
    feature,
  })),
];

const SCAN = '美购商城需要使用相机，用于扫描商品条码';
const NEAR = '美购商城需要使用位置，用于查找附近门店';

/** The run in the trace contract. */
export function runJsonl({ isRepaired }: Build): string {
  const records = [
    ...beforeConsent(isRepaired),
    ...afterConsent(isRepaired),
    ...denials(isRepaired),
    ...traverse(isRepaired),
    ...atRest(isRepaired),
    ...killed(isRepaired),
    ...windows(isRepaired),
  ];
  return lines([HEADER, ...records]);
}

/** First launch, nothing touched; then 不同意. */
const beforeConsent = (isRepaired: boolean): Records => [
  phase(at(0), 'first-launch', 'start'),
  { kind: 'consent', time: at(0), event: 'not-shown' },
  process(at(0, 0.1), 'start', PACKAGE, { cause: 'launcher' }),
  state(at(0, 0.1), 'foreground'),
  ...(isRepaired ? [] : [call(at(0, 0.4), 'androidId', 'appCreate')]),
  page(at(0, 1.2), `${PACKAGE}.MainActivity`),
  { kind: 'ui', time: at(0, 1.5), process: PACKAGE, event: 'window', window: '用户协议与隐私政策' },
  { kind: 'consent', time: at(0, 1.5), event: 'shown' },
  ...(isRepaired ? [] : [call(at(0, 2.6), 'androidId', 'jpush'), call(at(0, 4), 'androidId', 'appResume')]),
  phase(at(1, 30), 'first-launch', 'end'),
  phase(at(1, 32), 'refuse', 'start'),
  tap(at(1, 40), '不同意', 318, 1480),
  { kind: 'consent', time: at(1, 40.2), event: 'refused', text: '不同意' },
  page(at(1, 40.8), `${PACKAGE}.VisitorActivity`),
  ...(isRepaired ? [] : [call(at(1, 42), 'mac', 'appCard')]),
  tap(at(1, 58), '女装', 200, 620),
  phase(at(2, 30), 'refuse', 'end'),
];

/** The visitor page asks again when the tester taps 登录, and is answered. */
const afterConsent = (isRepaired: boolean): Records => {
  const agree = isRepaired ? '同意' : '好的';
  return [
    phase(at(2, 32), 'agree', 'start'),
    tap(at(2, 34), '登录', 950, 180),
    { kind: 'ui', time: at(2, 34.6), process: PACKAGE, event: 'window', window: '用户协议与隐私政策' },
    { kind: 'consent', time: at(2, 34.6), event: 'shown' },
    tap(at(2, 40), agree, 762, 1480),
    { kind: 'consent', time: at(2, 40.1), event: 'agreed', text: agree },
    ...(isRepaired ? [call(at(2, 40.6), 'androidId', 'appStart')] : []),
    call(at(2, 41), 'androidId', 'umeng'),
    ...(isRepaired ? [call(at(2, 41.2), 'androidId', 'jpushAfter')] : []),
    ...(isRepaired
      ? [call(at(2, 41.5), 'androidId', 'pangle')]
      : [call(at(2, 41.5), 'apps', 'pangle'), call(at(2, 41.6), 'androidId', 'pangle')]),
    page(at(2, 41.8), `${PACKAGE}.HomeActivity`),
    ...(isRepaired
      ? []
      : [
          process(at(2, 42), 'start', 'com.android.packageinstaller', { cause: 'permission dialog', caller: 'android' }),
          ...asked(at(2, 42), [PHONE, FINE], 'denied'),
        ]),
    call(at(2, 53), 'network', 'appNetwork'),
    phase(at(4), 'agree', 'end'),
  ];
};

/** Every permission is denied; the user goes from page to page. */
const denials = (isRepaired: boolean): Records => [
  phase(at(4, 2), 'deny-all', 'start'),
  tap(at(4, 28), '分类', 324, 2250),
  page(at(4, 28.5), `${PACKAGE}.HomeActivity`),
  ...(isRepaired ? [] : asked(at(4, 30), [PHONE, FINE], 'denied')),
  tap(at(5, 27), '购物车', 756, 2250),
  page(at(5, 27.5), `${PACKAGE}.HomeActivity`),
  ...(isRepaired ? [] : asked(at(5, 30), [PHONE, FINE], 'denied')),
  tap(at(5, 50), '商品详情', 400, 900),
  tap(at(6, 10), '扫一扫', 90, 180),
  ...asked(at(6, 10.6), [CAMERA], 'denied', SCAN, '扫一扫'),
  tap(at(6, 40), '扫一扫', 90, 180),
  ...asked(at(6, 40.6), [CAMERA], 'allowed', SCAN, '扫一扫'),
  call(at(6, 45), 'camera', 'appCamera'),
  phase(at(7), 'deny-all', 'end'),
  phase(at(7, 2), 'restart-after-denial', 'start'),
  process(at(7, 4), 'end', PACKAGE, { cause: 'tester' }),
  process(at(7, 10), 'start', PACKAGE, { cause: 'launcher' }),
  state(at(7, 10), 'foreground'),
  ...coldStart(at(7, 10), isRepaired),
  page(at(7, 12), `${PACKAGE}.HomeActivity`),
  ...(isRepaired ? [] : asked(at(7, 13), [PHONE, FINE], 'denied')),
  phase(at(8, 30), 'restart-after-denial', 'end'),
];

/** What every process start after consent reads: stated in the policy. */
const coldStart = (time: number, isRepaired: boolean): Records =>
  isRepaired
    ? [call(time + 700, 'androidId', 'appStart'), call(time + 900, 'androidId', 'umeng')]
    : [call(time + 300, 'androidId', 'appCreate'), call(time + 900, 'androidId', 'umeng')];

/** Functions one by one. The permissions are granted by the tester, so that location works. */
const traverse = (isRepaired: boolean): Records => {
  const near = [at(10, 3), at(12, 47), at(17, 20)];
  return byTime([
    phase(at(9), 'traverse', 'start'),
    tap(at(9, 10), '附近门店', 540, 700),
    ...asked(at(9, 10.5), [FINE], 'allowed', NEAR, '附近门店'),
    call(at(9, 15), 'location', 'appNear'),
    ...near
      .flatMap((time) => [tap(time, '附近门店', 540, 700), call(time + 400, 'location', 'appNear')])
      .slice(0, isRepaired ? undefined : 0),
    ...(isRepaired ? [] : jittered(at(9, 20), 30_000, 20, 0.1).map((time) => call(time, 'location', 'appTrack'))),
    ...[at(9, 41), at(10, 2), at(12, 31), at(12, 36), at(15, 54)].map((time) => call(time, 'network', 'appNetwork')),
    tap(at(10, 1), '首页', 108, 2250),
    tap(at(12, 30), '下拉刷新', 540, 800),
    tap(at(13, 40), '提交订单', 850, 2250),
    ...(isRepaired ? [] : [call(at(13, 40.3), 'imsi', 'appSubscriber')]),
    tap(at(15, 53), '我的', 972, 2250),
    tap(at(17, 30), '扫一扫', 90, 180),
    call(at(17, 30.4), 'camera', 'appCamera'),
    phase(at(19), 'traverse', 'end'),
  ]);
};

/** On screen without a touch, then behind another app. */
const atRest = (isRepaired: boolean): Records =>
  byTime([
    phase(at(19, 2), 'silent', 'start'),
    state(at(19, 2), 'silent'),
    ...(isRepaired ? [] : jittered(at(19, 20), 30_000, 10, 0.1).map((time) => call(time, 'location', 'appTrack'))),
    phase(at(24, 10), 'silent', 'end'),
    phase(at(24, 12), 'background', 'start'),
    { kind: 'ui', time: at(24, 13), event: 'key', text: 'HOME' },
    state(at(24, 13.4), 'background'),
    ...(isRepaired ? [] : jittered(at(24, 21), 30_000, 12, 0.1).map((time) => call(time, 'location', 'appTrack'))),
    ...(isRepaired ? [] : jittered(at(24, 30), 60_000, 6, 0.1).map((time) => call(time, 'mac', 'jpushBeat'))),
    phase(at(30, 20), 'background', 'end'),
  ]);

/** Swept from the list of recent apps, three times. */
const killed = (isRepaired: boolean): Records => [
  phase(at(30, 30), 'killed', 'start'),
  process(at(30, 32), 'end', PACKAGE, { cause: 'tester' }),
  state(at(30, 32), 'killed'),
  ...(isRepaired
    ? []
    : [at(33), at(36)].flatMap((time) => [
        process(time, 'start', PACKAGE, { cause: 'alarm', stack: [`${PACKAGE}.KeepReceiver`] }),
        process(time + 1600, 'start', 'com.meigou.wallet', {
          cause: 'service',
          caller: PACKAGE,
          stack: [`${PACKAGE}.KeepService.onStartCommand(KeepService.java:21)`],
        }),
        process(time + 60_000, 'end', PACKAGE, { cause: 'tester' }),
        process(time + 61_000, 'end', 'com.meigou.wallet', { cause: 'tester' }),
      ])),
  phase(at(38), 'killed', 'end'),
];

/** Opened once more: splash, first page with its promotion. */
const windows = (isRepaired: boolean): Records => [
  phase(at(40), 'splash-and-windows', 'start'),
  process(at(40, 2), 'start', PACKAGE, { cause: 'launcher' }),
  state(at(40, 2), 'foreground'),
  ...coldStart(at(40, 2), isRepaired),
  page(at(40, 3.4), `${PACKAGE}.SplashActivity`),
  { kind: 'ui', time: at(40, 5), event: 'shake' },
  ...(isRepaired
    ? []
    : [
        process(at(40, 5.6), 'start', 'com.shanyou.deals', { cause: 'activity', caller: PACKAGE }),
        { kind: 'ui', time: at(40, 6), process: 'com.shanyou.deals', event: 'page', page: 'com.shanyou.deals.LandingActivity' },
        { kind: 'ui', time: at(40, 20), event: 'key', text: 'BACK' },
      ]),
  page(at(40, 24), `${PACKAGE}.HomeActivity`),
  { kind: 'ui', time: at(40, 25), process: PACKAGE, event: 'window', window: '每日精选' },
  ...(isRepaired
    ? [tap(at(40, 40), '关闭', 900, 560)]
    : [
        tap(at(40, 40), '活动图片', 540, 1000),
        {
          kind: 'call',
          time: at(40, 40.8),
          process: PACKAGE,
          action: 'download-file',
          target: { kind: 'uri', value: 'https://dl.shanyou-deals.com/deals.apk' },
          result: { state: 'real' },
          stack: [
            'android.app.DownloadManager.enqueue(DownloadManager.java:1163)',
            `${PACKAGE}.HomeActivity.lambda$onCreate$3(HomeActivity.java:40)`,
          ],
        },
      ]),
  phase(at(44), 'splash-and-windows', 'end'),
];

function byTime<T extends { readonly time: number }>(records: readonly (T | object)[]): Records {
  return [...records].sort((a, b) => (a as T).time - (b as T).time);
}
