import { readDex } from '@touchstone/formats/dex';
import { expect, test } from 'vitest';
import { cls, method } from './class-spec.ts';
import { dex } from './dex.ts';

test('a block in a block: the inner handlers come first, and behind one for anything none is asked', () => {
  const bytes = dex([
    cls('a.A', {
      methods: [
        method('go', '()V', (m) =>
          m
            .label('outer')
            .op('nop')
            .label('inner')
            .op('nop')
            .op('nop')
            .label('innerEnd')
            .op('nop')
            .label('outerEnd')
            .return()
            .label('a')
            .return()
            .label('b')
            .return()
            .label('c')
            .return()
            .catch('java.io.IOException', 'inner', 'innerEnd', 'a')
            .catch(null, 'inner', 'innerEnd', 'b')
            .catch('java.io.IOException', 'outer', 'outerEnd', 'c'),
        ),
      ],
    }),
  ]);
  const one = readDex(bytes).value[0]!;
  const io = one.findType('Ljava/io/IOException;');
  expect(one.codeItem(0)!.tries).toEqual([
    { from: 0, to: 1, handlers: [{ type: io, at: 7 }] },
    {
      from: 1,
      to: 3,
      handlers: [
        { type: io, at: 5 },
        { type: -1, at: 6 },
      ],
    },
    { from: 3, to: 4, handlers: [{ type: io, at: 7 }] },
  ]);
});
