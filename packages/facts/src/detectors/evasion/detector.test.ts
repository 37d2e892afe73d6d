import { knowledge } from '@touchstone/knowledge';
import { type Body, type ClassSpec, caller, cls, elf, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { madeApp, observed } from '../../made-app.contract.ts';
import { evasion } from './detector.ts';

const seen = (...classes: readonly ClassSpec[]) =>
  observed(evasion, { classes }, knowledge).map(([, { checks, how }]) => `${checks}: ${how}`);
const load = (...texts: readonly string[]): ClassSpec => {
  const body: Body = (m) => {
    for (const one of texts) m.constString('v0', one);
  };
  return cls('cn.example.app.A', { methods: [method('run', '()V', body, 'public static')] });
};
/** Each text is compared, and a branch rests on it. */
const branching = (...texts: readonly string[]): ClassSpec => branchingIn('cn.example.app.A', texts);
const branchingIn = (owner: string, texts: readonly string[]): ClassSpec => {
  const body: Body = (m) => {
    for (const [i, one] of texts.entries())
      m.constString('v0', one).invokeVirtual(IS, 'p0', 'v0').moveResult('v0').if('eqz', 'v0', `l${i}`).op('nop').label(`l${i}`);
  };
  return cls(owner, { methods: [method('run', '(Ljava/lang/String;)V', body, 'public static')] });
};
const IS = 'Ljava/lang/String;->contains(Ljava/lang/CharSequence;)Z';
const CAPABLE = 'Landroid/net/NetworkCapabilities;->hasTransport(I)Z';
const DEBUG = 'static Landroid/os/Debug;->isDebuggerConnected()Z';

test.each<[string, ClassSpec, readonly string[]]>([
  ['a file of an emulator', load('/dev/qemu_pipe'), ['emulator: /dev/qemu_pipe']],
  ['one word that may mean anything', load('goldfish'), []],
  ['two such words that nothing is decided by', load('goldfish', 'ranchu'), []],
  ['two such words, each with a branch', branching('goldfish', 'ranchu'), ['emulator: goldfish, ranchu']],
  ['one such word with a branch', branching('goldfish'), []],
  ['root', load('/system/xbin/su'), ['root: /system/xbin/su']],
  ['Frida', load('frida-server'), ['frida: frida-server']],
  ['Xposed', load('de.robv.android.xposed.XposedBridge'), ['xposed: de.robv.android.xposed.XposedBridge']],
  ['a debugger', caller('A', DEBUG), ['debugger: android.os.Debug.isDebuggerConnected']],
  ['a proxy', branching('http.proxyHost', 'http.proxyPort'), ['proxy: http.proxyHost, http.proxyPort']],
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
  const asked = method('ask', '()V', (m) => m.call(CITY), 'public static');
  const [gate, lists] = [branching('北京', '上海'), load('北京', '上海')];
  expect(seen({ ...gate, methods: [...gate.methods, asked] })).toEqual(['city: 北京, 上海']);
  expect(seen({ ...lists, methods: [...lists.methods, asked] })).toEqual([]);
  expect(seen(gate)).toEqual([]);
});

test('marks of different owners do not add up', () => {
  const app = branching('goldfish');
  const other = branchingIn('org.stranger.tool.B', ['ranchu']);
  expect(seen(app, other)).toEqual([]);
  expect(seen(app, branchingIn('cn.example.app.B', ['ranchu']))).toEqual(['emulator: goldfish, ranchu']);
});

const STARTS = 'Ljava/lang/String;->startsWith(Ljava/lang/String;)Z';
const CONTAINS = 'Ljava/lang/String;->contains(Ljava/lang/CharSequence;)Z';
const OPT = 'Lorg/json/JSONObject;->optBoolean(Ljava/lang/String;)Z';
const SHOW = 'Landroid/widget/TextView;->setText(Ljava/lang/CharSequence;)V';
const EXEC = 'Ljava/lang/Runtime;->exec(Ljava/lang/String;)Ljava/lang/Process;';
const GLOBAL = 'Landroid/provider/Settings$Global;';
const run = (body: Body): ClassSpec => cls('cn.example.app.A', { methods: [method('run', '()V', body, 'public static')] });
const build = (field: string, call: string, one: string) =>
  run((m) => m.sget('v0', `Landroid/os/Build;->${field}:Ljava/lang/String;`).call(call, 'v0', text(one)));
const named = (source: string, one: string) => run((m) => m.invokeVirtual(source, 'v1').moveResult('v0').call(CONTAINS, 'v0', text(one)));
const MODEL = 'Landroid/os/Build;->MODEL:Ljava/lang/String;';
const GET = 'interface Landroid/content/SharedPreferences;->getString(Ljava/lang/String;Ljava/lang/String;)Ljava/lang/String;';
const EQUALS = 'Ljava/lang/String;->equals(Ljava/lang/Object;)Z';
const FLAGS = 'Landroid/content/pm/ApplicationInfo;->flags:I';
const masked = (mask: number) => run((m) => m.iget('v0', 'v1', FLAGS).math('and-int/lit8', 'v0', 'v0', mask));

test.each<[string, ClassSpec, readonly string[]]>([
  ['a generic build', build('FINGERPRINT', STARTS, 'generic'), ['emulator: generic']],
  ['the word Emulator in a model', build('MODEL', CONTAINS, 'Emulator'), ['emulator: Emulator']],
  ['one hardware', build('HARDWARE', CONTAINS, 'goldfish'), ['emulator: goldfish']],
  ['a maker that is compared', build('MANUFACTURER', CONTAINS, 'Xiaomi'), []],
  ['the word generic elsewhere', run((m) => m.call(STARTS, text('x'), text('generic'))), []],
  ['test keys', build('TAGS', CONTAINS, 'test-keys'), ['root: test-keys']],
  ['su', caller('A', [EXEC, null, text('su')]), ['root: java.lang.Runtime.exec su']],
  ['su with a command', caller('A', [EXEC, null, text('su -c ls')]), ['root: java.lang.Runtime.exec su']],
  ['a command that only begins alike', caller('A', [EXEC, null, text('sum x')]), []],
  [
    'which su',
    run((m) =>
      m
        .filledNewArray('[Ljava/lang/String;', text('which'), text('su'))
        .moveResult('v1')
        .call('Ljava/lang/Runtime;->exec([Ljava/lang/String;)Ljava/lang/Process;', null, 'v1'),
    ),
    ['root: java.lang.Runtime.exec su'],
  ],
  ['the flag for debugging', masked(2), ['debugger: ApplicationInfo.FLAG_DEBUGGABLE']],
  ['another flag', masked(1), []],
  [
    'a proxy by property',
    caller('A', ['static Ljava/lang/System;->getProperty(Ljava/lang/String;)Ljava/lang/String;', text('http.proxyHost')]),
    ['proxy: java.lang.System.getProperty http.proxyHost'],
  ],
  [
    'a proxy of the link',
    caller('A', 'Landroid/net/LinkProperties;->getHttpProxy()Landroid/net/ProxyInfo;'),
    ['proxy: android.net.LinkProperties.getHttpProxy'],
  ],
  ['a tunnel', named('Ljava/net/NetworkInterface;->getName()Ljava/lang/String;', 'tun0'), ['vpn: tun0']],
  ['a wireless interface', named('Ljava/net/NetworkInterface;->getName()Ljava/lang/String;', 'wlan0'), []],
  [
    'not a VPN',
    caller('A', ['Landroid/net/NetworkCapabilities;->hasCapability(I)Z', null, 15]),
    ['vpn: android.net.NetworkCapabilities.hasCapability 15'],
  ],
  [
    'the port of Frida',
    run((m) => m.create('v1', 'Ljava/net/Socket;-><init>(Ljava/lang/String;I)V', text('127.0.0.1'), 27042)),
    ['frida: java.net.Socket.<init> 27042'],
  ],
  ['another port', run((m) => m.create('v1', 'Ljava/net/Socket;-><init>(Ljava/lang/String;I)V', text('127.0.0.1'), 8080)), []],
  ['frames of Xposed', run((m) => m.call(STARTS, text('x'), text('de.robv.android.xposed.'))), ['xposed: de.robv.android.xposed.']],
  ['one city', named('Landroid/location/Address;->getLocality()Ljava/lang/String;', '北京'), ['city: 北京']],
  [
    'developer options by their field',
    run((m) =>
      m
        .sget('v0', `${GLOBAL}->DEVELOPMENT_SETTINGS_ENABLED:Ljava/lang/String;`)
        .call(`static ${GLOBAL}->getInt(Landroid/content/ContentResolver;Ljava/lang/String;I)I`, null, 'v0', 0),
    ),
    ['developer-options: android.provider.Settings$Global.getInt DEVELOPMENT_SETTINGS_ENABLED'],
  ],
  ['a label of an order', caller('A', [SHOW, null, text('审核中')]), []],
  ['a field of an answer', caller('A', [OPT, null, text('is_audit')]), []],
  ['the root of a tree', caller('A', [OPT, null, text('is_root')]), []],
  ['a proxy in an answer', caller('A', [OPT, null, text('isProxy')]), []],
  ['two words for a review', branching('is_audit', 'in_review'), ['remote-switch: is_audit, in_review']],
  [
    'a model that is printed',
    run((m) => m.sget('v0', MODEL).call('static Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I', text('sdk'), 'v0')),
    [],
  ],
  [
    'a model that is compared with a setting',
    run((m) => m.sget('v1', MODEL).call(GET, null, text('sdk'), null).moveResult('v0').call(EQUALS, 'v1', 'v0')),
    [],
  ],
  [
    'a model among those of a list',
    run((m) =>
      m
        .sget('v1', MODEL)
        .filledNewArray('[Ljava/lang/String;', text('x'), text('google_sdk'))
        .moveResult('v0')
        .call('static Ljava/util/Arrays;->asList([Ljava/lang/Object;)Ljava/util/List;', 'v0')
        .moveResult('v0')
        .call('interface Ljava/util/List;->contains(Ljava/lang/Object;)Z', 'v0', 'v1'),
    ),
    ['emulator: google_sdk'],
  ],
  [
    'how long the device is up, beside a signature',
    run((m) =>
      m
        .call('Landroid/content/pm/PackageManager;->getPackageInfo(Ljava/lang/String;I)Landroid/content/pm/PackageInfo;')
        .call('Landroid/content/pm/Signature;->toByteArray()[B')
        .call('static Landroid/os/SystemClock;->elapsedRealtime()J'),
    ),
    ['signature: android.content.pm.Signature.toByteArray'],
  ],
  ['flags of something else in the register', run((m) => m.iget('v0', 'v1', FLAGS).const('v0', 5).math('and-int/lit8', 'v0', 'v0', 2)), []],
])('%s', (_name, spec, expected) => expect(seen(spec)).toEqual(expected));

test('weak words of native code go only with a strong one', () => {
  const native = (...strings: readonly string[]) => {
    const library = { name: 'lib/arm64-v8a/libx.so', data: elf({ abi: 'arm64-v8a', strings }) };
    return observed(evasion, { files: [library] }, knowledge).map(([, { checks, how }]) => `${checks}: ${how}`);
  };
  expect(native('gmain', 'gdbus', 'goldfish', 'ranchu')).toEqual([]);
  expect(native('gmain', 'frida-server')).toEqual(['frida: frida-server, gmain']);
});

test('checks in native code', () => {
  const strings = ['/system/xbin/su', 'frida-server', '/proc/self/status', 'TracerPid:', 'goldfish'];
  const library = { name: 'lib/arm64-v8a/libx.so', data: elf({ abi: 'arm64-v8a', strings, exports: ['Java_cn_example_app_A_go'] }) };
  const facts = [...evasion.detect(madeApp({ files: [library] }), knowledge, {})];
  expect(facts.map(({ attributes: { checks, how, owner }, at }) => [checks, how, owner, at.file])).toEqual([
    ['root', '/system/xbin/su', 'app', library.name],
    ['frida', 'frida-server', 'app', library.name],
    ['debugger', 'TracerPid:, /proc/self/status', 'app', library.name],
  ]);
  expect(facts.every(({ at }) => (at.offset ?? 0) > 0)).toBe(true);
});
