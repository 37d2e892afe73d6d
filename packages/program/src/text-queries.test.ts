import { readDex } from '@touchstone/formats/dex';
import { type ClassSpec, cls, type DexOptions, dex, method, text } from '@touchstone/test-kit';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { buildProgram } from './index.ts';
import { Needles } from './needles.ts';

const loads = (...texts: readonly string[]): ClassSpec => loadsIn('a.A', ...texts);

const loadsIn = (name: string, ...texts: readonly string[]): ClassSpec =>
  cls(name, {
    methods: [
      method(
        'm',
        '()V',
        (m) => {
          for (const one of texts) m.call('static Lb/B;->f(Ljava/lang/String;)V', text(one));
        },
        'static',
      ),
    ],
  });

const program = (options: DexOptions, ...files: readonly ClassSpec[]) =>
  buildProgram(files.flatMap((spec, i) => readDex(dex([spec], options)).value.map((one) => ({ file: `${i}.dex`, dex: one })))).value;

const TEXTS = ['content://sms/inbox', 'see content://sms', 'x', '手机号码', 'http://a.b', 'nothing'];

test.each<[string, DexOptions]>([
  ['sorted', {}],
  ['unsorted', { lies: { unsorted: ['string'] } }],
])('texts that contain needles, once each, in a %s table', (_, options) => {
  const app = program(options, loads(...TEXTS), loadsIn('a.B', 'content://sms/inbox', 'content://mms'));
  const found = [...app.textsContaining(['content://', '手机', '://', 'x', 'absent', ''])];
  expect(new Map(found.map((one) => [one.text, one.needle]))).toEqual(
    new Map([
      ['content://sms/inbox', 'content://'],
      ['see content://sms', 'content://'],
      ['http://a.b', '://'],
      ['x', 'x'],
      ['手机号码', '手机'],
      ['content://mms', 'content://'],
    ]),
  );
  const inbox = found.find((one) => one.text === 'content://sms/inbox')!;
  expect(inbox.uses()).toHaveLength(2);
  expect(inbox.place()).toMatchObject({ file: '0.dex', method: 'La/A;->m()V' });
});

test.each<[string, DexOptions]>([
  ['sorted', {}],
  ['unsorted', { lies: { unsorted: ['string'] } }],
])('uses of many texts are those of each, in a %s table', (_, options) => {
  const app = program({ ...options, extraStrings: ['unused'] }, loads(...TEXTS), loadsIn('a.B', 'content://mms', 'x'));
  const asked = ['x', 'unused', 'absent', '手机号码', 'content://mms', 'x', ''];
  const uses = app.usesOfTexts(asked);
  expect([...uses.keys()].sort()).toEqual(['content://mms', 'x', '手机号码']);
  for (const text of asked) expect(uses.get(text) ?? []).toEqual(app.usesOfText(text));
});

test('a text that no instruction loads lies in the file', () => {
  const app = program({ extraStrings: ['lonely text'] }, cls('a.A'));
  const [found] = app.textsContaining(['lonely']);
  const { file, offset } = found!.place();
  expect(file).toBe('0.dex');
  expect(String.fromCharCode(...app.dexes[0]!.dex.bytes.u8.subarray(offset, offset! + 6))).toBe('lonely');
});

test('no needle, no text', () => {
  expect([...program({}, loads(...TEXTS)).textsContaining([])]).toEqual([]);
});

test('all texts', () => {
  const all = [...program({}, loads(...TEXTS), loadsIn('a.B', 'x')).texts()].map((one) => one.text);
  expect(all).toEqual(expect.arrayContaining(TEXTS));
  expect(new Set(all).size).toBe(all.length);
});

test('needles are found where indexOf finds them', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 12 });
  fc.assert(
    fc.property(fc.array(letters, { maxLength: 6 }), fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 60 }), (needles, hay) => {
      const bytes = Uint8Array.from(hay, (letter) => letter.charCodeAt(0));
      const found = new Set<number>();
      new Needles(needles).search(bytes, 0, bytes.length, (at, needle) => {
        expect(hay.startsWith(needle, at)).toBe(true);
        found.add(at);
        return at + 1;
      });
      const wanted = Array.from(hay, (_, at) => at).filter((at) => needles.some((needle) => needle !== '' && hay.startsWith(needle, at)));
      expect([...found].sort((a, b) => a - b)).toEqual(wanted);
    }),
    { numRuns: 500 },
  );
});
