import { knowledge } from '@touchstone/knowledge';
import { type Body, type ClassSpec, caller, cls, elf, field, method, text } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import type { Fact } from '../../fact.ts';
import { madeApp } from '../../made-app.contract.ts';
import { personalInformation } from './detector.ts';

const SECURE =
  'static Landroid/provider/Settings$Secure;->getString(Landroid/content/ContentResolver;Ljava/lang/String;)Ljava/lang/String;';
const PARSE = 'Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;';
const APPEND = 'Landroid/net/Uri;->withAppendedPath(Landroid/net/Uri;Ljava/lang/String;)Landroid/net/Uri;';
const QUERY =
  'Landroid/content/ContentResolver;->query(Landroid/net/Uri;[Ljava/lang/String;Ljava/lang/String;[Ljava/lang/String;Ljava/lang/String;)Landroid/database/Cursor;';
const DELETE = 'Landroid/content/ContentResolver;->delete(Landroid/net/Uri;Ljava/lang/String;[Ljava/lang/String;)I';
const OBSERVE = 'Landroid/content/ContentResolver;->registerContentObserver(Landroid/net/Uri;ZLandroid/database/ContentObserver;)V';
const INFO = 'Landroid/content/pm/PackageManager;->getPackageInfo(Ljava/lang/String;I)Landroid/content/pm/PackageInfo;';
const OWN_NAME = 'Landroid/content/Context;->getPackageName()Ljava/lang/String;';
const EXEC = 'Ljava/lang/Runtime;->exec(Ljava/lang/String;)Ljava/lang/Process;';
const PROPERTY = 'static Landroid/os/SystemProperties;->get(Ljava/lang/String;)Ljava/lang/String;';
const LISTEN = 'Landroid/telephony/TelephonyManager;->listen(Landroid/telephony/PhoneStateListener;I)V';
const LOCATE = 'Landroid/location/LocationManager;->requestLocationUpdates(Ljava/lang/String;JFLandroid/location/LocationListener;)V';
const SENSOR = 'Landroid/hardware/SensorManager;->getDefaultSensor(I)Landroid/hardware/Sensor;';
const REGISTER_SENSOR =
  'Landroid/hardware/SensorManager;->registerListener(Landroid/hardware/SensorEventListener;Landroid/hardware/Sensor;I)Z';
const SERVICE = 'Landroid/content/Context;->startService(Landroid/content/Intent;)Landroid/content/ComponentName;';
const ADD_VIEW = 'interface Landroid/view/WindowManager;->addView(Landroid/view/View;Landroid/view/ViewGroup$LayoutParams;)V';
const LAYOUT = 'Landroid/view/WindowManager$LayoutParams;-><init>(IIIII)V';

const run = (body: Body): ClassSpec => cls('cn.example.app.A', { methods: [method('run', '()V', body, 'public static')] });
const inside = (...classes: readonly ClassSpec[]): readonly Fact[] => [...personalInformation.detect(madeApp({ classes }), knowledge, {})];
const brief = ({ kind, attributes: { data, action, via, argument, periodMs } }: Fact) =>
  [kind, data ?? action, via, argument, periodMs].filter((value) => value !== undefined).join(' ');
const seen = (...classes: readonly ClassSpec[]) => inside(...classes).map(brief);

