import { type Body, cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { madeApp } from './made-app.contract.ts';
import { NearbyCalls } from './nearby-calls.ts';

const OPEN = 'static Lx/Files;->open(Ljava/lang/String;)V';
const READ = 'static Lx/Files;->read()V';
const isNamed = (wanted: string) => (target: { readonly name: string }) => target.name === wanted;

function nearby(bodies: Readonly<Record<string, Body>>) {
  const methods = Object.entries(bodies).map(([name, body]) => method(name, '(Ljava/lang/String;)V', body, 'static'));
  const { program } = madeApp({ classes: [cls('a.A', { methods })] });
  const own = program.class('La/A;')!.methods();
  return { program, calls: new NearbyCalls(program), own: (name: string) => own.find((one) => one.name === name)! };
}

test('in the method first, then in the rest of its class', () => {
  const { calls, own } = nearby({ a: (m) => m.call(OPEN, text('x')), b: (m) => m.call(READ) });
  expect(calls.find(own('a'), 'open', isNamed('open'))?.method.name).toBe('a');
  expect(calls.find(own('a'), 'read', isNamed('read'))?.method.name).toBe('b');
  expect(calls.find(own('a'), 'read', isNamed('read'), 'method')).toBeUndefined();
});

test('each question has its own answer', () => {
  const { calls, own } = nearby({ a: (m) => m.call(OPEN, text('x')).call(READ) });
  const names = (question: string) => calls.inMethod(own('a'), question, isNamed(question)).map(({ target }) => target.name);
  expect([names('open'), names('read'), names('open')]).toEqual([['open'], ['read'], ['open']]);
});

test('the calls behind a text that are given it', () => {
  const { program, calls } = nearby({
    a: (m) =>
      m
        .call(OPEN, text('x'))
        .constString('v0', 'y')
        .invokeStatic(OPEN.slice(7), 'v0')
        .invokeStatic(OPEN.slice(7), 'v0')
        .call(OPEN, text('x')),
  });
  const [site] = program.usesOfText('y');
  expect(calls.taking(site!, 'y')).toHaveLength(2);
  expect(calls.taking(site!, 'z')).toEqual([]);
  // The first call that takes `x` stands before the text that is asked about.
  expect(calls.taking(site!, 'x')).toHaveLength(1);
});

test('a text belongs to the call that is given it, else to one whose texts are not known', () => {
  const { program, calls } = nearby({
    a: (m) => m.call(OPEN, text('x')).call(OPEN, text('y')),
    b: (m) => m.constString('v0', 'z').call(OPEN, text('x')).invokeStatic(OPEN.slice(7), 'p0'),
    c: (m) => m.constString('v0', 'w').call(OPEN, text('x')),
  });
  const takes = (one: string) => {
    const [site] = program.usesOfText(one);
    return calls.belonging(site!, one, 'open', isNamed('open'), 'method')?.argument(0);
  };
  expect(takes('y')).toEqual({ kind: 'text', value: 'y' });
  expect(takes('z')).toEqual({ kind: 'parameter', index: 0 });
  expect(takes('w')).toBeUndefined();
});

test('a made-up method with very many calls is cut', () => {
  const { calls, own } = nearby({
    a: (m) => {
      for (let i = 0; i < 3_000; i++) m.call(READ);
      m.call(OPEN, text('x'));
    },
  });
  expect(calls.inMethod(own('a'), 'read', isNamed('read'))).toHaveLength(16);
  expect(calls.inMethod(own('a'), 'open', isNamed('open'))).toEqual([]);
  expect(calls.isSpent).toBe(false);
});
