import type { ClauseCase } from '../clause-case.ts';
import { agreed, at, call, PACKAGE, page, phase, state, tap } from '../records.ts';

const using = (...records: readonly object[]): readonly object[] => [
  ...agreed,
  phase(30, 'traverse'),
  page(31, 'HomeActivity'),
  ...records,
];
const resting = (...records: readonly object[]): readonly object[] => [
  ...using(tap(40, '首页')),
  phase(100, 'background'),
  state(100, 'background'),
  ...records,
  phase(400, 'background', 'end'),
];
const every = (from: number, seconds: number, count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => from + seconds * i);

const UMENG = ['com.umeng.analytics.MobclickAgent.run(Unknown Source:4)', 'android.os.Handler.handleCallback(Handler.java:873)'];
/** A policy with one SDK and what it says of it. */
const listing = (kinds: string) =>
  [
    '# 隐私政策\n\n## 第三方SDK目录\n',
    '| SDK名称 | 公司 | 目的 | 方式 | 收集的个人信息种类 | 链接 |',
    '|---|---|---|---|---|---|',
    `| 友盟统计SDK | 友盟同欣（北京）科技有限公司 | 统计分析 | SDK采集 | ${kinds} | https://www.umeng.com/page/policy |\n`,
  ].join('\n');

const did = (seconds: number, type: string, method: string, given: readonly string[] = [], more: object = {}) => ({
  kind: 'call',
  time: at(seconds),
  process: PACKAGE,
  api: { class: type, method },
  arguments: given,
  result: { state: 'real' },
  stack: [`${PACKAGE}.Worker.run(Worker.java:30)`],
  ...more,
});

