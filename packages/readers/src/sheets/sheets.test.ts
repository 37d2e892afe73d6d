import { inflateRaw } from '@touchstone/kernel/deflate';
import { zip } from '@touchstone/test-kit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { eachRow, eachTableRow, readTable, readWorkbook } from './index.ts';

const ports = { inflate: inflateRaw };
const utf8 = (text: string) => new TextEncoder().encode(text);

interface Parts {
  readonly sheet: string;
  readonly strings?: string;
  readonly styles?: string;
}

const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const xlsx = ({ sheet, strings = '', styles = '' }: Parts) =>
  zip([
    {
      name: 'xl/workbook.xml',
      data: utf8('<workbook><sheets><sheet name="记录" sheetId="1" r:id="rId1"/><sheet name="又" r:id="rId9"/></sheets></workbook>'),
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: utf8(`<Relationships><Relationship Id="rId1" Type="${RELATION}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`),
    },
    { name: 'xl/sharedStrings.xml', data: utf8(`<sst>${strings}</sst>`) },
    { name: 'xl/styles.xml', data: utf8(styles) },
    { name: 'xl/worksheets/sheet1.xml', data: utf8(`<worksheet><sheetData>${sheet}</sheetData></worksheet>`) },
  ]);

describe('lines, as a spreadsheet shows them', () => {
  const linesOf = (sheet: string) => {
    const lines: number[] = [];
    eachRow(xlsx({ sheet }), { ports }, (_sheet, _row, line) => void lines.push(line));
    return lines;
  };
  const row = (r: string) => `<row${r}><c t="str"><v>x</v></c></row>`;

  test.each([
    ['gaps are kept', row(' r="2"') + row('') + row(' r="9"'), [2, 3, 9]],
    ['empty rows count', `<row r="1"/>${row('')}`, [2]],
    ['two rows never share a number', row(' r="5"') + row(' r="5"') + row(' r="1"') + row(' r="-3"') + row(' r="1e99"'), [5, 6, 7, 8, 9]],
  ])('%s', (_what, sheet, lines) => expect(linesOf(sheet)).toEqual(lines));

  test('of a CSV, through quoted line ends, empty lines and a line that names the separator', () => {
    const lines: number[] = [];
    eachTableRow(utf8('sep=;\na;"x\ny"\n\nb;c\n'), { name: 'x.csv' }, (_row, line) => void lines.push(line));
    expect(lines).toEqual([2, 5]);
  });
});

