import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { knowledge } from '@touchstone/knowledge';
import { type CallRecord, callClassifier } from '@touchstone/trace';
import { beforeAll, describe, expect, test } from 'vitest';
import { bundleRecorder } from '../../../scripts/build/recorder.ts';
import type { AgentOptions } from './options.ts';
import type { AgentCall, AgentRecord, Message, Note } from './send/wire.ts';
import {
  APP_LOADER,
  androidClasses,
  type FakeFrida,
  FakeObject,
  FakeThrown,
  FakeVm,
  pointer,
  runAgent,
  sampleOf,
  WORKERS,
} from './testing/index.ts';

const root = new URL('../../..', import.meta.url).pathname;
let code = '';
beforeAll(async () => {
  code = await bundleRecorder(root);
});

/** An app's process with the real agent in it. */
function started(options: Partial<AgentOptions> = {}, prepare: (vm: FakeVm) => void = () => {}): { vm: FakeVm; frida: FakeFrida } {
  const vm = new FakeVm();
  vm.define(...androidClasses(knowledge.apis));
  prepare(vm);
  const frida = runAgent(code, vm, options);
  frida.java.bind(APP_LOADER);
  return { vm, frida };
}

const records = (frida: FakeFrida, kind: AgentRecord['kind']) => {
  frida.pass(5_000);
  return frida.sent.filter((message): message is AgentRecord => 'kind' in message && message.kind === kind);
};
const calls = (frida: FakeFrida) => records(frida, 'call') as AgentCall[];
const notes = (frida: FakeFrida, note: Note['note']) => frida.sent.filter((message: Message) => 'note' in message && message.note === note);

const classify = callClassifier(knowledge, 'cn.example.shop');
const touched = (frida: FakeFrida) =>
  calls(frida).flatMap((call) => classify({ ...call, line: 1 } as CallRecord).map(({ data, action }) => data ?? action));

const MAIN = 'cn.example.shop.Main.run(Main.java:7)';
const phone = (vm: FakeVm) => new FakeObject(vm.classOf('android.telephony.TelephonyManager'));
const intent = (vm: FakeVm, fields: Record<string, unknown>) => new FakeObject(vm.classOf('android.content.Intent'), fields);
const replace = (vm: FakeVm, owner: string, name: string, run: () => unknown) => {
  const type = vm.classOf(owner);
  vm.define({ ...type, methods: type.methods.map((method) => (method.name === name ? { ...method, code: run } : method)) });
};

