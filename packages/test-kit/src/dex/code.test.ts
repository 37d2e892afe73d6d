import { describe, expect, test } from 'vitest';
import { text } from './arguments.ts';
import { assemble } from './assemble.ts';
import { Code } from './code.ts';
import { Pools } from './pools.ts';

/** The units of a body, in hex; strings, types, fields and methods number from 0 in table order. */
function units(write: (code: Code) => void, proto = '()V', isStatic = true): string {
  const code = new Code('test', proto, isStatic);
  write(code);
  code.end();
  const pools = new Pools();
  for (const item of code.items) if (item.kind === 'instruction' && item.reference) pools.reference(item.reference);
  pools.sort();
  const { insns } = assemble(code, pools);
  const view = new DataView(insns.buffer);
  return Array.from({ length: insns.length / 2 }, (_, i) =>
    view
      .getUint16(i * 2, true)
      .toString(16)
      .padStart(4, '0'),
  ).join(' ');
}

describe('instructions', () => {
  test.each<[string, (m: Code) => void, string]>([
    ['const/4', (m) => m.const('v1', -1), 'f112 000e'],
    ['const/16', (m) => m.const('v1', 300), '0113 012c 000e'],
    ['const/high16', (m) => m.const('v1', 0x7f010000), '0115 7f01 000e'],
    ['const', (m) => m.const('v1', 0x12345678), '0114 5678 1234 000e'],
    ['const-wide', (m) => m.constWide('v0', 0x1122334455667788n), '0018 7788 5566 3344 1122 000e'],
    ['move/from16', (m) => m.move('v20', 'v1'), '1402 0001 000e'],
    ['add-int/lit8', (m) => m.math('add-int/lit8', 'v0', 'v1', -3), '00d8 fd01 000e'],
    ['add-int', (m) => m.math('add-int', 'v0', 'v1', 'v2'), '0090 0201 000e'],
    ['if-eqz', (m) => m.label('a').if('eqz', 'v0', 'a'), '0038 0000 000e'],
    ['if-ne', (m) => m.if('ne', 'v0', 'v1', 'a').label('a'), '1033 0002 000e'],
    ['goto itself', (m) => m.label('a').goto('a'), '002a 0000 0000'],
    [
      'a static call with constants',
      (m) => m.invokeStatic('La;->f(ILjava/lang/String;)V', 5, text('x')),
      '5012 011a 0006 2071 0000 0010 000e',
    ],
    ['a long takes two registers', (m) => m.invokeStatic('La;->f(J)V', 'v2'), '2071 0000 0032 000e'],
    ['six words go by range', (m) => m.invokeStatic('La;->f(JJJ)V', 'v0', 'v2', 'v4'), '0677 0000 0000 000e'],
    ['result by return type', (m) => m.invokeStatic('La;->f()J').moveResult('v0'), '0071 0000 0000 000b 000e'],
    ['field by its type', (m) => m.sget('v0', 'La;->b:Z'), '0063 0000 000e'],
    ['packed switch', (m) => m.packedSwitch('v0', 7, ['a']).label('a'), '002b 0004 0000 000e 0100 0001 0007 0000 0003 0000'],
    ['array data', (m) => m.fillArrayData('v0', 1, [1, 2, 3]), '0026 0004 0000 000e 0300 0001 0003 0000 0201 0003'],
  ])('%s', (_name, write, expected) => {
    expect(units(write)).toBe(expected);
  });

  test.each([
    ['()V', '000e'],
    ['()I', '0012 000f'],
    ['()J', '0016 0000 0010'],
    ['()Ljava/lang/String;', '0012 0011'],
  ])('a body that does not end returns what %s needs', (proto, expected) => {
    expect(units(() => {}, proto)).toBe(expected);
  });

  test('parameters stand behind locals, long ones taking two', () => {
    expect(units((m) => m.const('v0', 0).move('v0', 'p3'), '(JI)V', false)).toBe('0012 4001 000e');
  });

  test('a far goto widens', () => {
    const far = (m: Code): void => {
      m.goto('end');
      for (let i = 0; i < 200; i++) m.op('nop');
      m.label('end');
    };
    expect(units(far)).toMatch(/^0029 00ca /);
  });

  test.each<[string, (m: Code) => void, string]>([
    ['a missing argument', (m) => m.invokeVirtual('La;->f(I)V', 'v0'), 'takes 2 arguments'],
    ['a string where a register belongs', (m) => m.invokeStatic('La;->f(I)V', 'id' as 'v0'), "text('id')"],
    ['an unknown label', (m) => m.goto('nowhere'), 'not a label'],
    ['an unknown mnemonic', (m) => m.op('invoke-magic'), 'no Dalvik instruction'],
    ['a register out of reach', (m) => m.iget('v16', 'v0', 'La;->b:I'), 'cannot reach v16'],
    ['a malformed reference', (m) => m.invokeStatic('a.b.c()'), 'not a method reference'],
  ])('%s is refused with a hint', (_name, write, message) => {
    expect(() => units(write)).toThrow(message);
  });
});