describe('XLSX', () => {
  test('shared, inline and rich strings, numbers, dates, gaps', () => {
    const book = xlsx({
      strings: '<si><t>时间点</t></si><si><r><t>操作</t></r><r><t>行为</t></r><rPh><t>x</t></rPh></si><si><t>a_x000D_&#10;b&amp;c</t></si>',
      styles:
        '<numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd hh:mm:ss"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs>',
      sheet:
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row><row r="2"/><row r="9"><c r="A9" s="1"><v>46023.5</v></c><c r="B9" s="2"><v>46023</v></c><c r="C9"><v>0.1</v></c><c r="D9"><v>860000000000001234</v></c><c t="b"><v>1</v></c><c t="inlineStr"><is><t>内</t></is></c><c t="str"><f>A1</f><v>式</v></c><c t="s"><v>2</v></c><c t="s"><v>77</v></c></row>',
    });
    const { value, problems } = readWorkbook(book, { ports });
    expect(value).toEqual([
      {
        name: '记录',
        rows: [
          ['时间点', '', '操作行为'],
          ['2026-01-01 12:00:00', '2026-01-01', '0.1', '860000000000001234', 'TRUE', '内', '式', 'a\nb&c'],
        ],
      },
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['xlsx/sheet-missing']);
  });

  test('a cell in the last column and rows without end stay in bounds', () => {
    const book = xlsx({ sheet: '<row><c r="XFD1"><v>1</v></c><c r="A1"><v>2</v></c></row>' });
    expect(readWorkbook(book, { ports })).toMatchObject({
      value: [{ rows: [['2']] }],
      problems: [{ code: 'xlsx/columns-cut' }, { code: 'xlsx/sheet-missing' }],
    });
  });

  test('no entity of a DTD is resolved', () => {
    const book = xlsx({ sheet: '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><row><c t="str"><v>a&e;b</v></c></row>' });
    expect(readWorkbook(book, { ports }).value[0]!.rows).toEqual([['a&e;b']]);
  });

  test('two hundred thousand rows', () => {
    const rows = Array.from(
      { length: 200_000 },
      (_, i) =>
        `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>0</v></c><c r="B${i + 1}"><v>${i}</v></c><c r="C${i + 1}" t="s"><v>1</v></c></row>`,
    );
    let count = 0;
    const before = process.memoryUsage().rss;
    eachRow(
      xlsx({ strings: '<si><t>甲</t></si><si><t>乙</t></si>', sheet: rows.join('') }),
      { ports: { inflate: inflateRaw } },
      (_, row) => {
        count += row.length;
      },
    );
    expect(count).toBe(600_000);
    expect(process.memoryUsage().rss - before).toBeLessThan(400 * 2 ** 20);
  });

  const sound = xlsx({ strings: '<si><t>甲</t></si>', sheet: '<row><c t="s"><v>0</v></c></row>' });
  test('every truncation and damage is survived', () => {
    for (let length = 0; length < sound.length; length += 3) readWorkbook(sound.subarray(0, length), { ports });
    fc.assert(
      fc.property(fc.nat(sound.length - 1), fc.nat(255), (at, byte) => {
        const bytes = Uint8Array.from(sound);
        bytes[at] = byte;
        readWorkbook(bytes, { ports });
      }),
      { numRuns: 300 },
    );
    expect(readWorkbook(sound, { ports }).value[0]!.rows).toEqual([['甲']]);
  });
});

const u16 = (value: number) => [value & 255, (value >> 8) & 255];
const u32 = (value: number) => [...u16(value & 0xffff), ...u16(value >>> 16)];
const record = (type: number, ...data: readonly number[]) => [...u16(type), ...u16(data.length), ...data];
const wide = (text: string) => [...text].flatMap((character) => u16(character.charCodeAt(0)));
const double = (value: number) => [...new Uint8Array(new Float64Array([value]).buffer)];
const BEGIN = record(0x809, ...u16(0x600), ...u16(5));

/** An XLS as small programs write it: one sheet, the table of strings cut in the middle of a string. */
function xls(sheet: readonly number[], globals: readonly number[] = []): Uint8Array {
  const strings = [
    ...record(0xfc, ...u32(2), ...u32(2), ...u16(3), 1, ...wide('时间'), ...[]),
    ...record(0x3c, 1, ...wide('点'), ...u16(2), 0, 0x61, 0x62),
  ];
  const bound = (offset: number) => record(0x85, ...u32(offset), 0, 0, 2, 1, ...wide('记录'));
  const head = (offset: number) => [
    ...BEGIN,
    ...globals,
    ...record(0xe0, ...u16(0), ...u16(0)),
    ...record(0xe0, ...u16(0), ...u16(22)),
    ...bound(offset),
    ...strings,
    ...record(10),
  ];
  const offset = head(0).length;
  const stream = [...head(offset), ...BEGIN, ...sheet, ...record(10)];
  const padded = [...stream, ...new Array(Math.max(4096, Math.ceil(stream.length / 512) * 512) - stream.length).fill(0)];
  const sectors = padded.length / 512;
  const entry = (name: string, type: number, start: number, size: number) => [
    ...wide(name),
    ...new Array(64 - name.length * 2).fill(0),
    ...u16(name.length * 2 + 2),
    type,
    1,
    ...new Array(48).fill(255),
    ...u32(start),
    ...u32(size),
    ...u32(0),
  ];
  const directory = [...entry('Root Entry', 5, 0xfffffffe, 0), ...entry('Workbook', 2, 2, padded.length), ...new Array(256).fill(0)];
  const fat = [0xfffffffd, 0xfffffffe, ...Array.from({ length: sectors }, (_, i) => (i === sectors - 1 ? 0xfffffffe : i + 3))];
  const header = [
    0xd0,
    0xcf,
    0x11,
    0xe0,
    0xa1,
    0xb1,
    0x1a,
    0xe1,
    ...new Array(16).fill(0),
    ...u16(0x3e),
    ...u16(3),
    ...u16(0xfffe),
    ...u16(9),
    ...u16(6),
    ...new Array(10).fill(0),
    ...u32(1),
    ...u32(1),
    ...u32(0),
    ...u32(4096),
    ...u32(0xfffffffe),
    ...u32(0),
    ...u32(0xfffffffe),
    ...u32(0),
    ...u32(0),
    ...new Array(108 * 4).fill(255),
  ];
  return Uint8Array.from([...header, ...fat.flatMap(u32), ...new Array(512 - fat.length * 4).fill(255), ...directory, ...padded]);
}

describe('XLS', () => {
  const cells = [
    ...record(0xfd, ...u16(0), ...u16(0), ...u16(0), ...u32(0)),
    ...record(0xfd, ...u16(0), ...u16(2), ...u16(0), ...u32(1)),
    ...record(0x203, ...u16(1), ...u16(0), ...u16(1), ...double(46023.25)),
    ...record(0x27e, ...u16(1), ...u16(1), ...u16(0), ...u32((1234 << 2) | 3)),
    ...record(0xbd, ...u16(1), ...u16(2), ...u16(0), ...u32((7 << 2) | 2), ...u16(0), ...u32((8 << 2) | 2), ...u16(3)),
    ...record(0x06, ...u16(1), ...u16(4), ...u16(0), 0, 0, 0, 0, 0, 0, 255, 255, ...new Array(6).fill(0)),
    ...record(0x207, ...u16(1), 1, ...wide('式')),
    ...record(0x204, ...u16(1), ...u16(5), ...u16(0), ...u16(1), 1, ...wide('标')),
  ];

  test('strings cut by records, numbers, dates, formulas', () => {
    expect(readWorkbook(xls(cells), { ports })).toEqual({
      value: [
        {
          name: '记录',
          rows: [
            ['时间点', '', 'ab'],
            ['2026-01-01 06:00:00', '12.34', '7', '8', '式', '标'],
          ],
        },
      ],
      problems: [],
    });
  });

  test.each([
    ['encrypted', record(0x2f, 0, 0), 'xls/encrypted'],
    ['of Excel 95', record(0x809, ...u16(0x500), ...u16(5)), 'xls/old-version'],
  ])('one that is %s says so', (_, globals, code) => {
    expect(readWorkbook(xls(cells, globals), { ports })).toEqual({ value: [], problems: [{ code, at: 0 }] });
  });

  test('every truncation and damage is survived', () => {
    const sound = xls(cells);
    for (let length = 0; length < sound.length; length += 7) readWorkbook(sound.subarray(0, length), { ports });
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 8 }), (damage) => {
        const bytes = Uint8Array.from(sound);
        for (const [at, byte] of damage) bytes[at] = byte;
        readWorkbook(bytes, { ports });
      }),
      { numRuns: 300 },
    );
  });
});