/** Clauses about reading, recording and acting: what the user did not start, what is too often. */
export const readCases: readonly ClauseCase[] = [
  {
    name: 'contacts are read in the background',
    app: { permissions: ['READ_CONTACTS'] },
    run: resting(call(150, 'contacts'), call(220, 'contacts')),
    violation: ['contacts-read-without-user'],
  },
  {
    name: 'contacts are read when the user invites a friend',
    app: { permissions: ['READ_CONTACTS'] },
    run: using(tap(40, '邀请好友'), call(41, 'contacts')),
    notFound: ['contacts-read-without-user'],
  },
  {
    name: 'the pictures of the library are read while the user looks at something else',
    app: { permissions: ['READ_MEDIA_IMAGES'] },
    run: using(tap(40, '首页'), call(90, 'photos'), tap(140, '我的')),
    violation: ['reads-pictures-not-chosen'],
  },
  {
    name: 'the camera is opened in the background',
    app: { permissions: ['CAMERA'] },
    run: resting(call(150, 'camera')),
    violation: ['pictures-taken-unseen', 'video-without-user-or-sign', 'acts-without-user-action', 'background-use-without-indicator'],
  },
  {
    name: 'the camera is opened when the user scans a code',
    app: { permissions: ['CAMERA'] },
    run: using(tap(40, '扫一扫'), call(41, 'camera')),
    notFound: ['pictures-taken-unseen', 'video-without-user-or-sign', 'acts-without-user-action', 'background-use-without-indicator'],
  },
  {
    name: 'sound is recorded a minute after the last tap',
    app: { permissions: ['RECORD_AUDIO'] },
    run: using(tap(40, '首页'), call(100, 'voice'), tap(160, '我的')),
    violation: ['audio-without-user'],
  },
  {
    name: 'sound is recorded when the user presses to speak',
    app: { permissions: ['RECORD_AUDIO'] },
    run: using(tap(40, '按住说话'), call(40.5, 'voice')),
    notFound: ['audio-without-user'],
  },
  {
    name: 'the clipboard is read at the first page, and the policy does not tell of it',
    policy: '# 隐私政策\n\n我们收集您的手机号码，用于注册账号。',
    run: using(call(33, 'clipboard'), tap(60, '首页')),
    violation: ['clipboard-read-untold'],
  },
  {
    name: 'the clipboard is read as the policy tells',
    policy: '# 隐私政策\n\n为识别您复制的口令，我们会读取您的剪切板内容，用于打开分享的商品。',
    run: using(tap(40, '粘贴口令'), call(41, 'clipboard')),
    notFound: ['clipboard-read-untold'],
  },
  {
    name: 'steps are read every second',
    app: { permissions: ['ACTIVITY_RECOGNITION'] },
    run: using(
      ...every(40, 1, 60).map((seconds) =>
        did(seconds, 'android.hardware.SensorManager', 'registerListener', ['cn.example.app.Steps@1a', 'step_counter', '3'], {
          data: 'steps',
          target: { kind: 'sensor', value: 'step_counter' },
        }),
      ),
      tap(140, '我的'),
    ),
    violation: ['sensor-sampled-too-often'],
  },
  {
    name: 'the app updates itself in the background without asking',
    run: resting(did(200, 'android.content.pm.PackageInstaller$Session', 'commit', [], { action: 'update-app' })),
    violation: ['starts-without-need'],
  },
  {
    name: 'an SDK reads the address of the network card every 30 seconds, and the policy states no frequency',
    policy: listing('MAC地址'),
    run: using(tap(35, '首页'), ...every(60, 30, 12).map((seconds) => call(seconds, 'mac', UMENG)), tap(500, '我的')),
    violation: ['sdk-undisclosed-fixed-frequency'],
  },
  {
    name: 'an SDK reads the address of the network card once at the start',
    policy: '# 隐私政策\n\n我们接入友盟统计SDK，收集MAC地址，用于统计分析。',
    run: using(call(33, 'mac', UMENG), tap(60, '我的')),
    notFound: ['sdk-undisclosed-fixed-frequency'],
  },
  {
    name: 'an SDK reads the installed apps, and its row in the policy does not say so',
    policy: listing('MAC地址'),
    run: using(call(33, 'app_list', UMENG), tap(60, '我的')),
    suspected: ['sdk-collects-beyond-purpose', 'sdk-beyond-stated-purpose'],
  },
  {
    name: 'an SDK reads what its row in the policy says',
    policy: listing('MAC地址'),
    run: using(call(33, 'mac', UMENG), tap(60, '我的')),
    notFound: ['sdk-collects-beyond-purpose', 'sdk-beyond-stated-purpose'],
  },
  {
    name: 'in the background the app reads the location every two seconds, as the policy tells',
    app: { permissions: ['ACCESS_FINE_LOCATION'] },
    policy: '# 隐私政策\n\n我们每2秒收集一次您的精确位置信息，用于记录您的轨迹。',
    run: resting(...every(150, 2, 60).map((seconds) => call(seconds, 'loc_precise'))),
    suspected: ['background-frequency-above-minimum'],
  },
  {
    name: 'the user refreshes what is near five times, and the location is read each time',
    app: { permissions: ['ACCESS_FINE_LOCATION'] },
    policy: '# 隐私政策\n\n我们收集您的精确位置信息，用于查找附近门店。',
    run: using(...[60, 75, 98, 120, 171].flatMap((seconds) => [tap(seconds, '刷新附近'), call(seconds + 0.3, 'loc_precise')])),
    notFound: ['undisclosed-fixed-frequency', 'undisclosed-high-frequency', 'fixed-frequency-untold', 'frequency-beyond-need'],
  },
  {
    name: 'the Android ID is read after consent, and the policy tells of it in brackets',
    policy: '# 隐私政策\n\n我们会收集您的设备标识符（Android ID、OAID），用于识别设备、保障账号安全。',
    run: using(call(50, 'android_id')),
    notFound: ['exceeds-authorisation', 'collects-items-not-clearly-stated', 'hidden-collection'],
  },
  {
    name: 'the location is read in the background, and the policy says that it is not',
    app: { permissions: ['ACCESS_FINE_LOCATION'] },
    policy: '# 隐私政策\n\n我们收集您的精确位置信息，用于查找附近门店。\n\n我们不会在后台收集您的位置信息。',
    run: resting(...[150, 190, 260].map((seconds) => call(seconds, 'loc_precise'))),
    violation: ['collects-in-background', 'violates-own-rules', 'background-beyond-scope'],
  },
];