describe('the bundle', () => {
  test('is the same for the same sources and data', async () => {
    expect(await bundleRecorder(root)).toBe(code);
  });

  test('is one classic script of bounded size that needs nothing but what Frida gives', () => {
    expect(() => new Script(code)).not.toThrow();
    const said: unknown[] = [];
    const bare = {
      Java: { available: false },
      Process: { id: 1, getCurrentThreadId: () => 1, findModuleByName: () => null },
      rpc: {},
      send: (message: unknown) => said.push(message),
      setTimeout: (task: () => void) => task(),
      setInterval: () => {},
    };
    new Script(code).runInNewContext(bare);
    expect(said).toHaveLength(1);
    expect(code).not.toMatch(/^\s*(?:import|export)\b|\?\?=|\|\|=|&&=|^\s*#\w|\.at\(-1\)|findLast/m);
    expect(code.length).toBeLessThan(150_000);
  });
});

describe('every row of the API table', () => {
  const rows = knowledge.apis.filter((row) => row.member === 'method');
  /** Rows that can be reached under the name of another row: the same code runs for both. */
  const relatives = (owner: string) => [
    owner,
    ...(owner === 'java.lang.System' ? ['java.lang.Runtime'] : []),
    ...(WORKERS[owner] ?? []),
    ...Object.entries(WORKERS).flatMap(([abstract, workers]) =>
      (WORKERS[owner] ?? [owner]).some((worker) => workers.includes(worker)) ? [abstract] : [],
    ),
  ];

  /** What a call must be about to concern anybody. */
  function givenFor(row: (typeof rows)[number], parameters: readonly string[], vm: FakeVm): unknown[] {
    return parameters.map((type) => (type === 'java.lang.String' && row.rule === 'property' ? 'ro.serialno' : sampleOf(type, vm)));
  }

  test('is hooked where its code is, and only the field is not', () => {
    const { vm, frida } = started();
    frida.exports['mark']?.('phase', 'traverse', 'start');
    const unseen: string[] = [];
    const misread: string[] = [];
    for (const row of rows) {
      const owner = row.class.slice(1, -1).replaceAll('/', '.');
      const type = vm.classOf(WORKERS[owner]?.[0] ?? owner);
      const methods = type.methods.filter((method) => method.name === row.name && method.code !== undefined);
      const method = methods.find(
        (one) => row.signature === undefined || row.signature.startsWith(`(${one.parameters.map(descriptor).join('')})`),
      );
      frida.pass(1_100);
      const before = calls(frida).length;
      const self = new FakeObject(type, {
        owner: new FakeObject(vm.classOf('java.lang.Class'), {
          name: type.name.endsWith('Constructor') ? 'dalvik.system.DexClassLoader' : 'android.telephony.TelephonyManager',
        }),
        name: type.name.endsWith('Constructor') ? '<init>' : 'getDeviceId',
        command: new FakeObject(vm.classOf('java.util.List'), { text: '[pm, list, packages]' }),
      });
      if (method === undefined) unseen.push(`no code: ${owner}.${row.name}`);
      else vm.within(MAIN, () => vm.run(type, method, self, givenFor(row, method.parameters, vm)));
      const seen = calls(frida).slice(before);
      const isSeen = seen.some(
        ({ api }) =>
          api.method === row.name &&
          relatives(owner).includes(api.class) &&
          (row.signature === undefined || api.signature === row.signature || row.rule === 'loads-code'),
      );
      const touches = seen.flatMap((call) => classify({ ...call, line: 1 } as CallRecord));
      const isPlain = row.rule === undefined && row.arguments === undefined;
      if (isPlain && !touches.some(({ data, action }) => data === row.data || action === row.action)) misread.push(`${owner}.${row.name}`);
      if (!isSeen) unseen.push(`${owner}.${row.name}${row.signature ?? ''} ${JSON.stringify(seen.map(({ api }) => api))}`);
    }
    expect(unseen).toEqual([]);
    expect(misread).toEqual([]);
    expect(rows.length).toBeGreaterThan(390);
    expect(knowledge.apis.length - rows.length).toBe(1);
    expect(notes(frida, 'problem')).toEqual([]);
  });

  const descriptor = (type: string): string =>
    type.startsWith('[') ? type.replaceAll('.', '/') : (PRIMITIVES[type] ?? `L${type.replaceAll('.', '/')};`);
  const PRIMITIVES: Readonly<Record<string, string>> = {
    boolean: 'Z',
    byte: 'B',
    char: 'C',
    short: 'S',
    int: 'I',
    long: 'J',
    float: 'F',
    double: 'D',
  };
});

describe('a recorded call', () => {
  test('tells time, arguments, result, stack without the hook, thread and process', () => {
    const { vm, frida } = started();
    frida.pass(10);
    vm.onThread(9, 'pool-1', () => vm.within(MAIN, () => vm.call(phone(vm), 'getDeviceId', 0)));
    expect(calls(frida)).toEqual([
      {
        kind: 'call',
        time: 1_763_773_200_010,
        process: 'cn.example.shop',
        api: { class: 'android.telephony.TelephonyManager', method: 'getDeviceId', signature: '(I)Ljava/lang/String;' },
        arguments: ['0'],
        result: { state: 'real', type: 'java.lang.String', value: 'co…pp (13)' },
        stack: [MAIN],
        thread: 'pool-1',
      },
    ]);
  });

  test.each([
    ['nothing', null, { state: 'null', type: 'java.lang.String' }],
    ['an empty text', '', { state: 'null', type: 'java.lang.String' }],
    [
      'the address that the system hands out',
      '02:00:00:00:00:00',
      { state: 'masked', type: 'java.lang.String', value: '02:00:00:00:00:00' },
    ],
    ['zeros', '000000000000000', { state: 'masked', type: 'java.lang.String', value: '000000000000000' }],
  ])('%s is not the true value', (_name, value, result) => {
    const { vm, frida } = started({}, (made) => replace(made, 'android.telephony.TelephonyManager', 'getImei', () => value));
    vm.within(MAIN, () => vm.call(phone(vm), 'getImei'));
    expect(calls(frida)[0]?.result).toEqual(result);
  });

  test('a refusal is recorded, and the app gets its exception', () => {
    const refuse = () => {
      throw new FakeThrown('java.lang.SecurityException', 'getImei: no permission');
    };
    const { vm, frida } = started({}, (made) => replace(made, 'android.telephony.TelephonyManager', 'getImei', refuse));
    expect(() => vm.within(MAIN, () => vm.call(phone(vm), 'getImei'))).toThrow('java.lang.SecurityException: getImei');
    expect(calls(frida)[0]?.result).toEqual({ state: 'denied', type: 'java.lang.SecurityException' });
  });

  test.each([
    ['plain', 'com.other.app'],
    ['hashed', `sha256:${createHash('sha256').update('com.other.app').digest('hex')}`],
  ] as const)('values are told %s when asked for', (values, expected) => {
    const { vm, frida } = started({ values });
    vm.within(MAIN, () => vm.call(phone(vm), 'getImei'));
    expect(calls(frida)[0]?.result?.value).toBe(expected);
  });

  test('a text that is handed over is not told as it stands', () => {
    const { vm, frida } = started();
    const sms = new FakeObject(vm.classOf('android.telephony.SmsManager'));
    vm.within(MAIN, () => vm.call(sms, 'sendTextMessage', '13800138000', null, 'a private text', null, null));
    expect(calls(frida)[0]?.arguments).toEqual(['13…00 (11)', 'null', 'a …xt (14)', 'null', 'null']);
  });

  test('a call inside the framework is that of the app, once', () => {
    const { vm, frida } = started({}, (made) => {
      const type = made.classOf('android.telephony.TelephonyManager');
      const inner = (machine: FakeVm, self: FakeObject | undefined) => machine.call(self as FakeObject, 'getDeviceId', 0);
      made.define({
        ...type,
        methods: type.methods.map((one) => (one.name === 'getDeviceId' && one.parameters.length === 0 ? { ...one, code: inner } : one)),
      });
    });
    vm.within(MAIN, () => vm.call(phone(vm), 'getDeviceId'));
    expect(calls(frida).map(({ api }) => api.signature)).toEqual(['()Ljava/lang/String;']);
  });

  test('a call by reflection is recorded for itself', () => {
    const { vm, frida } = started({}, (made) =>
      replace(made, 'java.lang.reflect.Method', 'invoke', () => made.call(phone(made), 'getImei')),
    );
    const owner = new FakeObject(vm.classOf('java.lang.Class'), { name: 'android.telephony.TelephonyManager' });
    const method = new FakeObject(vm.classOf('java.lang.reflect.Method'), { owner, name: 'getImei' });
    vm.within(MAIN, () => vm.call(method, 'invoke', null, []));
    expect(calls(frida).map(({ api }) => api.method)).toEqual(['getImei', 'invoke']);
  });

  test('reflection is left alone when told so', () => {
    const { vm } = started({ reflection: false });
    const [invoke] = vm.classOf('java.lang.reflect.Method').methods.filter(({ name }) => name === 'invoke');
    expect(invoke !== undefined && vm.isHooked(invoke)).toBe(false);
  });

  test('methods that look at their caller are not hooked themselves', () => {
    const { vm, frida } = started();
    vm.within(MAIN, () => vm.call('java.lang.System', 'load', '/data/local/a.so'));
    expect(calls(frida)).toMatchObject([{ api: { class: 'java.lang.Runtime', method: 'load' }, arguments: ['null', '/data/local/a.so'] }]);
    const outer = vm.classOf('java.lang.System').methods.filter(({ name }) => name === 'load');
    expect(outer.map((method) => vm.isHooked(method))).toEqual([false]);
  });

  test('code of the app that a hooked call runs is recorded', () => {
    const run = (machine: FakeVm) =>
      machine.within('cn.example.shop.Deep.read(Deep.java:3)', () => machine.call(phone(machine), 'getImei'));
    const { vm, frida } = started({}, (made) => {
      const type = made.classOf('android.telephony.TelephonyManager');
      made.define({ ...type, methods: type.methods.map((one) => (one.name === 'getSubscriberId' ? { ...one, code: run } : one)) });
    });
    vm.within(MAIN, () => vm.call(phone(vm), 'getSubscriberId'));
    expect(calls(frida).map(({ api }) => api.method)).toEqual(['getImei', 'getSubscriberId']);
  });

  test('beyond ten a second for one caller only their number is told', () => {
    const { vm, frida } = started();
    for (let i = 0; i < 25; i++) vm.within(MAIN, () => vm.call(phone(vm), 'getImei'));
    vm.within('com.sdk.Other.x(Other.java:1)', () => vm.call(phone(vm), 'getImei'));
    const seen = calls(frida);
    expect(seen.map(({ count }) => count ?? 1)).toEqual([...Array<number>(11).fill(1), 15]);
    expect(seen.at(-1)?.stack).toEqual([MAIN]);
  });

  test('a flood is counted to the last one', () => {
    const { vm, frida } = started();
    for (let i = 0; i < 5_000; i++) vm.within(MAIN, () => vm.call(phone(vm), 'getImei'));
    expect(calls(frida).reduce((sum, { count }) => sum + (count ?? 1), 0)).toBe(5_000);
  });

  test('sends what it has in batches, in order', () => {
    const { vm, frida } = started({ perSecond: 1_000 });
    for (let i = 0; i < 80; i++) vm.within(MAIN, () => vm.call(phone(vm), 'getImei', i));
    expect(frida.raw).toHaveLength(0);
    expect(calls(frida).map((call) => call.arguments[0])).toEqual(Array.from({ length: 80 }, (_, i) => String(i)));
    expect(frida.raw.length).toBeLessThan(6);
  });
});

describe('what a call is about', () => {
  const TARGETS: readonly (readonly [string, (vm: FakeVm) => void, unknown])[] = [
    [
      'a command',
      (vm) => vm.call(new FakeObject(vm.classOf('java.lang.Runtime')), 'exec', 'pm list packages'),
      { kind: 'command', value: 'pm list packages' },
    ],
    [
      'a query',
      (vm) =>
        vm.call(
          new FakeObject(vm.classOf('android.content.ContentResolver')),
          'query',
          new FakeObject(vm.classOf('android.net.Uri'), { text: 'content://call_log/calls' }),
          null,
          null,
          null,
          null,
        ),
      { kind: 'uri', value: 'content://call_log/calls' },
    ],
    ['a property', (vm) => vm.call('android.os.SystemProperties', 'get', 'ro.serialno'), { kind: 'property', value: 'ro.serialno' }],
    [
      'a file',
      (vm) => vm.make('java.io.FileInputStream', ['/sys/class/net/wlan0/address']),
      { kind: 'file', value: '/sys/class/net/wlan0/address' },
    ],
    [
      'a sensor',
      (vm) =>
        vm.call(
          new FakeObject(vm.classOf('android.hardware.SensorManager')),
          'registerListener',
          null,
          new FakeObject(vm.classOf('android.hardware.Sensor'), { type: 19, name: 'steps' }),
          3,
        ),
      { kind: 'sensor', value: 'type=19 steps' },
    ],
    [
      'another app',
      (vm) => vm.call(new FakeObject(vm.classOf('android.app.ApplicationPackageManager')), 'getPackageInfo', 'com.tencent.mm', 0),
      { kind: 'package', value: 'com.tencent.mm' },
    ],
  ];

  test('the reader of traces takes each for what it is', () => {
    const { vm, frida } = started();
    for (const [, act] of TARGETS) vm.within(MAIN, () => act(vm));
    expect(touched(frida)).toEqual(['app_list', 'call_log', 'serial', 'mac', 'steps', 'app_status']);
  });

  test.each(TARGETS)('%s', (_name, act, target) => {
    const { vm, frida } = started();
    vm.within(MAIN, () => act(vm));
    expect(calls(frida).map((call) => call.target)).toEqual([target]);
  });

  test.each<readonly [string, (vm: FakeVm) => void]>([
    ['a file of its own', (vm) => vm.make('java.io.FileInputStream', ['/storage/emulated/0/Android/data/cn.example.shop/a'])],
    ['a file that means nothing', (vm) => vm.make('java.io.FileInputStream', ['/system/fonts/a.ttf'])],
    ['a harmless property', (vm) => vm.call('android.os.SystemProperties', 'get', 'ro.build.type')],
    [
      'its own package',
      (vm) => vm.call(new FakeObject(vm.classOf('android.app.ApplicationPackageManager')), 'getPackageInfo', 'cn.example.shop', 0),
    ],
    [
      'its own page',
      (vm) =>
        vm.call(
          new FakeObject(vm.classOf('android.app.Activity')),
          'startActivity',
          intent(vm, { package: 'cn.example.shop', text: 'Intent' }),
        ),
    ],
    [
      'reflection on methods that nobody asks about',
      (vm) =>
        vm.call(
          new FakeObject(vm.classOf('java.lang.reflect.Method'), {
            owner: new FakeObject(vm.classOf('java.lang.Class'), { name: 'a.A' }),
            name: 'b',
          }),
          'invoke',
          null,
          [],
        ),
    ],
  ])('%s concerns nobody', (_name, act) => {
    const { vm, frida } = started();
    vm.within(MAIN, () => act(vm));
    expect(calls(frida)).toEqual([]);
  });

  test.each([
    [2, 0],
    [2_005, 0],
    [2_038, 1],
  ])('a window of type %i lies over other apps %i times', (type, times) => {
    const { vm, frida } = started();
    const params = new FakeObject({ name: 'android.view.WindowManager$LayoutParams', methods: [] }, { type });
    vm.within(MAIN, () => vm.call(new FakeObject(vm.classOf('android.view.WindowManagerImpl')), 'addView', params));
    expect(touched(frida)).toEqual(Array(times).fill('draw-overlay'));
  });

  test('native code reads files and properties', () => {
    const { vm, frida } = started();
    vm.within('com.sdk.Lib.load(Native Method)', () => {
      frida.native.call('open', pointer('/proc/net/arp'));
      frida.native.call('open', pointer('/sdcard/missing'));
      frida.native.call('openat', pointer(''), pointer('/sys/class/net/wlan0/address'));
      frida.native.call('__system_property_get', pointer('ro.serialno'), pointer(''));
      frida.native.call('open', pointer('/data/app/x.so'));
    });
    expect(calls(frida).map(({ api, target, result }) => [api.method, target?.value, result?.state, result?.value])).toEqual([
      ['open', '/proc/net/arp', 'real', undefined],
      ['open', '/sdcard/missing', 'null', undefined],
      ['openat', '/sys/class/net/wlan0/address', 'real', undefined],
      ['__system_property_get', 'ro.serialno', 'real', 'R5…67 (11)'],
    ]);
    expect(touched(frida)).toEqual(['mac', 'storage', 'mac', 'serial']);
  });
});

describe('the run around the calls', () => {
  test('what the tester marks is stamped on calls from that moment on', () => {
    const { vm, frida } = started({ consent: 'before-notice', appState: 'foreground' });
    const read = () => vm.within(MAIN, () => vm.call(phone(vm), 'getImei'));
    read();
    frida.exports['mark']?.('consent', 'agreed');
    read();
    frida.exports['mark']?.('state', 'silent');
    read();
    expect(calls(frida).map(({ consent, appState }) => [consent, appState])).toEqual([
      ['before-notice', 'foreground'],
      ['after-consent', 'foreground'],
      ['after-consent', 'silent'],
    ]);
  });

  test('a mark is answered after all that was recorded before it', () => {
    const { vm, frida } = started();
    for (let i = 0; i < 12; i++) vm.within(MAIN, () => vm.call(phone(vm), 'getImei'));
    frida.exports['mark']?.('phase', 'silent', 'start');
    expect(frida.sent.slice(-2).map((message) => ('note' in message ? message.note : message.kind === 'call' && message.count))).toEqual([
      2,
      'marked',
    ]);
  });

  test('permission dialogs: shown for what is not granted, and answered', () => {
    const { vm, frida } = started();
    const page = new FakeObject(vm.classOf('android.app.Activity'), { granted: ['android.permission.INTERNET'], canAskAgain: true });
    const answer = (names: string[], results: number[]) =>
      vm.call(page, 'dispatchRequestPermissionsResult', 1, intent(vm, { names, results, text: 'Intent' }));
    vm.within(MAIN, () => vm.call(page, 'requestPermissions', ['android.permission.CAMERA', 'android.permission.INTERNET'], 1));
    answer(['android.permission.CAMERA', 'android.permission.INTERNET'], [-1, 0]);
    page.fields['canAskAgain'] = false;
    answer(['android.permission.CAMERA'], [-1]);
    expect(
      records(frida, 'dialog').map((record) => record.kind === 'dialog' && [record.outcome, record.permissions, record.feature]),
    ).toEqual([
      ['shown', ['android.permission.CAMERA'], ''],
      ['allowed', ['android.permission.INTERNET'], undefined],
      ['denied', ['android.permission.CAMERA'], undefined],
      ['denied-forever', ['android.permission.CAMERA'], undefined],
    ]);
  });

  test('pages, the background and touches', () => {
    const { vm, frida } = started();
    vm.define({ name: 'cn.example.shop.Home', superclass: 'android.app.Activity', loader: APP_LOADER, methods: [] });
    const page = new FakeObject(vm.classOf('cn.example.shop.Home'));
    const touch = (action: number, x: number, y: number) =>
      vm.call(page, 'dispatchTouchEvent', new FakeObject(vm.classOf('android.view.MotionEvent'), { action, x, y }));
    vm.call(page, 'onStart');
    vm.call(page, 'onResume');
    touch(0, 100, 200);
    touch(1, 101, 200);
    touch(0, 100, 900);
    touch(1, 100, 100);
    touch(0, 5, 5);
    frida.pass(600);
    touch(1, 5, 5);
    vm.call(page, 'onStop');
    expect(records(frida, 'ui')).toMatchObject([
      { event: 'page', page: 'cn.example.shop.Home' },
      { event: 'tap', x: 100, y: 200 },
      { event: 'swipe' },
      { event: 'long-tap' },
    ]);
    expect(records(frida, 'state')).toMatchObject([{ state: 'foreground' }, { state: 'background' }]);
  });

  test('shaking, as the app feels it, in the step that is about it', () => {
    const { vm, frida } = started();
    vm.define({
      name: 'com.ad.Shake',
      loader: APP_LOADER,
      interfaces: ['android.hardware.SensorEventListener'],
      methods: [{ name: 'onSensorChanged', parameters: ['android.hardware.SensorEvent'], returns: 'void', code: () => null }],
    });
    const sensor = new FakeObject(vm.classOf('android.hardware.Sensor'), { type: 1, name: 'accelerometer' });
    const listener = new FakeObject(vm.classOf('com.ad.Shake'));
    vm.within(MAIN, () => vm.call(new FakeObject(vm.classOf('android.hardware.SensorManager')), 'registerListener', listener, sensor, 1));
    const feel = (values: number[]) =>
      vm.call(listener, 'onSensorChanged', new FakeObject(vm.classOf('android.hardware.SensorEvent'), { sensor, values }));
    feel([30, 0, 0]);
    frida.exports['mark']?.('phase', 'splash-and-windows', 'start');
    feel([0, 0, 9.8]);
    feel([30, 0, 0]);
    feel([31, 0, 0]);
    expect(records(frida, 'ui').map((record) => record.kind === 'ui' && record.event)).toEqual(['shake']);
  });

  test('hosts that are talked to, without what stands behind the question mark', () => {
    const { vm, frida } = started();
    const open = (text: string) => vm.within(MAIN, () => vm.call(new FakeObject(vm.classOf('java.net.URL'), { text }), 'openConnection'));
    open('https://Log.example.com/v1?imei=1');
    open('http://a.example:8080/x?y=1');
    expect(records(frida, 'request')).toMatchObject([
      { protocol: 'tls', host: 'log.example.com', port: 443, tls: { sni: 'log.example.com' }, stack: [MAIN] },
      { protocol: 'http', host: 'a.example', port: 8080, url: 'http://a.example:8080/x' },
    ]);
  });
});

describe('classes that come later', () => {
  test('a loader that the app makes is hooked before its code runs', () => {
    const { vm, frida } = started({}, (made) => {
      const aMap = made.classOf('com.amap.api.location.AMapLocationClient');
      made.define({ ...aMap, loader: 'plugin.dex' });
    });
    const client = () => vm.call(new FakeObject(vm.classOf('com.amap.api.location.AMapLocationClient')), 'startLocation', null);
    vm.within(MAIN, client);
    expect(calls(frida)).toEqual([]);
    vm.within(MAIN, () => vm.make('dalvik.system.DexClassLoader', ['plugin.dex', null, null, null]));
    vm.within(MAIN, client);
    expect(calls(frida).map(({ api }) => api.method)).toEqual(['<init>', 'startLocation']);
  });

  test('reads before the app is bound are seen', () => {
    const vm = new FakeVm();
    vm.define(...androidClasses(knowledge.apis));
    const frida = runAgent(code, vm);
    vm.within('com.sdk.Early.<clinit>(Early.java:1)', () => vm.call(phone(vm), 'getImei'));
    frida.java.bind(APP_LOADER);
    expect(calls(frida).map(({ api }) => api.method)).toEqual(['getImei']);
  });

  test('classes that implement an interface of an SDK are found under any name', () => {
    const { vm, frida } = started();
    frida.exports['mark']?.('phase', 'traverse', 'start');
    vm.within(MAIN, () => vm.call(new FakeObject(vm.classOf('a.b.d')), 'getOAID', null));
    expect(calls(frida).map(({ api }) => api.class)).toEqual(['com.bun.miitmdid.interfaces.IdSupplier']);
  });
});

describe('the app never notices', () => {
  test('a fault of the agent is reported once, and calls go on', () => {
    const { vm, frida } = started({}, (made) =>
      replace(made, 'android.util.Log', 'getStackTraceString', () => {
        throw new Error('no stack');
      }),
    );
    for (let i = 0; i < 3; i++) expect(vm.within(MAIN, () => vm.call(phone(vm), 'getImei'))).toBe('com.other.app');
    expect(calls(frida)).toMatchObject([{ stack: [] }, { stack: [] }, { stack: [] }]);
    expect(notes(frida, 'problem')).toMatchObject([{ where: 'stack of android.telephony.TelephonyManager.getImei', message: 'no stack' }]);
  });

  test('what the agent itself calls is not recorded', () => {
    const { vm, frida } = started({}, (made) => {
      const uri = made.classOf('android.net.Uri');
      const nosy = {
        name: 'toString',
        parameters: [],
        returns: 'java.lang.String',
        code: (machine: FakeVm) => machine.call(phone(machine), 'getImei'),
      };
      made.define({ ...uri, methods: [nosy] });
    });
    vm.within(MAIN, () =>
      vm.call(
        new FakeObject(vm.classOf('android.content.ContentResolver')),
        'openInputStream',
        new FakeObject(vm.classOf('android.net.Uri')),
      ),
    );
    expect(calls(frida).map(({ api }) => api.method)).toEqual(['openInputStream']);
  });

  test('what is told of the hooks names what this system has not', () => {
    const { frida } = started();
    frida.pass(1_000);
    expect(notes(frida, 'hooks')[0]).toMatchObject({
      hooked: expect.any(Number),
      absent: expect.arrayContaining(['android.system.Os.open']),
    });
  });
});
