import type { ClauseCase, ScreenElement } from '../clause-case.ts';
import { agreed, at, PACKAGE, page, phase, started, tap } from '../records.ts';

const FILE = 'https://dl.example-games.com/game.apk';
const download = (seconds: number) => ({
  kind: 'call',
  time: at(seconds),
  process: PACKAGE,
  action: 'download-file',
  target: { kind: 'uri', value: FILE },
  result: { state: 'real' },
  stack: ['android.app.DownloadManager.enqueue(DownloadManager.java:1163)', `${PACKAGE}.AdActivity.load(AdActivity.java:40)`],
});
const jump = (seconds: number) => ({
  kind: 'process',
  time: at(seconds),
  event: 'start',
  package: 'com.example.deals',
  cause: 'activity',
  caller: PACKAGE,
});
const opening = (...records: readonly object[]): readonly object[] => [
  ...agreed,
  phase(40, 'splash-and-windows'),
  started(40.5, { cause: 'launcher' }),
  page(41, 'SplashActivity'),
  ...records,
];
const seen = (file: string, ...records: readonly object[]): readonly object[] => [
  phase(40, 'splash-and-windows'),
  { kind: 'picture', time: at(42), type: 'tree', file },
  ...records,
];
const splash: readonly ScreenElement[] = [
  { text: '', class: 'android.widget.ImageView', id: 'cn.example.app:id/ad_image', button: true, at: [0, 0, 1080, 2280] },
  { text: '广告', at: [30, 100, 110, 150] },
  { text: '跳过', button: true, at: [900, 90, 1050, 170] },
];
const FILES = { '01-splash-and-windows-ad': splash };
const FILE_NAME = '01-splash-and-windows-ad.xml';
const press = (x: number, y: number, text = '') => ({
  kind: 'ui',
  time: at(44),
  process: PACKAGE,
  event: 'tap',
  x,
  y,
  ...(text === '' ? {} : { text }),
});

const both = (act: object, ...led: readonly object[]) => ({
  run: opening(act, ...led),
  screens: FILES,
  index: seen(FILE_NAME, act, ...led),
});

/** Clauses about splash screens, windows, jumps and downloads. */
export const windowCases: readonly ClauseCase[] = [
  {
    name: 'a tap anywhere on the splash starts a download',
    ...both(press(540, 1200), download(45)),
    violation: ['any-tap-downloads'],
  },
  {
    name: 'the button that says so starts a download',
    run: opening(tap(44, '立即下载'), download(45)),
    screens: { '01-splash-and-windows-ad': ['示例游戏', { text: '立即下载', button: true, at: [340, 1400, 740, 1500] }] },
    index: seen(FILE_NAME, press(540, 1450, '立即下载'), download(45)),
    notFound: ['any-tap-downloads', 'bait-to-download', 'cancelled-download-resumes'],
  },
  {
    name: 'a tap on 立即开始游戏 starts a download',
    run: opening(press(540, 1450, '是否立即开始游戏'), download(45)),
    screens: { '01-splash-and-windows-ad': ['广告', { text: '是否立即开始游戏', button: true, at: [340, 1400, 740, 1500] }] },
    index: seen(FILE_NAME, press(540, 1450, '是否立即开始游戏'), download(45)),
    violation: ['start-game-bait', 'bait-to-download'],
    notFound: ['red-packet-bait'],
  },
  {
    name: 'a tap on 领取红包 starts a download',
    run: opening(press(540, 1450, '领取红包'), download(45)),
    screens: { '01-splash-and-windows-ad': ['广告', { text: '领取红包', button: true, at: [340, 1400, 740, 1500] }] },
    index: seen(FILE_NAME, press(540, 1450, '领取红包'), download(45)),
    violation: ['red-packet-bait', 'bait-to-download'],
    notFound: ['start-game-bait'],
  },
  {
    name: 'a download that was cancelled goes on after the next start',
    run: opening(
      tap(44, '立即下载'),
      download(45),
      tap(50, '取消下载'),
      { kind: 'process', time: at(60), event: 'end', package: PACKAGE, cause: 'tester' },
      started(70, { cause: 'launcher' }),
      page(71, 'HomeActivity'),
      download(90),
    ),
    violation: ['cancelled-download-resumes'],
    suspected: ['paused-download-resumes'],
  },
  {
    name: 'pressing the close mark starts a download',
    ...both(press(970, 130, '跳过'), download(45)),
    violation: ['obstructed-close-forces-download'],
  },
  {
    name: 'a window without a close mark, and a tap on it starts a download',
    run: opening(press(540, 1200), download(45)),
    screens: {
      '01-splash-and-windows-ad': [
        { id: 'cn.example.app:id/picture', class: 'android.widget.ImageView', button: true, at: [0, 0, 1080, 2280] },
        '广告',
      ],
    },
    index: seen(FILE_NAME, press(540, 1200), download(45)),
    violation: ['any-tap-downloads'],
    suspected: ['obstructed-close-forces-download'],
  },
  {
    name: 'a tap anywhere on the splash opens another app',
    ...both(press(540, 1200), jump(45)),
    violation: ['jump-without-consent'],
  },
  {
    name: 'a button that says so opens another app',
    run: opening(tap(44, '打开示例特卖'), jump(45)),
    screens: { '01-splash-and-windows-ad': ['示例特卖', { text: '打开示例特卖', button: true, at: [340, 1400, 740, 1500] }] },
    index: seen(FILE_NAME, press(540, 1450, '打开示例特卖'), jump(45)),
    notFound: ['jump-without-consent', 'bait-jump'],
  },
  {
    name: 'a tap on 领取红包 opens another app',
    run: opening(press(540, 1450, '领取红包'), jump(45)),
    screens: { '01-splash-and-windows-ad': ['广告', { text: '领取红包', button: true, at: [340, 1400, 740, 1500] }] },
    index: seen(FILE_NAME, press(540, 1450, '领取红包'), jump(45)),
    violation: ['bait-jump'],
  },
  {
    name: 'the close mark opens another app',
    ...both(press(970, 130, '跳过'), jump(45)),
    suspected: ['deceptive-service-jump'],
  },
  {
    name: 'the splash goes on to the first page by itself',
    run: opening(page(46, 'HomeActivity')),
    screens: FILES,
    index: seen(FILE_NAME, page(46, 'HomeActivity')),
    notFound: ['jump-without-consent'],
  },
  {
    name: 'paying opens the wallet',
    run: opening(page(46, 'HomeActivity'), tap(60, '立即支付'), { ...jump(60.5), package: 'com.eg.android.AlipayGphone' }),
    notFound: ['jump-without-consent', 'wakes-third-party-apps', 'starts-other-apps-beyond-need', 'starts-without-need'],
  },
  {
    name: 'a paused download goes on when the user asks for it after the next start',
    run: opening(
      tap(44, '立即下载'),
      download(45),
      tap(48, '暂停'),
      { kind: 'process', time: at(60), event: 'end', package: PACKAGE, cause: 'tester' },
      started(70, { cause: 'launcher' }),
      page(71, 'HomeActivity'),
      tap(89, '继续下载'),
      download(90),
    ),
    notFound: ['cancelled-download-resumes', 'paused-download-resumes'],
  },
];
