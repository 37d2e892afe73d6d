import { loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { elf } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { apkOf, consentApp } from '../../../../corpus/consent/index.ts';
import type { Recipe } from '../../../../corpus/consent/recipe.ts';
import { Evaluator } from '../evaluate/index.ts';
import { Origins } from '../origins/index.ts';
import { ReflectionFinder } from './index.ts';

/** Targets of everything that is called by name: `Class.method`, `?` where one is not known. */
function called(java: string, manifest: Recipe['manifest'] = {}): readonly string[] {
  const made = consentApp('test', { id: 'one', about: '', java: `package t.a;\n${java}`, manifest, truth: {} });
  const app = loadApp([{ name: 'a.apk', source: sourceOf(apkOf(made)) }], { ports, sdkPrefixes: [] }).value;
  const origins = new Origins(app.program);
  const finder = new ReflectionFinder(origins, app, new Evaluator(origins), ({ name }) => name === 'getDeviceId');
  const short = (type: string, name: string) => `${type.slice(type.lastIndexOf('/') + 1, -1)}.${name}`;
  const found: string[] = [];
  for (let id = 0; id < app.program.counts.methods; id++) {
    const { edges, calls, unresolved } = finder.of(app.program.method(id));
    found.push(
      ...edges.map(({ to, isGuessed }) => `${short(app.program.method(to).class, app.program.method(to).name)}${isGuessed ? '?' : ''}`),
    );
    found.push(...calls.map(({ target }) => short(target.class, target.name)));
    found.push(...unresolved.map(() => '?'));
  }
  return found;
}

const phone = 'getSystemService("phone"), new Object[0]';
const main = (body: string, more = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { try { ${body} } catch (Exception e) { Log.d("m", "no"); } } }
class Own { public Own() { } public void go() { Log.d("o", "x"); } }
${more}`;

test.each([
  [
    'plain names',
    `Class.forName("android.telephony.TelephonyManager").getMethod("getDeviceId", new Class[0]).invoke(${phone});`,
    '',
    ['TelephonyManager.getDeviceId'],
  ],
  [
    'a class constant',
    `TelephonyManager.class.getMethod("get".concat("DeviceId"), new Class[0]).invoke(${phone});`,
    '',
    ['TelephonyManager.getDeviceId'],
  ],
  [
    'the class of a service',
    `Object s = getSystemService("phone"); s.getClass().getMethod("getDeviceId", new Class[0]).invoke(s, new Object[0]);`,
    '',
    ['TelephonyManager.getDeviceId'],
  ],
  [
    'one of all methods, by the beginning of its name',
    `Object o = new Listens(); for (Method m : o.getClass().getDeclaredMethods()) if (m.getName().startsWith("onEv")) m.invoke(o, new Object[0]);`,
    'class Listens { public void onEvent() { Log.d("o", "x"); } public void other() { Log.d("o", "y"); } }',
    ['Listens.onEvent', '?'],
  ],
  [
    'a name from a loop over characters',
    `TelephonyManager.class.getMethod(X.t("hfuEfwjdfJe"), new Class[0]).invoke(${phone});`,
    'class X { static String t(String s) { char[] c = s.toCharArray(); for (int i = 0; i < c.length; i++) c[i] = (char) (c[i] - 1); return new String(c); } }',
    ['TelephonyManager.getDeviceId'],
  ],
  [
    'a name from its parameter',
    `X.call(getSystemService("phone"), "DeviceId");`,
    'class X { static void call(Object o, String n) { try { TelephonyManager.class.getMethod("get" + n, new Class[0]).invoke(o, new Object[0]); } catch (Exception e) { Log.d("x", "no"); } } }',
    ['TelephonyManager.getDeviceId'],
  ],
  [
    'a method kept in a field',
    'X.find(); X.m.invoke(getSystemService("phone"), new Object[0]);',
    'class X { static Method m; static void find() { try { m = TelephonyManager.class.getMethod("getDeviceId", new Class[0]); } catch (Exception e) { Log.d("x", "no"); } } }',
    ['TelephonyManager.getDeviceId'],
  ],
  [
    'one of two names',
    `String n = b == null ? "getMeid" : "getDeviceId"; TelephonyManager.class.getMethod(n, new Class[0]).invoke(${phone});`,
    '',
    ['TelephonyManager.getMeid', 'TelephonyManager.getDeviceId'],
  ],
  ['a method of the app', 'Own.class.getMethod("go", new Class[0]).invoke(new Own(), new Object[0]);', '', ['Own.go']],
  [
    'the name of a constant',
    'Own.class.getMethod(Way.go.name(), new Class[0]).invoke(new Own(), new Object[0]);',
    'class Way extends Enum { public static final Way go = new Way("go", 0); Way(String n, int o) { super(n, o); } }',
    ['Own.go'],
  ],
  [
    'a method of the class above',
    'Sub.class.getSuperclass().getMethod("go", new Class[0]).invoke(new Sub(), new Object[0]);',
    'class Sub extends Own { }',
    ['Own.go'],
  ],
  [
    'a field of the app',
    'Holder.class.getField("task").get(null);',
    'class Holder { public static Runnable task = new Task(); } class Task implements Runnable { public void run() { } }',
    ['Holder.<clinit>', 'Holder.task'],
  ],
  ['all methods of a class', 'for (Method m : Own.class.getDeclaredMethods()) m.invoke(new Own(), new Object[0]);', '', ['Own.go', '?']],
  [
    'methods of a class that are asked for something unknown',
    'for (Method m : Own.class.getDeclaredMethods()) if (m.getDeclaringClass() == Own.class) m.invoke(new Own(), new Object[0]);',
    '',
    ['Own.go?', '?'],
  ],
  ['an object of the app', 'Class.forName("t.a.Own").newInstance();', '', ['Own.<init>']],
  [
    'a name that nobody knows',
    `TelephonyManager.class.getMethod(getIntent().getStringExtra("n"), new Class[0]).invoke(${phone});`,
    '',
    ['?'],
  ],
])('%s', (_name, body, more, expected) => {
  expect(called(main(body, more))).toEqual(expected);
});

const NATIVE = `class MainActivity extends Activity { protected void onCreate(Bundle b) { Own.start(this); } }
class Own { static native void start(Object o); static void back() { Log.d("o", "x"); } static void other() { Log.d("o", "y"); } }`;

test('a native library may call what it names', () => {
  const library = elf({
    abi: 'arm64-v8a',
    exports: ['Java_t_a_Own_start'],
    strings: ['t/a/Own', 'back', 'android/telephony/TelephonyManager', 'getDeviceId'],
  });
  expect(called(NATIVE, { files: { 'lib/arm64-v8a/libown.so': library } })).toEqual(['Own.back', 'TelephonyManager.getDeviceId', '?']);
});

test('a library that has not the method is not asked', () => {
  const library = elf({ abi: 'arm64-v8a', exports: ['JNI_OnLoad'], strings: ['t/a/Own', 'back'] });
  expect(called(NATIVE, { files: { 'lib/arm64-v8a/libother.so': library } })).toEqual(['?']);
});

test('a service file names classes that are made', () => {
  const java = main('ServiceLoader.load(Runnable.class);');
  expect(called(java, { files: { 'META-INF/services/java.lang.Runnable': '# comment\nt.a.Own\n' } })).toEqual(['Own.<init>']);
});
