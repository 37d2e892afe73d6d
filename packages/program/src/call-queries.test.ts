import { readDex } from '@touchstone/formats/dex';
import { type ClassSpec, classOf, cls, dex, field, iface, init, method, text } from '@touchstone/test-kit';
import { describe, expect, test } from 'vitest';
import { buildProgram, type MethodQuery, type Program, type Site } from './index.ts';

/** One DEX file for each list of classes. */
const program = (...files: readonly (readonly ClassSpec[])[]): Program =>
  buildProgram(files.flatMap((classes, i) => readDex(dex(classes)).value.map((one) => ({ file: `classes${i + 1}.dex`, dex: one })))).value;

const where = (sites: readonly Site[]) => sites.map((site) => `${site.method.class}->${site.method.name}`);
const QUERY: MethodQuery = { class: 'Landroid/content/Context;', name: 'startActivity' };
const START = 'startActivity(Landroid/content/Intent;)V';

describe('calls of a method', () => {
  test('by its own class, by framework types below it, and by app classes below those', () => {
    const app = program(
      [
        cls('a.Caller', {
          methods: [
            method('context', '()V', (m) => m.call(`Landroid/content/Context;->${START}`), 'static'),
            method('activity', '()V', (m) => m.call(`Landroid/app/Activity;->${START}`), 'static'),
            method('own', '()V', (m) => m.call(`La/Deep;->${START}`), 'static'),
            method('other', '()V', (m) => m.call(`La/Other;->${START}`), 'static'),
          ],
        }),
      ],
      [cls('a.Deep', { extends: 'a.Mine' }), cls('a.Other')],
      [cls('a.Mine', { extends: 'android.app.ListActivity', methods: [init('android.app.ListActivity')] })],
    );
    expect(where(app.callsTo(QUERY))).toEqual(['La/Caller;->activity', 'La/Caller;->context', 'La/Caller;->own']);
    expect(app.callsTo(QUERY)[2]!.target).toMatchObject({
      class: 'La/Deep;',
      name: 'startActivity',
      signature: '(Landroid/content/Intent;)V',
    });
  });

  test('not by an app class that defines the method itself, nor by one below that', () => {
    const app = program([
      cls('a.Mine', {
        extends: 'android.app.Activity',
        methods: [
          method('startActivity', '(Landroid/content/Intent;)V', (m) => m.invokeSuper(`Landroid/app/Activity;->${START}`, 'p0', 'p1')),
        ],
      }),
      cls('a.Deep', { extends: 'a.Mine' }),
      cls('a.Caller', { methods: [method('own', '()V', (m) => m.call(`La/Deep;->${START}`).call(`La/Mine;->${START}`), 'static')] }),
    ]);
    expect(app.callsTo(QUERY).map((call) => [call.method.class, call.how])).toEqual([['La/Mine;', 'super']]);
    expect(where(app.callsTo({ class: 'La/Mine;', name: 'startActivity' }))).toEqual(['La/Caller;->own', 'La/Caller;->own']);
  });

  test('with a signature only that overload', () => {
    const app = program([
      cls('a.A', {
        methods: [
          method('m', '()V', (m) => m.call('static Lb/B;->f(I)V').call('static Lb/B;->f(J)V').call('static Lb/B;->f()V'), 'static'),
        ],
      }),
    ]);
    expect(app.callsTo({ class: 'Lb/B;', name: 'f' })).toHaveLength(3);
    expect(app.callsTo({ class: 'Lb/B;', name: 'f', signature: '(J)V' }).map((call) => call.instruction)).toEqual([6]);
    expect(app.callsTo({ class: 'Lb/B;', name: 'f', signature: '(Z)V' })).toEqual([]);
    expect(app.callsTo({ class: 'Lb/B;', name: 'g' })).toEqual([]);
  });

  test('through lambdas and method handles', () => {
    const bind = { methodHandle: { kind: 'invoke-static', target: 'La/A;->body()V' } } as const;
    const app = program([
      cls('a.A', {
        methods: [
          method('m', '()V', (m) =>
            m.invokeCustom({
              bootstrap: { kind: 'invoke-static', target: 'La/Meta;->link()V' },
              name: 'run',
              proto: '()Ljava/lang/Runnable;',
              args: [bind],
            }),
          ),
          method('body', '()V', undefined, 'static'),
        ],
      }),
    ]);
    const calls = app.callsTo({ class: 'La/A;', name: 'body' });
    expect(calls.map((call) => [call.method.name, call.how, call.target.name])).toEqual([['m', 'custom', 'body']]);
    expect(calls[0]!.argument(0)).toBeUndefined();
  });

  test('a place that a person can find again', () => {
    const app = program([
      cls('a.A', { methods: [method('m', '(I)V', (m) => m.line(41).raw(0).line(42).call('static Lb/B;->f()V'), 'static')] }),
    ]);
    const [call] = app.callsTo({ class: 'Lb/B;', name: 'f' });
    const place = call!.place();
    expect(place).toMatchObject({ file: 'classes1.dex', class: 'La/A;', method: 'La/A;->m(I)V', instruction: 1, line: 42 });
    expect(app.dexes[0]!.dex.bytes.u8[place.offset!]).toBe(0x71);
  });

  test('all calls in a method, in order', () => {
    const app = program([
      cls('a.A', {
        methods: [method('m', '()V', (m) => m.call('static Lb/B;->g()V').call('Lb/B;-><init>()V').call('Lb/B;->f()V'), 'static')],
      }),
    ]);
    const [only] = [...app.classes()][0]!.methods();
    expect(app.callsIn(only!).map((call) => `${call.how} ${call.target.name}`)).toEqual(['static g', 'direct <init>', 'virtual f']);
  });
});

