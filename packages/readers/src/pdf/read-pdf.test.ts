import { spawnSync } from 'node:child_process';
import { deflateSync } from 'node:zlib';
import { inflateRaw } from '@touchstone/kernel/deflate';
import type { Block } from '@touchstone/kernel/document';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readPdf as readWith } from './index.ts';

const readPdf = (bytes: Uint8Array) => readWith(bytes, inflateRaw);

const short = ({ kind, line: _, ...rest }: Block): readonly unknown[] => [kind, ...Object.values(rest)];

interface Put {
  readonly text: string;
  readonly x?: number;
  readonly y: number;
  readonly size?: number;
}

const hex = (text: string) => `<${[...text].map((character) => character.charCodeAt(0).toString(16).padStart(4, '0')).join('')}>`;
const put = ({ text, x = 72, y, size = 10 }: Put) => `BT /F1 ${size} Tf 1 0 0 1 ${x} ${y} Tm ${hex(text)} Tj ET\n`;
const line = (x0: number, y0: number, x1: number, y1: number) => `${x0} ${y0} m ${x1} ${y1} l S\n`;

/** A PDF of these pages' contents, its only font one that is not in the file. */
function pdf(pages: readonly string[], more: Readonly<{ trailer?: string; page?: string }> = {}): Uint8Array {
  const first = 6;
  const kids = pages.map((_, i) => `${first + i * 2} 0 R`).join(' ');
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Kids[${kids}]/Count ${pages.length}>>`,
    '<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[4 0 R]>>',
    '<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>/FontDescriptor 5 0 R/DW 1000>>',
    '<</Type/FontDescriptor/FontName/STSong-Light/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 900/Descent -200/CapHeight 700/StemV 80>>',
    ...pages.flatMap((content, i) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>/Contents ${first + i * 2 + 1} 0 R${more.page ?? ''}>>`,
      `<</Length ${content.length}>>stream\n${content}\nendstream`,
    ]),
  ];
  let out = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const start = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  out += `trailer<</Size ${objects.length + 1}/Root 1 0 R${more.trailer ?? ''}>>\nstartxref\n${start}\n%%EOF`;
  return new TextEncoder().encode(out);
}

/** Places and octets of a file of which pdf.js rejects what nobody waits for. */
const FORGOTTEN = [
  [271, 80],
  [761, 96],
  [95, 28],
] as const;

const FULL = '我们会收集您的设备信息用于保障账号安全和统计分析以便向您提供更好的服务体验';
const SECOND = '并且不会向第三方出售。';

describe('lines become paragraphs', () => {
  test('wrapped lines are joined, larger ones are headings, numbered ones too', async () => {
    const { blocks, title } = await readPdf(
      pdf([
        put({ text: '隐私政策', y: 780, size: 18 }) +
          put({ text: FULL, y: 750 }) +
          put({ text: SECOND, y: 735 }) +
          put({ text: '一、收集的信息', y: 700 }) +
          put({ text: FULL, y: 685 }) +
          put({ text: SECOND, y: 670 }) +
          put({ text: '• 例外', y: 650 }),
      ]),
    );
    expect(blocks.map(short)).toEqual([
      ['heading', 1, '隐私政策'],
      ['paragraph', FULL + SECOND],
      ['heading', 2, '一、收集的信息'],
      ['paragraph', FULL + SECOND],
      ['item', 1, '例外'],
    ]);
    expect(title).toBe('隐私政策');
  });

  test('pieces of a line are put in order, and turned text is left out', async () => {
    const turned = `BT /F1 30 Tf 0.7 0.7 -0.7 0.7 200 400 Tm ${hex('水印')} Tj ET\n`;
    const { blocks } = await readPdf(
      pdf([put({ text: '信息', x: 92, y: 700 }) + turned + put({ text: '个人', x: 72, y: 700 }) + put({ text: 'IMEI', x: 140, y: 700 })]),
    );
    expect(blocks.map(short)).toEqual([['paragraph', '个人信息 IMEI']]);
  });

  test('heads, feet and page numbers go, and a sentence goes on over the page', async () => {
    const page = (number: number, body: string) =>
      put({ text: '某某公司内部资料', y: 820, size: 8 }) + body + put({ text: `第 ${number} 页 共 3 页`, y: 20, size: 8 });
    const { blocks } = await readPdf(
      pdf([
        page(1, put({ text: FULL, y: 750 }) + put({ text: FULL, y: 735 })),
        page(2, put({ text: SECOND, y: 780 }) + put({ text: FULL, y: 765 }) + put({ text: '完。', y: 750 })),
        page(3, put({ text: '末尾。', y: 780 })),
      ]),
    );
    expect(blocks.map(short)).toEqual([
      ['paragraph', FULL + FULL + SECOND],
      ['paragraph', `${FULL}完。`],
      ['paragraph', '末尾。'],
    ]);
  });
});

