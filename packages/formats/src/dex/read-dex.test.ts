import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ClassSpec,
  classOf,
  cls,
  type DexOptions,
  dex,
  dexContainer,
  dexWithLayout,
  field,
  init,
  method,
  sampleFiles,
  signature,
  text,
} from '@touchstone/test-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dex, readDex } from './index.ts';

const codes = (bytes: Uint8Array) => readDex(bytes).problems.map((problem) => problem.code);
const classNames = (bytes: Uint8Array) => readDex(bytes).value.map((one) => names(one));
const names = (one: Dex) => Array.from({ length: one.tables.classCount }, (_, c) => one.typeDescriptor(one.tables.classDefs[c * 8]!));

/** A little of everything that a DEX file can hold. */
const CLASSES: readonly ClassSpec[] = [
  cls('a.Base', { methods: [init()], annotations: [signature('<T:Ljava/lang/Object;>Ljava/lang/Object;')] }),
  cls('a.Main', {
    extends: 'a.Base',
    implements: ['java.lang.Runnable'],
    source: 'Main.java',
    fields: [
      field('TEXT', 'java.lang.String', 'public static final', 'android_id'),
      field('NUMBER', 'J', 'static', -5n),
      field('LIST', 'java.lang.String', 'static', null, [{ type: 'La/Mark;', values: { value: ['x', 1, { enum: 'La/E;->A:La/E;' }] } }]),
      field('plain', 'I'),
    ],
    methods: [
      init('a.Base', (m) => m.line(7).call('La/Main;->NUMBER:J')),
      method('run', '()V', (m) =>
        m
          .line(10)
          .label('from')
          .call('static Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text('content://sms'))
          .line(12)
          .call('La/Main;->f(JLjava/lang/Class;)V', null, 3n, classOf('a.Base'))
          .label('to')
          .return()
          .label('caught')
          .moveException('v0')
          .throw('v0')
          .catch('java.lang.Exception', 'from', 'to', 'caught'),
      ),
      method('f', '(JLjava/lang/Class;)V', (m) =>
        m.packedSwitch('p1', 3, ['x']).label('x').newArray('v1', 'v0', '[I').fillArrayData('v1', 4, [1, 2, 3]),
      ),
      method('g', '()V', undefined, 'public abstract'),
    ],
  }),
];

const SMALL = dex(CLASSES);

describe('files of the samples', () => {
  test.each([
    ['unlock_apk-debug.apk', 'classes.dex', 7, 10, 57],
    ['appium-uiautomator2-server-debug-androidTest.apk', 'classes.dex', 212, 2_067, 33_672],
    ['settings_apk-debug.apk', 'classes.dex', 5_045, 34_086, 424_495],
    ['ApiDemos-debug.apk', 'classes.dex', 5_068, 33_456, 444_391],
    ['appium-uiautomator2-server-v10.6.6.apk', 'classes.dex', 6_949, 57_408, 789_746],
    ['appium-uiautomator2-server-v10.6.6.apk', 'classes16.dex', 2_179, 16_720, 368_501],
  ])('%s %s has as many instructions as dexdump lists', (apk, name, classes, methods, instructions) => {
    const bytes = sampleFiles(name).find((file) => file.apk === apk)!.bytes;
    const { value, problems } = readDex(bytes);
    const [one] = value;
    expect(problems).toEqual([]);
    expect([one!.tables.classCount, one!.definitions.count, one!.code.instructionCount]).toEqual([classes, methods, instructions]);
  });
});

describe('a sound file', () => {
  test('has no problems', () => {
    expect(readDex(SMALL).problems).toEqual([]);
    expect(classNames(SMALL)).toEqual([['La/Base;', 'La/Main;']]);
  });

  test('may begin anywhere in its buffer', () => {
    const shifted = new Uint8Array(SMALL.length + 1);
    shifted.set(SMALL, 1);
    expect(readDex(shifted.subarray(1)).problems).toEqual([]);
  });

  test('of version 041 may hold several', () => {
    const both = dexContainer([[CLASSES[0]!], [CLASSES[1]!]]);
    expect(readDex(both).problems).toEqual([]);
    expect(classNames(both)).toEqual([['La/Base;'], ['La/Main;']]);
  });
});

describe('a header that lies', () => {
  test.each<[name: string, options: DexOptions, codes: string[]]>([
    ['checksum', { lies: { header: { checksum: 1 } } }, ['dex/checksum']],
    ['header size', { lies: { header: { headerSize: 0x71 } } }, ['dex/header-size']],
    ['endian tag', { lies: { header: { endianTag: 0 } } }, ['dex/endian-tag']],
    ['file size, too small', { lies: { header: { fileSize: 0x70 } } }, ['dex/file-size', 'dex/checksum']],
    ['no map', { lies: { header: { mapOff: 0 } } }, ['dex/no-map']],
    ['hidden classes', { lies: { header: { classDefsSize: 0 } } }, ['dex/class-defs-hidden']],
    ['hidden strings', { lies: { header: { stringIdsSize: 0, stringIdsOff: 0 } } }, ['dex/string-ids-hidden']],
    ['a table behind the end', { lies: { header: { classDefsOff: 0x7fff_fff0 } } }, ['dex/class-defs-hidden']],
  ])('%s: reported, and the classes are read', (_, options, wanted) => {
    const bytes = dex(CLASSES, options);
    expect(codes(bytes)).toEqual(wanted);
    expect(classNames(bytes)).toEqual([['La/Base;', 'La/Main;']]);
  });

  test('a class fewer than the map has: the header decides, as in Android', () => {
    const bytes = dex(CLASSES, { lies: { header: { classDefsSize: 1 } } });
    expect(codes(bytes)).toEqual(['dex/map-disagrees']);
    expect(classNames(bytes)).toEqual([['La/Base;']]);
  });

  test('counts of 4 billion: the map knows better', () => {
    const bytes = dex(CLASSES, { lies: { header: { stringIdsSize: 0xffff_ffff, methodIdsSize: 0xffff_ffff } } });
    expect(codes(bytes)).toEqual(['dex/string-ids-hidden', 'dex/method-ids-hidden']);
    expect(classNames(bytes)).toEqual([['La/Base;', 'La/Main;']]);
  });

  test('counts of 4 billion without a map stay inside the file', () => {
    const counts = { stringIdsSize: 0xffff_ffff, methodIdsSize: 0xffff_ffff, classDefsSize: 0xffff_ffff };
    const bytes = dex(CLASSES, { lies: { header: { ...counts, mapOff: 0 } } });
    expect(codes(bytes)).toContain('dex/string-ids-past-end');
    askEverything(readDex(bytes).value);
  });

  test.each([
    ['nothing', new Uint8Array(0), []],
    ['a few bytes', new Uint8Array(20), ['dex/header-truncated']],
    ['something else', new Uint8Array(200).fill(7), ['dex/not-dex']],
    ['big-endian', dex(CLASSES, { lies: { header: { endianTag: 0x7856_3412 } } }), ['dex/big-endian']],
  ])('%s: no DEX file', (_, bytes, wanted) => {
    expect(readDex(bytes).value).toEqual([]);
    expect(codes(bytes)).toEqual(wanted);
  });
});

describe('code that lies', () => {
  const u32At = (at: number, value: number) => ({ at, bytes: Uint8Array.of(value, value >> 8, value >> 16, value >> 24) });
  const patched = (what: (codeAt: number) => { at: number; value: number }) => {
    const { at, value } = what(dexWithLayout(CLASSES).code.get('La/Main;->run()V')!);
    const bytes = SMALL.slice();
    bytes.set(u32At(at, value).bytes, at);
    return bytes;
  };

  test('more instructions than the file has', () => {
    expect(codes(patched((code) => ({ at: code + 12, value: 0x7fff_ffff })))).toContain('dex/code-past-end');
  });

  test('an instruction that hangs over the end of its method', () => {
    expect(codes(patched((code) => ({ at: code + 12, value: 1 })))).toContain('dex/instruction-past-end');
  });

  test('an opcode that does not exist', () => {
    expect(codes(patched((code) => ({ at: code + 16, value: 0x0073_0073 })))).toContain('dex/invalid-opcode');
  });

  test('10,000 methods that share one long code item are read only within the budget', () => {
    const methods = Array.from({ length: 2_000 }, (_, i) => method(`m${i}`, '()V', undefined, 'static'));
    const long = method('long', '()V', (m) => m.raw(...new Array<number>(60_000).fill(0)).return(), 'static');
    const written = dexWithLayout([cls('a.A', { methods: [...methods, long] })]);
    const one = readDex(written.bytes).value[0]!;
    const target = written.code.get('La/A;->long()V')!;
    const bytes = written.bytes.slice();
    const view = new DataView(bytes.buffer);
    // All code items but the last become copies of its header's lie: lengths up to the end of the file.
    for (const code of one.definitions.code) if (code !== target) view.setUint32(code + 12, 60_000, true);
    const { value, problems } = readDex(bytes);
    expect(problems.map((problem) => problem.code)).toContain('dex/code-budget');
    expect(value[0]!.code.instructionCount).toBeLessThan(bytes.length * 2);
  });
});

describe('texts that lie', () => {
  test('100,000 ids that share one long text stop at the budget', () => {
    const texts = Array.from({ length: 20_000 }, (_, i) => `x${i}`);
    const bytes = dex([cls('a.A')], { extraStrings: [...texts, 'y'.repeat(60_000)] });
    const { tables, header } = readDex(bytes).value[0]!;
    const view = new DataView(bytes.buffer, bytes.byteOffset);
    const long = view.getUint32(header.strings.offset + (tables.textCount - 1) * 4, true);
    for (let i = 0; i < tables.textCount - 1; i++) view.setUint32(header.strings.offset + i * 4, long, true);
    const { value, problems } = readDex(bytes);
    expect(problems.map((problem) => problem.code)).toContain('dex/strings-overlap');
    const total = Array.from({ length: tables.textCount }, (_, i) => value[0]!.string(i).length).reduce((a, b) => a + b);
    expect(total).toBeLessThan(bytes.length * 5);
  });

  test('an unsorted table is searched all the same', () => {
    const one = readDex(dex(CLASSES, { lies: { unsorted: ['string'] } })).value[0]!;
    expect(one.textsAscend).toBe(false);
    expect(one.string(one.findString('android_id'))).toBe('android_id');
    expect(one.typeDescriptor(one.findType('La/Main;'))).toBe('La/Main;');
    expect(one.findString('absent')).toBe(-1);
  });
});

test('every truncation is read without throwing', () => {
  for (let size = 0; size < SMALL.length; size++) askEverything(readDex(SMALL.subarray(0, size)).value);
});

test('every mutation is read without throwing, in work bounded by its size', () => {
  const change = fc.tuple(fc.nat(SMALL.length - 1), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff, 0x10));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 12 }), (changes) => {
      const bytes = SMALL.slice();
      for (const [at, value] of changes) bytes[at] = value;
      const { value } = readDex(bytes);
      askEverything(value);
      expect(value.reduce((sum, one) => sum + one.code.instructionCount, 0)).toBeLessThan(bytes.length * 2 + 65_536);
    }),
    { numRuns: 400 },
  );
});