describe('arguments decide', () => {
  test.each<[string, ClassSpec, readonly string[]]>([
    ['Android ID', caller('A', [SECURE, null, text('android_id')]), ['code.reads android_id api android_id']],
    ['Bluetooth address', caller('A', [SECURE, null, text('bluetooth_address')]), ['code.reads mac api bluetooth_address']],
    [
      'a setting that is not known',
      run((m) => m.call('Ljava/lang/Object;->toString()Ljava/lang/String;').moveResult('v3').call(SECURE, null, 'v3')),
      ['code.acts read-setting ?'],
    ],
    ['a harmless setting', caller('A', [SECURE, null, text('location_mode')]), []],
    ...(
      [
        ['its own package or another', 'com.tencent.mm', ['code.reads app_status api com.tencent.mm']],
        ['its own package or an unknown one', undefined, ['code.reads app_status api ?']],
      ] as const
    ).map(([name, other, expected]): [string, ClassSpec, readonly string[]] => [
      name,
      run((m) => {
        m.call(OWN_NAME).moveResult('v4').if('eqz', 'v5', 'next');
        if (other === undefined) m.call('Ljava/lang/Object;->toString()Ljava/lang/String;').moveResult('v4');
        else m.constString('v4', other);
        m.label('next').call(INFO, null, 'v4');
      }),
      expected,
    ]),
    ['another package', caller('A', [INFO, null, text('com.tencent.mm')]), ['code.reads app_status api com.tencent.mm']],
    ['its own package by name', caller('A', [INFO, null, text('cn.example.app')]), []],
    ['its own package by call', run((m) => m.invokeVirtual(OWN_NAME, 'v1').moveResult('v0').call(INFO, null, 'v0')), []],
    ['a package that is not constant', caller('A', [INFO]), ['code.reads app_status api ?']],
    [
      'installed packages by command',
      caller('A', [EXEC, null, text('pm list packages -3')]),
      ['code.acts run-command pm list packages -3', 'code.reads app_list command pm list packages -3'],
    ],
    ['a harmless command', caller('A', [EXEC, null, text('mkdir x')]), ['code.acts run-command mkdir x']],
    ['a word that only contains a command', caller('A', [EXEC, null, text('collapse')]), ['code.acts run-command collapse']],
    ['serial number by property', caller('A', [PROPERTY, text('ro.serialno')]), ['code.reads serial property ro.serialno']],
    ['a harmless property', caller('A', [PROPERTY, text('ro.build.version.sdk')]), []],
    ['calls and cells', caller('A', [LISTEN, null, null, 48]), ['code.reads cell api 48', 'code.reads call_state api 48']],
    ['no longer listening', caller('A', [LISTEN, null, null, 0]), []],
    ['location each second', caller('A', [LOCATE, null, text('gps'), 1000]), ['code.reads loc_precise api 1000']],
    [
      'an overlay',
      run((m) => m.create('v0', LAYOUT, -1, -1, 2038, 8, -3).call(ADD_VIEW, null, null, 'v0')),
      ['code.acts draw-overlay 2038'],
    ],
    ['a window inside the app', run((m) => m.create('v0', LAYOUT, -1, -1, 1000, 8, -3).call(ADD_VIEW, null, null, 'v0')), []],
  ])('%s', (_name, spec, expected) => expect(seen(spec)).toEqual(expected));

  test('a step counter is told from an accelerometer by its number, with the period', () => {
    const listen = (type: number) =>
      run((m) => m.invokeVirtual(SENSOR, 'v2', type).moveResult('v0').call(REGISTER_SENSOR, null, null, 'v0', 3));
    expect(seen(listen(19))).toContain('code.reads steps api 19 200');
    expect(seen(listen(1))).toContain('code.reads sensor_motion api 1 200');
  });

  test('a service of another app is started, one of the app is not told', () => {
    const EXPLICIT = 'Landroid/content/Intent;-><init>(Landroid/content/Context;Ljava/lang/Class;)V';
    const SET = 'Landroid/content/Intent;->setPackage(Ljava/lang/String;)Landroid/content/Intent;';
    const own = run((m) =>
      m.constClass('v1', 'cn.example.app.S').const('v2', 0).create('v0', EXPLICIT, 'v2', 'v1').call(SERVICE, null, 'v0'),
    );
    const other = run((m) =>
      m.create('v0', 'Landroid/content/Intent;-><init>()V').invokeVirtual(SET, 'v0', text('com.other')).call(SERVICE, null, 'v0'),
    );
    expect(seen(own)).toEqual([]);
    expect(seen(other)).toEqual(['code.acts start-service com.other']);
  });

  test('the provider of another app is asked, which starts that app', () => {
    const ask = (address: string) => run((m) => m.invokeStatic(PARSE, text(address)).moveResult('v0').call(QUERY, null, 'v0'));
    expect(seen(ask('content://com.sina.weibo.wake/provider'))).toEqual(['code.acts start-other-app com.sina.weibo.wake']);
    expect(seen(ask('content://com.android.launcher3.settings/favorites'))).toEqual([]);
  });

  test('what a method of the app hands on is found at its callers', () => {
    const helper = cls('cn.example.app.Settings', {
      methods: [method('read', '(Ljava/lang/String;)V', (m) => m.call(SECURE, null, 'p0'), 'public static')],
    });
    const use = caller('cn.example.app.Use', ['static Lcn/example/app/Settings;->read(Ljava/lang/String;)V', text('android_id')]);
    expect(seen(helper, use)).toEqual(['code.reads android_id api android_id']);
    expect(seen(helper)).toEqual(['code.acts read-setting ?']);
  });
});

