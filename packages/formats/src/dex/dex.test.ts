import { classOf, cls, dex, field, init, method, type Value } from '@touchstone/test-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeMutf8, encodeMutf8, encodeTerminated, readDex } from './index.ts';

const read = (...parameters: Parameters<typeof dex>) => readDex(dex(...parameters)).value[0]!;

describe('modified UTF-8', () => {
  test.each(['', 'plain', 'a\0b', '手机号', '😀', '\ud800 alone', 'é'])('%j comes back as it went in', (text) => {
    const bytes = encodeMutf8(text);
    expect(bytes).not.toContain(0);
    expect(decodeMutf8(bytes, 0, bytes.length)).toBe(text);
  });

  test.each([
    ['a tail without a head', [0x80, 0x41], '\ufffdA'],
    ['a head without a tail', [0xe4, 0x41], '\ufffdA'],
    ['cut off', [0x41, 0xe4, 0xb8], 'A\ufffd\ufffd'],
    ['four bytes, which Android reads', [0xf0, 0x9f, 0x98, 0x80], '😀'],
    ['beyond Unicode', [0xf7, 0xbf, 0xbf, 0xbf], '\ufffd'],
  ])('%s', (_, bytes, text) => {
    expect(decodeMutf8(Uint8Array.from(bytes), 0, bytes.length)).toBe(text);
  });
});

describe('texts', () => {
  const texts = ['', 'a', 'a\0', 'a\0b', 'aa', 'b', 'é', '中文', '\uffee', '😀', 'z'.repeat(9_000)];
  const one = read([cls('a.A')], { extraStrings: texts });

  test.each(texts)('%j is found', (text) => {
    expect(one.textsAscend).toBe(true);
    expect(one.string(one.findString(text))).toBe(text);
  });

  test.each(['A', 'a\0c', '中', 'zz'])('%j is not', (text) => {
    expect(one.findString(text)).toBe(-1);
  });

  test('many bounds at once are those of each', () => {
    const some = fc.oneof(fc.constantFrom(...texts), fc.string({ maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(some, { maxLength: 30 }), (asked) => {
        const keys = asked.sort().map(encodeTerminated);
        expect([...one.lowerBounds(keys)]).toEqual(keys.map((key) => one.lowerBound(key)));
      }),
      { numRuns: 200, seed: 1 },
    );
  });
});

describe('static values', () => {
  test.each<[type: string, given: Value, value: unknown]>([
    ['B', { byte: -3 }, { kind: 'number', value: -3 }],
    ['S', { short: -300 }, { kind: 'number', value: -300 }],
    ['C', { char: 0x4e2d }, { kind: 'number', value: 0x4e2d }],
    ['I', -70_000, { kind: 'number', value: -70_000 }],
    ['J', 2n ** 40n, { kind: 'number', value: 2 ** 40 }],
    ['F', { float: 0.5 }, { kind: 'number', value: 0.5 }],
    ['D', { double: -2.25 }, { kind: 'number', value: -2.25 }],
    ['Z', true, { kind: 'number', value: 1 }],
    ['Ljava/lang/String;', '中', { kind: 'text', value: '中' }],
    ['Ljava/lang/Class;', { type: 'Lb/B;' }, { kind: 'type', descriptor: 'Lb/B;' }],
    [
      '[I',
      [1, 2],
      {
        kind: 'array',
        items: [
          { kind: 'number', value: 1 },
          { kind: 'number', value: 2 },
        ],
      },
    ],
  ])('%s', (type, given, value) => {
    const one = read([cls('a.A', { fields: [field('f', type, 'static', given)] })]);
    expect(one.staticValues(0)).toEqual([value]);
  });
});

test('fields come with their flags, static ones first', () => {
  const one = read([cls('a.A', { fields: [field('x', 'I', 'private'), field('S', 'I', 'static final'), field('T', 'I', 'static')] })]);
  const { staticFields, instanceFields } = one.classMembers(0);
  const name = ({ field: index }: { field: number }) => one.string(one.tables.fieldIds[index * 2 + 1]!);
  expect(staticFields.map(name)).toEqual(['S', 'T']);
  expect(staticFields[0]!.flags).toBe(0x18);
  expect(instanceFields.map(name)).toEqual(['x']);
});

test('annotations on class, field, method and parameter', () => {
  const mark = (value: string) => ({ type: 'La/Mark;', values: { value } });
  const one = read([
    cls('a.A', {
      annotations: [mark('class')],
      fields: [field('f', 'I', 'static', 0, [mark('field')])],
      methods: [method('m', '(I)V', undefined, { annotations: [mark('method')], parameterAnnotations: [[mark('parameter')]] })],
    }),
  ]);
  const found = one.annotations(0).map(({ on, annotations }) => [on, annotations[0]?.elements[0]?.value]);
  expect(found).toEqual(['class', 'field', 'method', 'parameter'].map((on) => [on, { kind: 'text', value: on }]));
});

test('lines of instructions', () => {
  const one = read([
    cls('a.A', { methods: [method('m', '()V', (m) => m.line(10).raw(0, 0).line(500).raw(0).line(12).return(), 'static')] }),
  ]);
  expect([0, 1, 2, 3, 900].map((at) => one.lineAt(0, at))).toEqual([10, 10, 500, 12, 12]);
  expect(one.lineAt(5, 0)).toBeUndefined();
});

test('registers and handlers of a method', () => {
  const one = read([
    cls('a.A', {
      methods: [
        method('m', '(J)V', (m) =>
          m
            .label('from')
            .call('static La/A;->f()V')
            .label('to')
            .return()
            .label('io')
            .return()
            .label('any')
            .return()
            .catch('java.io.IOException', 'from', 'to', 'io')
            .catch(null, 'from', 'to', 'any'),
        ),
      ],
    }),
  ]);
  const item = one.codeItem(0)!;
  expect([item.registers, item.ins, item.to - item.from]).toEqual([3, 3, 6]);
  expect(item.tries).toEqual([
    {
      from: 0,
      to: 3,
      handlers: [
        { type: one.findType('Ljava/io/IOException;'), at: 4 },
        { type: -1, at: 5 },
      ],
    },
  ]);
});

test('a call site names its linker and what it binds', () => {
  const one = read([
    cls('a.A', {
      methods: [
        init(),
        method('m', '()V', (m) =>
          m.invokeCustom({
            bootstrap: { kind: 'invoke-static', target: 'La/Meta;->link()V' },
            name: 'run',
            proto: '()Ljava/lang/Runnable;',
            args: [{ methodHandle: { kind: 'invoke-static', target: 'La/A;->body()V' } }],
          }),
        ),
      ],
    }),
  ]);
  const site = one.callSite(0)!;
  expect(site.name).toBe('run');
  expect(site.methods.map((index) => one.methodName(index))).toEqual(['link', 'body']);
  expect(one.callSite(1)).toBeUndefined();
});

test('class constants and jumbo texts are edges', () => {
  const one = read([
    cls('a.A', { methods: [method('m', '()V', (m) => m.call('static La/A;->f(Ljava/lang/Class;)V', classOf('b.B')), 'static')] }),
  ]);
  expect(Array.from(one.code.edges, (edge) => edge >>> 24)).toEqual([10, 4]);
});
