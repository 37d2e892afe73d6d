import { loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { expect, test } from 'vitest';
import { apkOf, consentApp } from '../../../../corpus/consent/index.ts';
import { Origins } from '../origins/index.ts';
import { Evaluator } from './index.ts';

/** Texts that the argument of `Probe.see` can be. */
function seen(expression: string, more = '') {
  const java = `package t.a;
class Probe { static void see(String s) { Log.d("p", s); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { ${expression} } }
${more}`;
  const made = consentApp('test', { id: 'one', about: '', java, truth: {} });
  const { program } = loadApp([{ name: 'a.apk', source: sourceOf(apkOf(made)) }], { ports, sdkPrefixes: [] }).value;
  const origins = new Origins(program);
  new Evaluator(origins).attach();
  const [call] = program.callsTo({ class: 'Lt/a/Probe;', name: 'see' });
  return origins.argument(call!.method, call!.instruction, 0).origins.flatMap((origin) => (origin.kind === 'text' ? [origin.value] : []));
}

const XOR = `class X { static String t(String s, int k) { char[] c = s.toCharArray(); for (int i = 0; i < c.length; i++) c[i] = (char) (c[i] ^ k); return new String(c); } }`;

test.each([
  ['a concatenation', 'int n = 3; Probe.see("a" + n + "b");', '', ['a3b']],
  ['a builder turned round', 'Probe.see(new StringBuilder("cba").reverse().toString());', '', ['abc']],
  ['parts of a split text', 'String[] p = "x,abc".split(","); Probe.see(p[1].toUpperCase());', '', ['ABC']],
  ['base64', 'Probe.see(new String(Base64.decode("aGkh", 0)));', '', ['hi!']],
  ['a decryptor', `Probe.see(X.t("\`cb", 1));`, XOR, ['abc']],
  ['a replaced part', 'Probe.see("a-b-c".replace("-", ""));', '', ['abc']],
  [
    'a static text that a block fills',
    'Probe.see(N.T);',
    'class N { static final String T; static { StringBuilder s = new StringBuilder(); s.append("a").append(1); T = s.toString(); } }',
    ['a1'],
  ],
  ['what cannot be known', 'Probe.see(getPackageName() + "x");', '', []],
])('%s', (_name, expression, more, expected) => {
  expect(seen(expression, more)).toEqual(expected);
});

test('a loop without an end is given up', () => {
  expect(seen('Probe.see(E.t("a"));', 'class E { static String t(String s) { while (true) { s = s.concat("a"); } } }')).toEqual([]);
});

test('a method that calls itself is given up', () => {
  expect(seen('Probe.see(E.t("a"));', 'class E { static String t(String s) { return E.t(s.concat("b")); } }')).toEqual([]);
});
