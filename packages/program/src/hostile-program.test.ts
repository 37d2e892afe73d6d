import { readDex } from '@touchstone/formats/dex';
import { type ClassSpec, classOf, cls, dex, field, init, method, text } from '@touchstone/test-kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildProgram, type Program } from './index.ts';

const CLASSES: readonly ClassSpec[] = [
  cls('a.Base', { extends: 'android.app.Activity', methods: [init('android.app.Activity')] }),
  cls('a.Main', {
    extends: 'a.Base',
    implements: ['java.lang.Runnable'],
    fields: [field('KEY', 'java.lang.String', 'static final', 'android_id'), field('x', 'I')],
    methods: [
      method('<clinit>', '()V', (m) => m.constString('v0', 'k').sput('v0', 'La/Main;->KEY:Ljava/lang/String;'), 'static constructor'),
      method('run', '(I)V', (m) =>
        m
          .label('from')
          .sget('v0', 'La/Main;->KEY:Ljava/lang/String;')
          .invokeStatic('Lx/Sink;->take(Ljava/lang/Object;)V', 'v0')
          .create('v1', 'Ljava/lang/StringBuilder;-><init>()V')
          .label('top')
          .invokeVirtual('Ljava/lang/StringBuilder;->append(Ljava/lang/String;)Ljava/lang/StringBuilder;', 'v1', text('content://'))
          .moveResult('v1')
          .if('nez', 'p1', 'top')
          .invokeStatic('Lx/Sink;->take(Ljava/lang/Object;)V', 'v1')
          .const('v2', 3)
          .newArray('v3', 'v2', '[I')
          .fillArrayData('v3', 4, [1, 2, 3])
          .packedSwitch('p1', 0, ['top', 'from'])
          .call('static Lx/Sink;->take(Ljava/lang/Object;)V', classOf('a.Base'))
          .label('to')
          .return()
          .label('caught')
          .moveException('v0')
          .throw('v0')
          .catch(null, 'from', 'to', 'caught'),
      ),
    ],
  }),
];

const SMALL = dex(CLASSES);
const program = (bytes: Uint8Array) => buildProgram(readDex(bytes).value.map((one) => ({ file: 'classes.dex', dex: one }))).value;

/** Every question about everything that the program itself names. */
function askEverything(app: Program): void {
  for (const one of app.classes()) {
    one.fields();
    one.annotations();
    `${one.superclass}${one.interfaces.join()}${one.sourceFile}`;
    app.subtypesOf(one.descriptor);
    for (const held of one.methods()) {
      for (const call of app.callsIn(held)) {
        call.place();
        call.receiver();
        for (let n = 0; n < 4; n++) call.argument(n);
        app.callsTo({ class: call.target.class, name: call.target.name });
      }
    }
  }
  for (const site of app.accessesOf({ class: 'La/Main;', name: 'KEY' })) site.place();
  for (const found of app.textsContaining(['content://', 'android'])) found.place();
  for (const found of app.texts()) found.uses();
  app.typesUnder('La/');
  app.allocationsOf('Ljava/lang/StringBuilder;');
  app.usesOfClass('La/Base;');
}

test('the whole file answers', () => {
  const app = program(SMALL);
  askEverything(app);
  expect(app.callsTo({ class: 'Lx/Sink;', name: 'take' })).toHaveLength(3);
});

test('every truncation answers without throwing', () => {
  for (let size = 0; size < SMALL.length; size += 3) askEverything(program(SMALL.subarray(0, size)));
});

test('every mutation answers without throwing', () => {
  const change = fc.tuple(fc.nat(SMALL.length - 1), fc.constantFrom(0, 1, 2, 0x7f, 0x80, 0xff, 0x10));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 10 }), (changes) => {
      const bytes = SMALL.slice();
      for (const [at, value] of changes) bytes[at] = value;
      askEverything(program(bytes));
    }),
    { numRuns: 300 },
  );
});

test('a method of 40,000 calls costs one pass, however many are asked', () => {
  const body = 'x'.repeat(40_000);
  const one = cls('a.A', {
    methods: [
      method(
        'm',
        '()V',
        (m) => {
          for (const _ of body) m.invokeStatic('Lx/Sink;->take()V');
        },
        'static',
      ),
    ],
  });
  const calls = program(dex([one])).callsTo({ class: 'Lx/Sink;', name: 'take' });
  expect(calls).toHaveLength(40_000);
  expect(calls.at(-1)!.instruction).toBe(39_999 * 3);
  expect(calls.at(-1)!.argument(0)).toBeUndefined();
});

test('texts that double are given up, not built', () => {
  const append = 'Ljava/lang/String;->concat(Ljava/lang/String;)Ljava/lang/String;';
  const one = cls('a.A', {
    methods: [
      method(
        'm',
        '()V',
        (m) => {
          m.constString('v0', 'double');
          for (let i = 0; i < 60; i++) m.invokeVirtual(append, 'v0', 'v0').moveResult('v0');
          m.invokeStatic('Lx/Sink;->take(Ljava/lang/String;)V', 'v0');
        },
        'static',
      ),
    ],
  });
  const [call] = program(dex([one])).callsTo({ class: 'Lx/Sink;', name: 'take' });
  expect(JSON.stringify(call!.argument(0)).length).toBeLessThan(1_000_000);
});