describe('tables that have lines', () => {
  const ruled = (top: number) =>
    [top, top - 30, top - 60, top - 90].map((y) => line(72, y, y === top - 60 ? 372 : 472, y)).join('') +
    line(72, top, 72, top - 90) +
    line(172, top - 30, 172, top - 90) +
    line(372, top, 372, top - 90) +
    line(472, top, 472, top - 90);
  const cells = (top: number) =>
    put({ text: '名称', x: 80, y: top - 20 }) +
    put({ text: '链接', x: 380, y: top - 20 }) +
    put({ text: '微信', x: 80, y: top - 45 }) +
    put({ text: '登录和', x: 180, y: top - 42 }) +
    put({ text: '分享', x: 180, y: top - 55 }) +
    put({ text: '支付宝', x: 80, y: top - 80 }) +
    put({ text: '支付', x: 180, y: top - 80 }) +
    put({ text: '同上', x: 380, y: top - 60 });
  const ROWS = [
    ['名称', '名称', '链接'],
    ['微信', '登录和分享', '同上'],
    ['支付宝', '支付', '同上'],
  ];

  test('merged cells are repeated, wrapped text is joined', async () => {
    const { blocks } = await readPdf(pdf([put({ text: '前', y: 780 }) + ruled(700) + cells(700) + put({ text: '后', y: 560 })]));
    expect(blocks.map(short)).toEqual([
      ['paragraph', '前'],
      ['table', ROWS],
      ['paragraph', '后'],
    ]);
  });

  test('a table that goes on with its head repeated is one', async () => {
    const { blocks } = await readPdf(pdf([ruled(700) + cells(700), ruled(760) + cells(760)]));
    expect(blocks.map(short)).toEqual([['table', [...ROWS, ...ROWS.slice(1)]]]);
  });

  test('an underlined line and a frame are no tables', async () => {
    const frame = line(60, 800, 500, 800) + line(60, 100, 500, 100) + line(60, 100, 60, 800) + line(500, 100, 500, 800);
    const { blocks } = await readPdf(pdf([frame + put({ text: '标题', y: 700 }) + line(72, 698, 100, 698)]));
    expect(blocks.map(short)).toEqual([['paragraph', '标题']]);
  });
});

test('links with the text they stand on', async () => {
  const page = '/Annots[<</Type/Annot/Subtype/Link/Rect[72 695 140 715]/A<</S/URI/URI(https://a.cn/x)>>>>]';
  expect((await readPdf(pdf([put({ text: '第三方清单', y: 700 })], { page }))).links).toEqual([
    { text: '第三方清单', address: 'https://a.cn/x', line: 1 },
  ]);
});

describe('files that cannot be read say why', () => {
  test.each<[string, Uint8Array, string]>([
    ['no PDF at all', new TextEncoder().encode('%PDF-1.4 nothing'), 'pdf/damaged'],
    ['a scan', pdf(['0 0 100 100 re f']), 'pdf/no-text'],
    [
      'a password',
      pdf([put({ text: '甲', y: 700 })], {
        trailer: `/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O<${'00'.repeat(32)}>/U<${'11'.repeat(32)}>>>`,
      }),
      'pdf/encrypted',
    ],
  ])('%s', async (_, bytes, code) => {
    expect((await readPdf(bytes)).problems.map((problem) => problem.code)).toEqual([code]);
  });

  test.each([
    ['once', deflateSync(Buffer.alloc(80 * 2 ** 20, 32))],
    ['twice', deflateSync(deflateSync(Buffer.alloc(80 * 2 ** 20, 32)))],
  ])('a stream that was packed %s and is far too large', async (_, packed) => {
    const [head = '', tail = ''] = Buffer.from(pdf(['\u0001']))
      .toString('latin1')
      .split('\u0001');
    const bytes = new Uint8Array(Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from(tail, 'latin1')]));
    expect((await readPdf(bytes)).problems).toEqual([{ code: 'pdf/bomb', at: 0 }]);
  });

  test('the caller keeps its bytes', async () => {
    const bytes = pdf([put({ text: '甲', y: 700 })]);
    await readPdf(bytes);
    expect(bytes.length).toBeGreaterThan(0);
  });

  test('a promise that the reader of PDF forgot ends no process, one that we forgot does', () => {
    const bytes = pdf([put({ text: '隐私政策', y: 700 }), put({ text: '甲', y: 700 })]);
    for (const [at, byte] of FORGOTTEN) bytes[at] = byte;
    const program = (after: string) => `
      import { readPdf } from ${JSON.stringify(new URL('./index.ts', import.meta.url).href)};
      import { inflateRaw } from '@touchstone/kernel/deflate';
      await readPdf(Buffer.from('${Buffer.from(bytes).toString('base64')}', 'base64'), inflateRaw);
      ${after}
      await new Promise((done) => setTimeout(done, 50));
      process.stdout.write('to the end');`;
    const run = (after: string) =>
      spawnSync(process.execPath, ['--input-type=module', '-e', program(after)], { cwd: import.meta.dirname, encoding: 'utf8' });
    expect(run('')).toMatchObject({ stdout: 'to the end', status: 0 });
    expect(run('void Promise.reject(new Error("ours"));')).toMatchObject({ stdout: '', status: 1 });
  });

  test('truncation and damage are survived', async () => {
    const sound = pdf([put({ text: '隐私政策', y: 700 }) + line(1, 2, 100, 2), put({ text: '甲', y: 700 })]);
    for (let length = 0; length < sound.length; length += 97) await readPdf(sound.subarray(0, length));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 10 }), async (damage) => {
        const bytes = Uint8Array.from(sound);
        for (const [at, byte] of damage) bytes[at] = byte;
        for (const block of (await readPdf(bytes)).blocks) expect(block.line).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });
});
