import { type Body, cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { argumentValues, valuesThroughCallers } from './argument-values.ts';
import { madeApp } from './made-app.contract.ts';

const SINK = 'Lx/Sink;->take(Ljava/lang/Object;)V';
const P = '(Ljava/lang/String;)V';
type Member = readonly [name: string, proto: string, body: Body];

const programOf = (...members: readonly Member[]) =>
  madeApp({ classes: [cls('a.A', { methods: members.map(([name, proto, body]) => method(name, proto, body, 'static')) })] }).program;

const sink: Member = ['sink', P, (m) => m.invokeStatic(SINK, 'p0')];
const hand: Member = ['hand', P, (m) => m.invokeStatic('La/A;->sink(Ljava/lang/String;)V', 'p0')];
const farHand: Member = ['far', P, (m) => m.invokeStatic('La/A;->hand(Ljava/lang/String;)V', 'p0')];
const giving = (to: string, one: string): Member => [
  `give${one}`,
  '()V',
  (m) => m.call(`static La/A;->${to}(Ljava/lang/String;)V`, text(one)),
];

test.each<[string, readonly Member[], readonly string[]]>([
  ['as it stands', [['m', '()V', (m) => m.call(`static ${SINK}`, text('a'))]], ['a']],
  ['nobody calls', [sink], []],
  ['from callers, in the order of the file', [sink, giving('sink', 'b'), giving('sink', 'a')], ['a', 'b']],
  ['through two methods', [sink, hand, giving('hand', 'a')], ['a']],
  ['through three methods is too far', [sink, hand, farHand, giving('far', 'a')], []],
  [
    'a method that calls itself ends',
    [['sink', P, (m) => m.invokeStatic(SINK, 'p0').invokeStatic('La/A;->sink(Ljava/lang/String;)V', 'p0')]],
    [],
  ],
])('what arrives at a call: %s', (_name, members, expected) => {
  const program = programOf(...members);
  const [site] = program.callsTo({ class: 'Lx/Sink;', name: 'take' });
  const texts = argumentValues(program, site!, 0).flatMap((value) => (value.kind === 'text' ? [value.value] : []));
  expect(texts).toEqual(expected);
});

const INTENT = 'Landroid/content/Intent;-><init>(Ljava/lang/String;)V';
test.each<[string, Body, object]>([
  [
    'what an object was made of',
    (m) => m.create('v0', INTENT, 'p0').invokeStatic(SINK, 'v0'),
    { kind: 'new', arguments: [{ value: 'a' }] },
  ],
  [
    'an item of an array',
    (m) => m.filledNewArray('[Ljava/lang/String;', 'p0').moveResult('v0').invokeStatic(SINK, 'v0'),
    { kind: 'array', items: [{ value: 'a' }] },
  ],
  [
    'one of two',
    (m) => m.constString('v0', 'b').if('eqz', 'p0', 'end').moveObject('v0', 'p0').label('end').invokeStatic(SINK, 'v0'),
    { kind: 'either', values: expect.arrayContaining([expect.objectContaining({ value: 'a' })]) },
  ],
])('a parameter inside %s', (_name, body, expected) => {
  const program = programOf(['sink', P, body], giving('sink', 'a'));
  const [site] = program.callsTo({ class: 'Lx/Sink;', name: 'take' });
  const [first, ...rest] = [...valuesThroughCallers(program, site!, [site!.argument(0)], { left: 10 })];
  expect(first!.values[0]).toMatchObject(expected);
  expect(first!.site.method.name).toBe('givea');
  expect(rest).toEqual([]);
});

test('no more sets than the budget has', () => {
  const program = programOf(sink, ...['a', 'b', 'c'].map((one) => giving('sink', one)));
  const [site] = program.callsTo({ class: 'Lx/Sink;', name: 'take' });
  expect([...valuesThroughCallers(program, site!, [site!.argument(0)], { left: 2 })]).toHaveLength(2);
});
