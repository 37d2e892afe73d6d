import { loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { expect, test } from 'vitest';
import { apkOf, consentApp } from '../../../../corpus/consent/index.ts';
import type { Origin } from './index.ts';
import { Origins } from './index.ts';

/** What the argument of the calls of `Probe.see` can be, in the order of the code. */
function seen(java: string, lambdas: 'synthetic-class' | 'invoke-custom' = 'synthetic-class') {
  const probe =
    'class Probe { static void see(Object o) { Log.d("p", "" + o); } }\nclass A { void f() { } }\nclass B extends A { void f() { } }';
  const made = consentApp('test', { id: 'one', about: '', java: `package t.a;\n${probe}\n${java}`, lambdas, truth: {} });
  const { program } = loadApp([{ name: 'a.apk', source: sourceOf(apkOf(made)) }], { ports, sdkPrefixes: [] }).value;
  const origins = new Origins(program);
  return program.callsTo({ class: 'Lt/a/Probe;', name: 'see' }).map(({ method, instruction }) => {
    const { origins: all, isComplete } = origins.argument(method, instruction, 0);
    return [...all.map(shown).sort(), ...(isComplete ? [] : ['…'])].join(' ');
  });
}

function shown(origin: Origin): string {
  if (origin.kind === 'text' || origin.kind === 'number') return String(origin.value);
  if (origin.kind === 'class') return `class ${origin.descriptor}`;
  if (origin.kind === 'lambda') return `lambda ${origin.body.name}`;
  return origin.kind === 'parameter' ? 'parameter' : `${origin.kind} ${origin.class.slice(origin.class.lastIndexOf('/') + 1, -1)}`;
}

const main = (body: string, more = '') => `class MainActivity extends Activity { protected void onCreate(Bundle b) { ${body} } }\n${more}`;

test.each([
  ['an object made here', 'Probe.see(new A());', '', 'object A'],
  ['one of two', 'Object o = b == null ? new A() : new B(); Probe.see(o);', '', 'object A object B'],
  ['a result', 'Probe.see(Make.one());', 'class Make { static A one() { return new B(); } }', 'object B'],
  [
    'what was given comes back',
    'Probe.see(Make.same(new A())); Make.same(new B());',
    'class Make { static Object same(Object o) { return o; } }',
    'object A',
  ],
  ['a field', 'Keep.it = new B(); Probe.see(Keep.it);', 'class Keep { static Object it = new A(); }', 'object A object B'],
  ['an item of an array', 'Object[] all = new Object[]{new A(), new B()}; Probe.see(all[1]);', '', 'object B'],
  ['an element of a list', 'List all = new ArrayList(); all.add(new A()); Probe.see(all.get(0));', '', 'object A'],
  [
    'a value of a map, by key',
    'Map all = new HashMap(); all.put("a", new A()); all.put("b", new B()); Probe.see(all.get("b"));',
    '',
    'object B',
  ],
  [
    'an element that another method puts in',
    'List all = new ArrayList(); Fill.it(all); for (Object o : all) Probe.see(o);',
    'class Fill { static void it(List l) { l.add(new B()); } }',
    'object B',
  ],
  ['what the platform gives', 'Probe.see(getSystemService("phone"));', '', 'platform Object'],
  [
    'an object made by its class',
    'try { Probe.see(Class.forName("t.a.B").newInstance()); } catch (Exception e) { Log.d("m", "no"); }',
    '',
    'object B',
  ],
  ['an argument of the platform', 'Probe.see(b);', '', 'platform Bundle'],
])('%s', (_name, body, more, expected) => {
  expect(seen(main(body, more))).toEqual([expected]);
});

test('an argument is what all callers pass', () => {
  const java = `class MainActivity extends Activity { protected void onCreate(Bundle b) { Via.go(new A()); } protected void onStop() { Via.go("x"); } }
class Via { static void go(Object o) { Probe.see(o); } }`;
  expect(seen(java)).toEqual(['object A x']);
});

test('a method that nobody calls has unknown arguments', () => {
  expect(seen('class Via { static void go(Object o) { Probe.see(o); } }\nclass MainActivity extends Activity { }')).toEqual(['…']);
});

test('a virtual call has the targets that its receiver can have', () => {
  const java = `package t.a;
class A { void f() { } }
class B extends A { void f() { } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { A one = new B(); one.f(); A two = Keep.it; two.f(); } }
class Keep { static A it; static void set(A a) { it = a; } }`;
  const made = consentApp('test', { id: 'one', about: '', java, truth: {} });
  const { program } = loadApp([{ name: 'a.apk', source: sourceOf(apkOf(made)) }], { ports, sdkPrefixes: [] }).value;
  const origins = new Origins(program);
  const targets = program
    .callsTo({ class: 'Lt/a/A;', name: 'f' })
    .map(({ method, instruction }) => origins.callees(method.id, instruction).methods.map((one) => one.class));
  expect(targets).toEqual([['Lt/a/B;'], ['Lt/a/A;', 'Lt/a/B;']]);
});

test('lambdas by invoke-custom are known by their bodies', () => {
  expect(seen(main('Runnable r = () -> finish(); Probe.see(r);'), 'invoke-custom')).toEqual(['lambda lambda$onCreate$0']);
});