test('reads and writes of fields', () => {
  const app = program([
    cls('a.A', {
      fields: [field('s', 'I', 'static'), field('i', 'J')],
      methods: [
        method('m', '()V', (m) =>
          m.sget('v0', 'La/A;->s:I').sput('v0', 'La/A;->s:I').iget('v0', 'p0', 'La/A;->i:J').iput('v0', 'p0', 'La/A;->i:J'),
        ),
      ],
    }),
  ]);
  const found = (name: string) => app.accessesOf({ class: 'La/A;', name }).map((site) => [site.access, site.isStatic, site.instruction]);
  expect(found('s')).toEqual([
    ['read', true, 0],
    ['write', true, 2],
  ]);
  expect(found('i')).toEqual([
    ['read', false, 4],
    ['write', false, 6],
  ]);
});

test('texts, allocations and class constants', () => {
  const app = program([
    cls('a.A', {
      methods: [
        method('m', '()V', (m) => m.call('static Lb/B;->f(Ljava/lang/Object;)V', text('key')).call('Lb/New;-><init>()V'), 'static'),
        method(
          'n',
          '()V',
          (m) => m.call('static Lb/B;->f(Ljava/lang/Object;)V', classOf('b.New')).call('static Lb/B;->f(Ljava/lang/Object;)V', text('key')),
          'static',
        ),
      ],
    }),
  ]);
  expect(where(app.usesOfText('key'))).toEqual(['La/A;->m', 'La/A;->n']);
  expect(app.usesOfText('ke')).toEqual([]);
  expect(where(app.allocationsOf('Lb/New;'))).toEqual(['La/A;->m']);
  expect(where(app.usesOfClass('Lb/New;'))).toEqual(['La/A;->n']);
});

test('when two files define a class the first one counts', () => {
  const one = (name: string) => cls('a.A', { methods: [method(name, '()V', (m) => m.call('static Lb/B;->f()V'), 'static')] });
  const { value, problems } = buildProgram(
    [one('first'), one('second')].flatMap((spec, i) => readDex(dex([spec])).value.map((read) => ({ file: `${i}.dex`, dex: read }))),
  );
  expect(where(value.callsTo({ class: 'Lb/B;', name: 'f' }))).toEqual(['La/A;->first']);
  expect([...value.classes()].map((c) => c.file)).toEqual(['0.dex']);
  expect(problems.map(({ code, file }) => [code, file])).toEqual([['program/class-shadowed', '1.dex']]);
  expect(value.counts).toMatchObject({ classes: 2, methods: 2 });
});

describe('classes', () => {
  const app = program(
    [
      cls('a.Leaf', { extends: 'a.Middle', source: 'Leaf.java', fields: [field('K', 'I', 'static final', 7), field('x', 'Z')] }),
      cls('a.Impl', { implements: ['a.Face'], annotations: [{ type: 'La/Mark;' }] }),
    ],
    [cls('a.Middle', { extends: 'android.app.Service' }), iface('a.Face', { implements: ['java.lang.Runnable'] })],
  );

  test.each([
    ['Landroid/content/Context;', ['La/Leaf;', 'La/Middle;']],
    ['Landroid/app/Service;', ['La/Leaf;', 'La/Middle;']],
    ['La/Middle;', ['La/Leaf;']],
    ['Ljava/lang/Runnable;', ['La/Impl;', 'La/Face;']],
    ['La/Leaf;', []],
    ['Lnot/There;', []],
  ])('below %s', (descriptor, below) => {
    expect(app.subtypesOf(descriptor).map((c) => c.descriptor)).toEqual(below);
    for (const one of below) expect(app.isSubtype(one, descriptor)).toBe(true);
    expect(app.isSubtype('La/None;', descriptor)).toBe(false);
  });

  test('what a class says of itself', () => {
    expect(app.class('La/Leaf;')).toMatchObject({
      superclass: 'La/Middle;',
      sourceFile: 'Leaf.java',
      file: 'classes1.dex',
      interfaces: [],
    });
    expect(app.class('La/Leaf;')!.fields()).toEqual([
      { name: 'K', type: 'I', isStatic: true, value: { kind: 'number', value: 7 } },
      { name: 'x', type: 'Z', isStatic: false, value: undefined },
    ]);
    expect(app.class('La/Impl;')!.interfaces).toEqual(['La/Face;']);
    expect(app.class('La/Impl;')!.annotations()).toEqual([{ type: 'La/Mark;', on: 'class', member: undefined }]);
    expect(app.class('Landroid/app/Service;')).toBeUndefined();
  });

  test('types by prefix', () => {
    expect(app.typesUnder('La/M')).toEqual(['La/Mark;', 'La/Middle;']);
    expect(app.typesUnder('Lb/')).toEqual([]);
    expect(app.mentionsType('Landroid/app/Service;')).toBe(true);
    expect(app.mentionsType('a')).toBe(false);
  });

  test('a class that is its own ancestor', () => {
    const circle = program([cls('a.A', { extends: 'a.B' }), cls('a.B', { extends: 'a.A' }), cls('a.C', { extends: 'a.C' })]);
    expect(circle.subtypesOf('La/A;').map((c) => c.descriptor)).toEqual(['La/B;']);
    expect(circle.isSubtype('La/A;', 'La/B;')).toBe(true);
    expect(circle.callsTo({ class: 'La/A;', name: 'f' })).toEqual([]);
  });
});