describe('content addresses', () => {
  test.each<[string, Body, readonly string[]]>([
    [
      'parsed',
      (m) => m.invokeStatic(PARSE, text('content://sms/inbox')).moveResult('v0').call(QUERY, null, 'v0'),
      ['code.reads sms uri content://sms/inbox'],
    ],
    [
      'one of two',
      (m) =>
        m
          .constString('v0', 'content://sms/inbox')
          .if('eqz', 'v3', 'next')
          .constString('v0', 'content://call_log/calls')
          .label('next')
          .invokeStatic(PARSE, 'v0')
          .moveResult('v0')
          .call(QUERY, null, 'v0'),
      ['code.reads sms uri content://sms/inbox', 'code.reads call_log uri content://call_log/calls'],
    ],
    [
      'deleted',
      (m) => m.invokeStatic(PARSE, text('content://call_log/calls')).moveResult('v0').call(DELETE, null, 'v0'),
      ['code.writes call_log uri'],
    ],
    [
      'a framework field',
      (m) => m.sget('v0', 'Landroid/provider/ContactsContract$Contacts;->CONTENT_URI:Landroid/net/Uri;').call(QUERY, null, 'v0'),
      ['code.reads contacts uri content://com.android.contacts'],
    ],
    [
      'with a path',
      (m) =>
        m
          .invokeStatic(PARSE, text('content://com.android.calendar'))
          .moveResult('v0')
          .invokeStatic(APPEND, 'v0', text('events'))
          .moveResult('v1')
          .call(QUERY, null, 'v1'),
      ['code.reads calendar uri content://com.android.calendar/events'],
    ],
    [
      'watched',
      (m) => m.invokeStatic(PARSE, text('content://sms')).moveResult('v0').call(OBSERVE, null, 'v0'),
      ['code.acts watch-content content://sms', 'code.reads sms uri content://sms'],
    ],
    [
      'beside a call that gets it in another way',
      (m) => m.constString('v1', 'content://sms').call(QUERY),
      ['code.reads sms uri content://sms'],
    ],
    ['without a call', (m) => m.constString('v1', 'content://sms'), ['code.reads sms uri text without a call beside it']],
    [
      'of the app itself',
      (m) => m.invokeStatic(PARSE, text('content://cn.example.app/items')).moveResult('v0').call(QUERY, null, 'v0'),
      [],
    ],
    ['that only begins alike', (m) => m.invokeStatic(PARSE, text('content://smsbackup')).moveResult('v0').call(QUERY, null, 'v0'), []],
  ])('%s', (_name, body, expected) => expect(seen(run(body))).toEqual(expected));

  test('a constant of another class that holds the text', () => {
    const holder = cls('cn.example.app.Uris', {
      fields: [field('SMS', 'java.lang.String', 'public static final', 'content://sms')],
    });
    const use = run((m) =>
      m.sget('v1', 'Lcn/example/app/Uris;->SMS:Ljava/lang/String;').invokeStatic(PARSE, 'v1').moveResult('v0').call(QUERY, null, 'v0'),
    );
    expect(seen(holder, use)).toEqual(['code.reads sms uri content://sms']);
  });

  test('a text that no instruction loads is nothing', () => {
    const holder = cls('cn.example.app.Uris', {
      fields: [field('SMS', 'java.lang.String', 'public static final', 'content://sms')],
    });
    expect(seen(holder)).toEqual([]);
  });
});