const HOSTILE = join(import.meta.dirname, '../../../../corpus/hostile');

test.each(readdirSync(HOSTILE).filter((name) => name.startsWith('dex-')))('corpus/hostile/%s', (name) => {
  const { value, problems } = readDex(new Uint8Array(readFileSync(join(HOSTILE, name))));
  askEverything(value);
  expect(problems.length).toBeGreaterThan(0);
});

/** Every question there is, about everything: none may throw. */
function askEverything(files: readonly Dex[]): void {
  for (const one of files) {
    const { tables, definitions, header } = one;
    for (let s = 0; s <= tables.textCount; s++) one.string(s);
    for (let t = 0; t <= tables.typeCount; t++) one.typeDescriptor(t);
    for (let p = 0; p <= tables.protoCount; p++) one.signature(p);
    for (let m = 0; m < tables.methodCount; m++) `${one.methodClass(m)}${one.methodName(m)}${one.methodSignature(m)}`;
    for (let c = 0; c < tables.classCount; c++) {
      one.classMembers(c);
      one.annotations(c);
      one.staticValues(c);
      one.typeList(tables.classDefs[c * 8 + 3]!);
    }
    for (let d = 0; d < definitions.count; d++) {
      one.codeItem(d);
      one.lineAt(d, 0xffff);
    }
    for (let i = 0; i < header.callSites.count; i++) one.callSite(i);
    for (let i = 0; i < header.methodHandles.count; i++) one.methodHandle(i);
    one.findString('android_id');
    one.findType('La/Main;');
  }
}
