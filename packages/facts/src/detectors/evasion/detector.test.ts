import { knowledge } from '@touchstone/knowledge';
import { type Body, type ClassSpec, caller, cls, method } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { observed } from '../../made-app.contract.ts';
import { evasion } from './detector.ts';

const seen = (...classes: readonly ClassSpec[]) =>
  observed(evasion, { classes }, knowledge).map(([, { checks, how }]) => `${checks}: ${how}`);
const load = (...texts: readonly string[]): ClassSpec => {
  const body: Body = (m) => {
    for (const one of texts) m.constString('v0', one);
  };
  return cls('cn.example.app.A', { methods: [method('run', '()V', body, 'public static')] });
};
const CAPABLE = 'Landroid/net/NetworkCapabilities;->hasTransport(I)Z';
const DEBUG = 'static Landroid/os/Debug;->isDebuggerConnected()Z';

test.each<[string, ClassSpec, readonly string[]]>([
  ['a file of an emulator', load('/dev/qemu_pipe'), ['emulator: /dev/qemu_pipe']],
  ['one word that may mean anything', load('goldfish'), []],
  ['two such words', load('goldfish', 'ranchu'), ['emulator: goldfish, ranchu']],
  ['root', load('/system/xbin/su'), ['root: /system/xbin/su']],
  ['Frida', load('frida-server'), ['frida: frida-server']],
  ['Xposed', load('de.robv.android.xposed.XposedBridge'), ['xposed: de.robv.android.xposed.XposedBridge']],
  ['a debugger', caller('A', DEBUG), ['debugger: android.os.Debug.isDebuggerConnected']],
  ['a proxy', load('http.proxyHost', 'http.proxyPort'), ['proxy: http.proxyHost, http.proxyPort']],
  ['a proxy host alone', load('http.proxyHost'), []],
  ['a VPN', caller('A', [CAPABLE, null, 4]), ['vpn: android.net.NetworkCapabilities.hasTransport 4']],
  ['Wi-Fi', caller('A', [CAPABLE, null, 1]), []],
  ['developer options', load('development_settings_enabled'), ['developer-options: development_settings_enabled']],
  ['ADB', load('adb_enabled'), ['adb: adb_enabled']],
  ['a switch for the review', load('审核模式'), ['remote-switch: 审核模式']],
  ['an ordinary switch', load('night_mode'), []],
  ['the public address', load('http://ip-api.com/json/?lang=zh-CN'), ['ip: http://ip-api.com/json/?lang=zh-CN']],
  [
    'a test device',
    caller('A', 'static Landroid/app/ActivityManager;->isUserAMonkey()Z'),
    ['test-device: android.app.ActivityManager.isUserAMonkey'],
  ],
  ['a method of that name elsewhere', caller('A', 'static Lcn/example/Debug;->isDebuggerConnected()Z'), []],
])('%s', (_name, spec, expected) => expect(seen(spec)).toEqual(expected));

test('cities count where the place of the user is asked for', () => {
  const CITY = 'Lcom/amap/api/location/AMapLocation;->getCity()Ljava/lang/String;';
  const gate: Body = (m) => m.call(CITY).constString('v0', '北京').constString('v0', '上海');
  expect(seen(cls('A', { methods: [method('run', '()V', gate, 'public static')] }))).toEqual(['city: 北京, 上海']);
  expect(seen(load('北京', '上海'))).toEqual([]);
});

test('marks of different owners do not add up', () => {
  const body =
    (one: string): Body =>
    (m) =>
      m.constString('v0', one);
  const app = cls('cn.example.app.A', { methods: [method('run', '()V', body('goldfish'), 'public static')] });
  const other = cls('org.stranger.tool.B', { methods: [method('run', '()V', body('ranchu'), 'public static')] });
  expect(seen(app, other)).toEqual([]);
});