describe('texts', () => {
  const FILE = 'Ljava/io/FileInputStream;-><init>(Ljava/lang/String;)V';
  const FILTER = 'Landroid/content/IntentFilter;-><init>(Ljava/lang/String;)V';
  const INTENT = 'Landroid/content/Intent;-><init>(Ljava/lang/String;)V';
  const EQUALS = 'Ljava/lang/String;->equals(Ljava/lang/Object;)Z';
  test.each<[string, Body, readonly string[]]>([
    [
      'the MAC address from a file',
      (m) => m.call(FILE, text('/sys/class/net/wlan0/address')),
      ['code.reads mac file /sys/class/net/wlan0/address'],
    ],
    ['the path alone', (m) => m.constString('v0', '/sys/class/net/wlan0/address'), ['code.reads mac file text without a call beside it']],
    ['a folder that anything may use', (m) => m.constString('v0', '/sdcard/app'), []],
    [
      'the folder opened',
      (m) => m.call('Ljava/io/File;-><init>(Ljava/lang/String;)V', text('/sdcard/DCIM')),
      ['code.reads photos file /sdcard/DCIM'],
    ],
    [
      'a property by reflection',
      (m) =>
        m
          .constString('v0', 'ro.serialno')
          .call('Ljava/lang/reflect/Method;->invoke(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;'),
      ['code.reads serial property ro.serialno'],
    ],
    [
      'received messages',
      (m) => m.create('v0', FILTER, text('android.provider.Telephony.SMS_RECEIVED')),
      [
        'code.acts listen-broadcast android.provider.Telephony.SMS_RECEIVED',
        'code.reads sms broadcast android.provider.Telephony.SMS_RECEIVED',
      ],
    ],
    ['an action that is only compared', (m) => m.constString('v0', 'android.intent.action.SCREEN_ON').call(EQUALS), []],
    ['a call', (m) => m.create('v0', INTENT, text('android.intent.action.CALL')), ['code.acts place-call android.intent.action.CALL']],
    [
      'the dialler only',
      (m) => m.create('v0', INTENT, text('android.intent.action.DIAL')),
      ['code.acts start-other-app android.intent.action.DIAL'],
    ],
    [
      'an OAID service',
      (m) => m.create('v0', INTENT, text('com.uodis.opendevice.OPENIDS_SERVICE')),
      ['code.reads oaid intent text without a call beside it'],
    ],
    ['a vendor package that does much else', (m) => m.constString('v0', 'com.huawei.hwid'), []],
  ])('%s', (_name, body, expected) => expect(seen(run(body))).toEqual(expected));
});

test('what a class reads in several places is told once, at the first', () => {
  const IMEI = 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;';
  const facts = inside(caller('cn.example.app.A', IMEI, IMEI), caller('cn.example.app.B', IMEI));
  expect(facts.map(({ at }) => at.method)).toEqual(['Lcn/example/app/A;->run()V', 'Lcn/example/app/B;->run()V']);
});

test('a call through a class of the app counts, one that the class overrides does not', () => {
  const START = '->startForegroundService(Landroid/content/Intent;)Landroid/content/ComponentName;';
  const main = (methods: ClassSpec['methods']) => cls('cn.example.app.Main', { extends: 'android.app.Activity', methods });
  const use = caller('cn.example.app.Use', `Lcn/example/app/Main;${START}`);
  expect(seen(main([]), use)).toEqual(['code.acts start-service ?']);
  expect(seen(main([method('startForegroundService', '(Landroid/content/Intent;)Landroid/content/ComponentName;')]), use)).toEqual([]);
});

