import { knowledge } from '@touchstone/knowledge';
import { type Body, cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { madeApp, observed } from '../../made-app.contract.ts';
import { reflection } from './detector.ts';

const FOR_NAME = 'Ljava/lang/Class;->forName(Ljava/lang/String;)Ljava/lang/Class;';
const GET_METHOD = 'Ljava/lang/Class;->getMethod(Ljava/lang/String;[Ljava/lang/Class;)Ljava/lang/reflect/Method;';
const INVOKE = 'Ljava/lang/reflect/Method;->invoke(Ljava/lang/Object;[Ljava/lang/Object;)Ljava/lang/Object;';

const seen = (...bodies: readonly Body[]) => {
  const classes = bodies.map((body, i) => cls(`cn.example.app.A${i}`, { methods: [method('run', '()V', body, 'public static')] }));
  return observed(reflection, { classes }, knowledge).map(([kind, { target, sensitive, count, data, via }]) =>
    [kind, target ?? data, sensitive ?? via, count].filter((value) => value !== undefined).join(' '),
  );
};
const named =
  (owner: string, member: string): Body =>
  (m) =>
    m.invokeStatic(FOR_NAME, text(owner)).moveResult('v0').call(GET_METHOD, 'v0', text(member));

test.each<[string, Body, readonly string[]]>([
  [
    'a member of the table',
    named('android.telephony.TelephonyManager', 'getDeviceId'),
    ['code.reflection android.telephony.TelephonyManager.getDeviceId true 1', 'code.reads imei reflection'],
  ],
  [
    'a harmless member of the same class',
    named('android.telephony.TelephonyManager', 'toString'),
    ['code.reflection android.telephony.TelephonyManager.toString false 1'],
  ],
  ['a member of that name elsewhere', named('cn.example.Tool', 'getDeviceId'), ['code.reflection cn.example.Tool.getDeviceId false 1']],
  [
    'a class constant',
    (m) => m.constClass('v0', 'android.os.Build').call(GET_METHOD, 'v0', text('getSerial')),
    ['code.reflection android.os.Build.getSerial true 1', 'code.reads serial reflection'],
  ],
  [
    'a telling name on an unknown class',
    (m) => m.call(GET_METHOD, 'v3', text('getSubscriberId')),
    ['code.reflection ?.getSubscriberId true 1', 'code.reads imsi reflection'],
  ],
  ['a class that is only loaded', (m) => m.call(`static ${FOR_NAME}`, text('cn.example.X')), ['code.reflection cn.example.X.? false 1']],
  ['a call of something unknown', (m) => m.call(INVOKE), ['code.reflection ? false 1']],
  ['no reflection', (m) => m.call('Ljava/lang/Object;->toString()Ljava/lang/String;'), []],
])('%s', (_name, body, expected) => expect(seen(body)).toEqual(expected));

const HELPER = 'Lcn/example/app/R;->call(Ljava/lang/String;Ljava/lang/String;)V';
const helper = cls('cn.example.app.R', {
  methods: [
    method(
      'call',
      '(Ljava/lang/String;Ljava/lang/String;)V',
      (m) => m.invokeStatic(FOR_NAME, 'p0').moveResult('v0').call(GET_METHOD, 'v0', 'p1').moveResult('v0').call(INVOKE, 'v0'),
      'public static',
    ),
  ],
});
const through = (owner: string, member: string) =>
  cls('cn.example.app.A', {
    methods: [method('run', '()V', (m) => m.invokeStatic(HELPER, text(owner), text(member)), 'public static')],
  });

test('through a helper: what each caller names, where it does', () => {
  const facts = observed(
    reflection,
    { classes: [helper, through('android.telephony.TelephonyManager', 'getImei'), cls('cn.example.app.B')] },
    knowledge,
  );
  expect(facts.map(([kind, { target, data }]) => [kind, target ?? data])).toEqual([
    ['code.reflection', 'android.telephony.TelephonyManager.getImei'],
    ['code.reads', 'imei'],
  ]);
});

test('a name in a helper that gets the class is one thing where the name stands', () => {
  const asks = cls('cn.example.app.R', {
    methods: [method('ask', '(Ljava/lang/Class;)V', (m) => m.call(GET_METHOD, 'p0', text('getImei')), 'public static')],
  });
  const callers = ['A', 'B'].map((name) =>
    cls(`cn.example.app.${name}`, {
      methods: [
        method(
          'run',
          '()V',
          (m) => m.constClass('v0', 'android.telephony.TelephonyManager').invokeStatic('Lcn/example/app/R;->ask(Ljava/lang/Class;)V', 'v0'),
          'public static',
        ),
      ],
    }),
  );
  const [first] = [...reflection.detect(madeApp({ classes: [asks, ...callers] }), knowledge, {})];
  expect(first).toMatchObject({
    attributes: { target: 'android.telephony.TelephonyManager.getImei', count: 1 },
    at: { class: 'Lcn/example/app/R;' },
  });
});

test('a helper that nobody calls', () => {
  expect(observed(reflection, { classes: [helper] }, knowledge).map(([, { target }]) => target)).toEqual(['?']);
});

test.each<[string, Body, readonly string[]]>([
  [
    'a method handle',
    (m) =>
      m
        .constClass('v0', 'android.telephony.TelephonyManager')
        .call(
          'Ljava/lang/invoke/MethodHandles$Lookup;->findVirtual(Ljava/lang/Class;Ljava/lang/String;Ljava/lang/invoke/MethodType;)Ljava/lang/invoke/MethodHandle;',
          'v1',
          'v0',
          text('getImei'),
          null,
        ),
    ['code.reflection android.telephony.TelephonyManager.getImei true 1', 'code.reads imei reflection'],
  ],
  [
    'one of two members',
    (m) =>
      m
        .constString('v1', 'getImei')
        .if('eqz', 'v2', 'next')
        .constString('v1', 'getMeid')
        .label('next')
        .constClass('v0', 'android.telephony.TelephonyManager')
        .call(GET_METHOD, 'v0', 'v1'),
    [
      'code.reflection android.telephony.TelephonyManager.getImei true 1',
      'code.reflection android.telephony.TelephonyManager.getMeid true 1',
      'code.reads imei reflection',
      'code.reads meid reflection',
    ],
  ],
])('%s', (_name, body, expected) => expect(seen(body)).toEqual(expected));

const loads = (...bodies: readonly Body[]) => {
  const classes = bodies.map((body, i) => cls(`cn.example.app.A${i}`, { methods: [method('run', '()V', body, 'public static')] }));
  return observed(reflection, { classes }, knowledge)
    .filter(([kind]) => kind === 'code.loads-code')
    .map(([, { how, name }]) => [how, name]);
};
const loaded =
  (owner: string, then: Body): Body =>
  (m) => {
    m.invokeStatic(FOR_NAME, text(owner)).moveResult('v0');
    then(m);
  };
const GET_CONSTRUCTOR = 'Ljava/lang/Class;->getConstructor([Ljava/lang/Class;)Ljava/lang/reflect/Constructor;';
const GET_FIELD = 'Ljava/lang/Class;->getDeclaredField(Ljava/lang/String;)Ljava/lang/reflect/Field;';

test.each<[string, Body, readonly (readonly string[])[]]>([
  [
    'a class loader by its constructor',
    loaded('dalvik.system.DexClassLoader', (m) => m.call(GET_CONSTRUCTOR, 'v0')),
    [['class-loader', 'Ldalvik/system/DexClassLoader;']],
  ],
  ['a class loader by name alone', loaded('dalvik.system.DexClassLoader', () => {}), [['class-loader', 'Ldalvik/system/DexClassLoader;']]],
  [
    'the path list',
    loaded('dalvik.system.BaseDexClassLoader', (m) => m.call(GET_FIELD, 'v0', text('pathList'))),
    [['class-loader', 'Ldalvik/system/BaseDexClassLoader;']],
  ],
  [
    'a class loader beside another look-up',
    loaded('dalvik.system.DexClassLoader', (m) => m.constClass('v1', 'cn.example.X').call(GET_METHOD, 'v1', text('run'))),
    [['class-loader', 'Ldalvik/system/DexClassLoader;']],
  ],
  ['another member', loaded('dalvik.system.BaseDexClassLoader', (m) => m.call(GET_METHOD, 'v0', text('toString'))), []],
  ['a constructor of something else', loaded('cn.example.X', (m) => m.call(GET_CONSTRUCTOR, 'v0')), []],
])('code that is loaded: %s', (_name, body, expected) => expect(loads(body)).toEqual(expected));

test('what is named and then called is one thing', () => {
  expect(seen((m) => named('a.B', 'c')(m.locals(1)) ?? m.call(INVOKE))).toEqual(['code.reflection a.B.c false 1']);
});

test('the same target of the same owner is counted', () => {
  expect(seen(named('a.B', 'c'), named('a.B', 'c'))).toEqual(['code.reflection a.B.c false 2']);
});

const sdkPrefixes = [{ prefix: 'androidx', sdk: 'androidx', isGeneralLibrary: true }];
/** What is seen of code that stands in a class of this name. */
const inCode = (owner: string, body: Body, ...others: readonly ReturnType<typeof cls>[]) => {
  const classes = [cls(owner, { methods: [method('run', '()V', body, 'public static')] }), ...others];
  return observed(reflection, madeApp({ classes }, { sdkPrefixes }), knowledge).map(
    ([kind, { target, data, name }]) => `${kind} ${target ?? data ?? name}`,
  );
};
const used =
  (owner: string, member: string): Body =>
  (m) => {
    named(owner, member)(m);
    m.call(INVOKE);
  };

test.each<[string, string, string, string, readonly string[]]>([
  ['a library is only counted', 'androidx.core.A', 'a.B', 'c', ['code.reflection ?']],
  [
    'a member of the table in it',
    'androidx.core.A',
    'android.os.Build',
    'getSerial',
    ['code.reflection android.os.Build.getSerial', 'code.reads serial'],
  ],
  ['code of nobody known', 'org.nobody.tool.A', 'a.B', 'c', ['code.reflection a.B.c']],
])('%s', (_name, owner, target, member, expected) => expect(inCode(owner, used(target, member))).toEqual(expected));

const LIBRARY_HELPER = 'Landroidx/core/R;->call(Ljava/lang/String;Ljava/lang/String;)V';
const libraryHelper = cls('androidx.core.R', {
  methods: [
    method(
      'call',
      '(Ljava/lang/String;Ljava/lang/String;)V',
      (m) => m.invokeStatic(FOR_NAME, 'p0').moveResult('v0').call(GET_METHOD, 'v0', 'p1').moveResult('v0').call(INVOKE, 'v0'),
      'public static',
    ),
  ],
});

test.each<[string, string, string, readonly string[]]>([
  ['the app', 'cn.example.app.A', 'a.B', ['code.reflection a.B.getImei']],
  [
    'another library that names a member of the table',
    'androidx.core.A',
    'android.telephony.TelephonyManager',
    ['code.reflection android.telephony.TelephonyManager.getImei', 'code.reads imei'],
  ],
])('a helper of a library that gets its names from %s', (_name, owner, target, expected) =>
  expect(inCode(owner, (m) => m.invokeStatic(LIBRARY_HELPER, text(target), text('getImei')), libraryHelper)).toEqual(expected),
);

test('a class loader that a library makes by a class constant', () => {
  expect(inCode('androidx.core.A', (m) => m.constClass('v0', 'dalvik.system.DexClassLoader').call(GET_CONSTRUCTOR, 'v0'))).toEqual([
    'code.reflection dalvik.system.DexClassLoader.<init>',
    'code.loads-code Ldalvik/system/DexClassLoader;',
  ]);
});
