import { describe, expect, test } from 'vitest';
import { chunkAt } from './chunk.ts';
import { openStringPool } from './string-pool.ts';
import { Window } from './window.ts';

const u16 = (n: number) => [n & 255, (n >> 8) & 255];
const u32 = (n: number) => [...u16(n & 0xffff), ...u16(n >>> 16)];
const units = (text: string) => Array.from({ length: text.length }, (_, i) => u16(text.charCodeAt(i))).flat();

interface Pool {
  readonly data: readonly (readonly number[])[];
  readonly utf8?: boolean;
  readonly offsets?: readonly number[];
  readonly count?: number;
  readonly styleCount?: number;
  readonly stylesStart?: number;
  readonly stringsStart?: number;
  readonly styles?: readonly number[];
}

/** A pool of raw strings; what is not given is as it should be. */
function pool({ data, utf8 = false, styles = [], ...lies }: Pool): Uint8Array {
  const starts = data.map((_, i) => data.slice(0, i).flat().length);
  const offsets = lies.offsets ?? starts;
  const stringsStart = 28 + (offsets.length + (lies.styleCount ?? 0)) * 4;
  const body = data.flat();
  const padding = Array.from({ length: (4 - (body.length % 4)) % 4 }, () => 0);
  const stylesStart = stringsStart + body.length + padding.length;
  const header = [
    ...u16(1),
    ...u16(28),
    ...u32(stylesStart + styles.length),
    ...u32(lies.count ?? offsets.length),
    ...u32(lies.styleCount ?? 0),
    ...u32(utf8 ? 0x100 : 0),
    ...u32(lies.stringsStart ?? stringsStart),
    ...u32(lies.stylesStart ?? (styles.length > 0 ? stylesStart : 0)),
  ];
  const styleOffsets = Array.from({ length: lies.styleCount ?? 0 }, () => u32(0)).flat();
  return Uint8Array.from([...header, ...offsets.flatMap(u32), ...styleOffsets, ...body, ...padding, ...styles]);
}

function open(bytes: Uint8Array) {
  const codes: string[] = [];
  const report = (what: string) => void codes.push(what);
  const window = new Window(bytes);
  const chunk = chunkAt(window, 0, bytes.length, report);
  if (chunk === undefined) throw new Error('no chunk');
  return { strings: openStringPool(window, chunk, report), codes };
}

describe('openStringPool', () => {
  const long = 'x'.repeat(0x8005);
  test.each<[string, Pool, string | undefined, string[]]>([
    ['UTF-16', { data: [[...u16(2), ...units('试金'), 0, 0]] }, '试金', []],
    ['UTF-8', { data: [[1, 3, 0xe8, 0xaf, 0x95, 0]], utf8: true }, '试', []],
    ['empty', { data: [[0, 0, 0]], utf8: true }, '', []],
    ['UTF-16 with a long length', { data: [[...u16(0x8000), ...u16(2), ...units('ab'), 0, 0]] }, 'ab', []],
    ['UTF-8 with lengths of two bytes', { data: [[0x80, 2, 0x80, 2, 0x61, 0x62, 0]], utf8: true }, 'ab', []],
    ['UTF-8 longer than its length can say', { data: [[0x80, 5, 0x80, 5, ...new TextEncoder().encode(long), 0]], utf8: true }, long, []],
    ['UTF-8 without a NUL at its length', { data: [[5, 5, 0x61, 0x62, 0, 0x63, 0x63, 0x63]], utf8: true }, 'ab', ['string-length-lies']],
    ['UTF-16 past the end', { data: [[...u16(900), ...units('ab')]] }, 'ab', ['string-length-lies']],
    ['offset past the end', { data: [[0, 0, 0, 0]], offsets: [0xffff_fff0] }, undefined, ['string-out-of-pool']],
    ['a count of 4 billion', { data: [[...u16(1), ...units('a'), 0, 0]], count: 0xffff_ffff }, 'a', ['string-count-past-end']],
    [
      'strings that start past the end',
      { data: [[...u16(0), 0, 0]], stringsStart: 0xffff_ffff },
      undefined,
      ['strings-past-end', 'string-out-of-pool'],
    ],
    ['styles before the strings', { data: [[...u16(1), ...units('a'), 0, 0]], styleCount: 1, stylesStart: 4 }, 'a', ['styles-out-of-pool']],
  ])('%s', (_name, given, text, codes) => {
    const opened = open(pool(given));
    expect(opened.strings.at(0)).toBe(text);
    expect(opened.codes).toEqual(codes);
  });

  test('indexes that there are not', () => {
    const { strings } = open(pool({ data: [[0, 0, 0]], utf8: true }));
    expect([-1, 1, 0xffff_ffff, Number.NaN].map((index) => strings.at(index))).toEqual([undefined, undefined, undefined, undefined]);
  });

  test('styled strings keep their text and count their spans', () => {
    const span = [...u32(1), ...u32(0), ...u32(3)];
    const { strings, codes } = open(
      pool({
        data: [
          [4, 4, 0x62, 0x6f, 0x6c, 0x64, 0],
          [1, 1, 0x62, 0],
        ],
        utf8: true,
        styleCount: 1,
        styles: [...span, ...span, ...u32(0xffff_ffff)],
      }),
    );
    expect([strings.at(0), strings.spansOf(0), strings.spansOf(1)]).toEqual(['bold', 2, 0]);
    expect(codes).toEqual([]);
  });

  test('many strings that share one long text stop at the size of the pool', () => {
    const text = [0xff, 0xff, 0xff, 0xff, ...Array.from({ length: 0x7fff }, () => 0x61), 0];
    const { strings, codes } = open(pool({ data: [text], utf8: true, offsets: Array.from({ length: 5_000 }, () => 0) }));
    const read = Array.from({ length: 5_000 }, (_, i) => strings.at(i)).filter((found) => found !== undefined);
    expect(read).toHaveLength(1);
    expect(new Set(codes)).toEqual(new Set(['strings-overlap']));
  });
});