describe('calls that read nothing new', () => {
  const LATITUDE = 'Landroid/location/Location;->getLatitude()D';
  const FOR_UID = 'Landroid/content/pm/PackageManager;->getPackagesForUid(I)[Ljava/lang/String;';
  const SAID = 'Landroid/view/accessibility/AccessibilityEvent;->getText()Ljava/util/List;';
  const EVENT = 'Landroid/view/accessibility/AccessibilityEvent;';
  const app = (name: string, call: string, above = 'java.lang.Object', signature = '()V'): readonly ClassSpec[] => {
    const [type = '', member = ''] = name.split('#');
    return [cls(type, { extends: above, methods: [method(member, signature, (m) => m.call(call), 'public')] })];
  };

  test.each<[string, readonly ClassSpec[], readonly string[]]>([
    ['a latitude', app('cn.example.app.A#show', LATITUDE), ['code.reads loc_precise api']],
    ['a latitude that is compared', app('cn.example.app.A#equals', LATITUDE), []],
    ['what a view says of itself', app('cn.example.app.A#onPopulateAccessibilityEvent', SAID, 'android.widget.Switch', `(${EVENT})V`), []],
    ['a view that makes an event', app('cn.example.app.A#sendAccessibilityEventForVirtualView', SAID, 'android.view.View'), []],
    ['a helper of a view', app('cn.example.app.A#fill', SAID, 'android.view.View$AccessibilityDelegate'), []],
    [
      'a service that listens',
      app('cn.example.app.A#onAccessibilityEvent', SAID, 'android.accessibilityservice.AccessibilityService', `(${EVENT})V`),
      ['code.acts read-screen', 'code.reads screen_content api'],
    ],
    ['code that reads for a service', app('cn.example.app.A#read', SAID), ['code.acts read-screen', 'code.reads screen_content api']],
    ['apps of a uid', app('cn.example.app.A#list', FOR_UID), ['code.reads app_list api']],
    [
      'the app that calls',
      [run((m) => m.invokeStatic('Landroid/os/Binder;->getCallingUid()I').moveResult('v0').call(FOR_UID, null, 'v0'))],
      [],
    ],
  ])('%s', (_name, classes, expected) => expect(seen(...classes)).toEqual(expected));

  test.each<[string, string, string, readonly string[]]>([
    ['a location that an SDK carries', 'com.google.android.gms.location.R', LATITUDE, []],
    ['a location in another SDK', 'com.umeng.R', LATITUDE, ['code.reads loc_precise api']],
    ['a uid that an SDK is given', 'com.umeng.R', FOR_UID, []],
    ['a uid that a general library is given', 'androidx.core.R', FOR_UID, []],
    ['the uid that the app has found itself', 'cn.example.app.R', FOR_UID, ['code.reads app_list api']],
  ])('%s', (_name, name, call, expected) => {
    const look = method('look', '(I)V', (m) => m.call(call, null, 'p1'), 'public');
    const made = madeApp(
      { classes: [cls(name, { methods: [look] })] },
      {
        sdkPrefixes: [
          { prefix: 'com.google.android.gms.location', sdk: 'google-location' },
          { prefix: 'com.umeng', sdk: 'umeng' },
          { prefix: 'androidx', sdk: 'androidx', isGeneralLibrary: true },
        ],
      },
    );
    expect([...personalInformation.detect(made, knowledge, {})].map(brief)).toEqual(expected);
  });
});