describe('CSV and TSV', () => {
  const read = (text: string, name = 'a.csv') => readTable(utf8(text), { name }).value;
  test.each<[string, string, readonly (readonly string[])[]]>([
    [
      'quotes, separators and line ends in cells',
      '名称,说明\r\n"微信, SDK","第一行\n第二""行"""\r\n,\r\n',
      [
        ['名称', '说明'],
        ['微信, SDK', '第一行\n第二"行"'],
      ],
    ],
    [
      'semicolons',
      'a;b\nc;d',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'tabs',
      'a\tb,c\nd\te',
      [
        ['a', 'b,c'],
        ['d', 'e'],
      ],
    ],
    ['a line that names the separator', 'sep=|\na|b', [['a', 'b']]],
    ['an empty last cell', 'a,\n', [['a', '']]],
    ['one column', '甲\n乙\n', [['甲'], ['乙']]],
  ])('%s', (_, text, rows) => {
    expect(read(text).map((row) => [...row])).toEqual(
      rows.map((row) => (row.length === 2 && row[1] === '' ? ['a'].concat(row.slice(1)) : row)),
    );
  });

  test('a quote that is not closed is a character', () => {
    const { value, problems } = readTable(utf8('a,"b\nc,d'), { name: 'x.csv' });
    expect([value, problems]).toEqual([
      [
        ['a', '"b'],
        ['c', 'd'],
      ],
      [{ code: 'table/quote-not-closed', at: 2 }],
    ]);
  });

  test('any text is read', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('"', ',', '\n', '甲', '\t', ';', ' '), { maxLength: 40 }), (pieces) => {
        for (const row of read(pieces.join(''))) expect(row.some((cell) => cell !== '')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test('quotes by the million', () => {
    const start = performance.now();
    for (const piece of ['"', '",', '"a\n', '""",']) readTable(utf8(piece.repeat(1e6)), { name: 'x.csv' });
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});

test('a bomb is stopped', () => {
  const book = zip([
    { name: 'xl/workbook.xml', data: utf8('<workbook/>') },
    { name: 'xl/styles.xml', data: new Uint8Array(64 * 2 ** 20) },
  ]);
  const { value, problems } = readWorkbook(book, { ports });
  expect(value).toEqual([]);
  expect(problems).toContainEqual(expect.objectContaining({ code: 'zip/bomb-ratio', file: 'xl/styles.xml' }));
});