describe('texts belong to the call that takes them', () => {
  const READER = 'Ljava/io/FileReader;-><init>(Ljava/lang/String;)V';
  const BIND = 'Landroid/content/Context;->bindService(Landroid/content/Intent;Landroid/content/ServiceConnection;I)Z';
  const FOR_NAME = 'static Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;';
  const EQUALS = 'Ljava/lang/String;->equals(Ljava/lang/Object;)Z';
  const CLIENT =
    'Landroid/content/ContentResolver;->acquireContentProviderClient(Ljava/lang/String;)Landroid/content/ContentProviderClient;';
  const told = (body: Body) =>
    inside(run(body))
      .filter(({ kind }) => kind === 'code.reads')
      .map(({ attributes: { data, via, api, argument }, at }) => [data, via, api, argument, at.line]);

  test('a file that is opened behind another command', () => {
    const body: Body = (m) => m.line(10).call(EXEC, null, text('ls')).line(20).create('v1', READER, text('/proc/cpuinfo'));
    expect(told(body)).toEqual([['dev_cpu_mem', 'file', READER, '/proc/cpuinfo', 20]]);
  });

  test("a vendor's class that is looked up behind another service", () => {
    const name = 'com.android.id.impl.IdProviderImpl';
    const body: Body = (m) => m.line(10).call(BIND, null, null, null, 1).line(20).call(FOR_NAME, text(name));
    expect(told(body)).toEqual([['oaid', 'reflection', FOR_NAME.slice(7), name, 20]]);
  });

  test.each<[string, Body, readonly string[]]>([
    ['an address that is compared', (m) => m.call(EQUALS, text('x'), text('content://sms')), []],
    ['an address on which the comparison is made', (m) => m.call(EQUALS, text('content://sms'), null), []],
    ['a path that is compared', (m) => m.call(EQUALS, text('x'), text('/proc/net/arp')), []],
    ['an authority that only begins alike', (m) => m.invokeStatic(PARSE, text('content://com.android.contacts.mine/x')), []],
    [
      'an address with a query',
      (m) => m.invokeStatic(PARSE, text('content://sms?x')),
      ['code.reads sms uri text without a call beside it'],
    ],
    ['a provider by its authority', (m) => m.call(CLIENT, null, text('sms')), ['code.reads sms uri sms']],
    ['a provider by the authority of contacts', (m) => m.call(CLIENT, null, text('contacts')), ['code.reads contacts uri contacts']],
    ['a provider of the app', (m) => m.call(CLIENT, null, text('cn.example.app')), []],
  ])('%s', (_name, body, expected) => expect(seen(run(body))).toEqual(expected));
});

test('native libraries name what they read; whose they are their functions tell', () => {
  const strings = ['/sys/class/net/wlan0/address', 'ro.serialno', 'pm list packages -3', '/sdcard', 'x/sys/class/net/', 'ps'];
  const data = elf({ abi: 'arm64-v8a', strings, exports: ['Java_cn_example_app_A_go'] });
  const app = madeApp({ files: [{ name: 'lib/arm64-v8a/libx.so', data }] });
  const facts = [...personalInformation.detect(app, knowledge, {})];
  expect(facts.map(({ attributes }) => [attributes['data'], attributes['via'], attributes['argument'], attributes['owner']])).toEqual([
    ['mac', 'file', 'text in a native library', 'app'],
    ['serial', 'property', 'text in a native library', 'app'],
    ['app_list', 'command', 'text in a native library', 'app'],
  ]);
  const at = facts[0]?.at;
  expect(at?.file).toBe('lib/arm64-v8a/libx.so');
  const found = new TextDecoder().decode(data.subarray(at?.offset, (at?.offset ?? 0) + 28));
  expect(found).toBe('/sys/class/net/wlan0/address');
});

test('texts compared over and over cost one look at each call', () => {
  const EQUALS = 'Ljava/lang/String;->equals(Ljava/lang/Object;)Z';
  const paths = ['/proc/cpuinfo', '/proc/meminfo', '/proc/net/arp', 'ro.serialno', 'ril.serialnumber', 'sys.serialnumber'];
  const body: Body = (m) => {
    for (const one of paths) m.constString('v1', one);
    for (let i = 0; i < 1_900; i++) m.call(EQUALS, text('x'), text(`y${i % 7}`));
    for (const one of paths) m.call(EQUALS, text('x'), text(one));
  };
  expect(seen(run(body))).toEqual([]);
});
