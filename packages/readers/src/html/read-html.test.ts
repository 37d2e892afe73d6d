import type { Block } from '@touchstone/kernel/document';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readHtml, readJsonText } from './index.ts';

const p = (text: string) => ({ kind: 'paragraph', text });
const h = (level: number, text: string) => ({ kind: 'heading', level, text });
const item = (depth: number, text: string) => ({ kind: 'item', depth, text });
const table = (...rows: readonly (readonly string[])[]) => ({ kind: 'table', rows });
const bare = (blocks: readonly Block[]) => blocks.map(({ line: _, ...rest }) => rest);
const LONG = '我们会收集您的个人信息，包括设备信息、位置信息，以便向您提供服务。'.repeat(8);

describe('blocks', () => {
  test.each<[string, string, readonly object[]]>([
    [
      'paragraphs and headings',
      '<h2>一、收集</h2><p>甲</p><div>乙<div>丙</div>丁</div>',
      [h(2, '一、收集'), p('甲'), p('乙'), p('丙'), p('丁')],
    ],
    ['spans join without blanks between Chinese', '<p><span>我们</span>\n <span>收集</span><b>信</b> <i>息</i></p>', [p('我们收集信息')]],
    ['and with blanks between words', '<p>Android <b>ID</b>\nand  OAID</p>', [p('Android ID and OAID')]],
    ['source lines inside Chinese', '<p>我们会收集\n    您的信息，\n  不会出售。</p>', [p('我们会收集您的信息，不会出售。')]],
    ['blanks put on purpose stay', '<p>第一条&nbsp;&nbsp;总则</p>', [p('第一条 总则')]],
    ['entities', '<p>&lt;IMEI&gt; &#x6211;&#20204; &amp; &ldquo;您&rdquo;</p>', [p('<IMEI> 我们 & “您”')]],
    ['one break is a line, two are a paragraph', '<p>甲<br>乙<br/> <br>丙</p>', [p('甲\n乙'), p('丙')]],
    ['lists by depth', '<ul><li>甲<ol><li>乙</li></ol></li><li>丙</ul><p>丁', [item(1, '甲'), item(2, '乙'), item(1, '丙'), p('丁')]],
    [
      'what is not shown',
      `<style>a</style><script>b</script><template>c</template><noscript>d</noscript><!-- e --><p hidden>f</p><div style="color:red; display : none">g<div>h</div></div><svg/><svg><text>i</text></svg>甲`,
      [p('甲')],
    ],
    ['a hidden paragraph ends at the next block', '<p hidden>甲<p>乙', [p('乙')]],
    ['preformatted lines', '<pre>甲\n  乙\n\n丙</pre>', [p('甲'), p('乙'), p('丙')]],
    [
      'bold lines with a number are headings',
      '<p><strong>（一）注册</strong></p><p><b>1.1</b> 正文</p>',
      [h(3, '（一）注册'), p('1.1 正文')],
    ],
    [
      'bold by style',
      '<p><span style="font-weight: bold">二、共享</span></p><p style="font-weight:700">我们不会出售您的信息。</p>',
      [h(2, '二、共享'), p('我们不会出售您的信息。')],
    ],
    ['a role', '<div role="heading" aria-level="4">权利</div><div>正文</div>', [h(4, '权利'), p('正文')]],
    ['unclosed tags', '<div><p>甲<p>乙<table><tr><td>1<td>2<tr><td>3<td>4', [p('甲'), p('乙'), table(['1', '2'], ['3', '4'])]],
  ])('%s', (_, html, expected) => {
    expect(bare(readHtml(html).blocks)).toEqual(expected);
  });
});

describe('tables', () => {
  test.each<[string, string, readonly object[]]>([
    [
      'rowspan and colspan are repeated',
      '<table><tr><th>甲<th colspan=2>乙</tr><tr><td rowspan=2>1<td>2<td>3<tr><td>4<td>5</table>',
      [table(['甲', '乙', '乙'], ['1', '2', '3'], ['1', '4', '5'])],
    ],
    ['short rows are filled', '<table><tr><td>1<td>2<td>3<tr><td>4</table>', [table(['1', '2', '3'], ['4', '', ''])]],
    [
      'sections and caption',
      '<table><caption>清单</caption><thead><tr><th>名称<th>目的</thead><tbody><tr><td>微信<td>登录</tbody></table>',
      [p('清单'), table(['名称', '目的'], ['微信', '登录'])],
    ],
    [
      'a table in a cell is its text',
      '<table><tr><td>甲<td><table><tr><td>1<td>2<tr><td>3<td>4</table></table>',
      [table(['甲', '1 2\n3 4'])],
    ],
    ['paragraphs in a cell are lines', '<table><tr><td><p>甲</p><p>乙</p><td>丙</table>', [table(['甲\n乙', '丙'])]],
    [
      'a frame around a page is no table',
      `<table><tr><td>导航<td><h1>政策</h1><p>${LONG.repeat(4)}</p></table>`,
      [p('导航'), h(1, '政策'), p(LONG.repeat(4))],
    ],
    ['one column is no table', '<table><tr><td>甲<tr><td>乙</table>', [p('甲'), p('乙')]],
    [
      'an enormous span',
      '<table><tr><td colspan=1000000000 rowspan=1000000000>甲<td>乙<tr><td>丙</table>',
      [table(['甲', '乙'], ['甲', '丙'])],
    ],
  ])('%s', (_, html, expected) => {
    expect(bare(readHtml(html).blocks)).toEqual(expected);
  });

  test('a million cells stay in bounds and lose no text', () => {
    const { blocks, problems } = readHtml(`<table>${`<tr>${'<td>一'.repeat(10)}`.repeat(100_000)}</table>`);
    expect(problems.map(({ code }) => code)).toContain('html/cells-cut');
    expect(blocks.reduce((sum, block) => sum + (block.kind === 'table' ? block.rows.length : 1), 0)).toBe(100_000);
  });
});

describe('links and title', () => {
  test('addresses as written, frames, and addresses in the text', () => {
    const { links, title } = readHtml(
      '<title>隐私 政策</title><p><a href=" /sdk.html ">清单</a><a href="#top">回顶</a><a href="javascript:void(0)">关</a></p>\n<iframe src="https://a.cn/x" title="全文"></iframe>\n<p>见https://b.cn/y。<a href="https://c.cn/">https://c.cn</a></p>',
    );
    expect(title).toBe('隐私 政策');
    expect(links).toEqual([
      { text: '清单', address: '/sdk.html', line: 1 },
      { text: '全文', address: 'https://a.cn/x', line: 2 },
      { text: 'https://c.cn', address: 'https://c.cn/', line: 3 },
      { text: 'https://b.cn/y', address: 'https://b.cn/y', line: 3 },
    ]);
  });

  test('lines are those of the source, and the order of blocks where all is one line', () => {
    expect(readHtml('<p>甲</p>\n\n<p>\n乙</p>').blocks.map(({ line }) => line)).toEqual([1, 4]);
    expect(readHtml('<p>甲<p>乙<p>丙<a href=x>丁</a>')).toMatchObject({
      blocks: [{ line: 1 }, { line: 2 }, { line: 3 }],
      links: [{ line: 3 }],
    });
  });
});

describe('pages that show nothing themselves', () => {
  const escaped = JSON.stringify(`<h2>一、收集</h2><p>${LONG}</p>`).replaceAll('<', '\\u003c').replaceAll('/', '\\/');
  test.each<[string, string]>([
    ['state of a page', `<div id="app">加载中</div><script>window.__INITIAL_STATE__={"a":"b","content":${escaped}}</script>`],
    ['JSON in a string', `<script>window.x=JSON.parse(${JSON.stringify(`{"content":${escaped}}`)})</script>`],
    ['a template literal', `<script>const html = \`<h2>一、收集</h2><p>${LONG}</p>\`;</script>`],
    [
      'brackets as entities',
      `<script id="__NEXT_DATA__" type="application/json">{"c":"&lt;h2&gt;一、收集&lt;/h2&gt;&lt;p&gt;${LONG}&lt;/p&gt;"}</script>`,
    ],
    ['an encoded address', `<script>var s=decodeURIComponent("${encodeURIComponent(`<h2>一、收集</h2><p>${LONG}</p>`)}")</script>`],
  ])('%s', (_, html) => {
    const { blocks, problems } = readHtml(html);
    expect(bare(blocks)).toEqual([h(2, '一、收集'), p(LONG)]);
    expect(problems.map(({ code }) => code)).toEqual(['html/text-from-script']);
  });

  test('an answer of a server', () => {
    const sentences = Array.from({ length: 30 }, (_, i) => `第${i}句我们会收集您的设备信息`);
    expect(
      bare(readJsonText(JSON.stringify({ code: 0, data: { title: '政策', list: [LONG.slice(0, 70), ...sentences] } })).blocks).length,
    ).toBe(31);
  });

  test('scripts of a page that shows its text are left alone', () => {
    expect(bare(readHtml(`<p>${LONG}</p><script>var s="${'别的文字'.repeat(200)}"</script>`).blocks)).toEqual([p(LONG)]);
  });

  test('text that waits hidden for a script is read and said', () => {
    const { blocks, problems } = readHtml(`<body style="display:none"><p>${LONG}</p></body>`);
    expect([bare(blocks), problems]).toEqual([[p(LONG)], [{ code: 'html/text-hidden', at: 0 }]]);
  });

  test('pictures', () => {
    expect(readHtml('<img src=1.png><img src=2.png>').problems.map(({ code }) => code)).toEqual(['html/text-in-images', 'html/no-text']);
  });
});

/** Generous: other work runs beside. What is quadratic takes minutes here. */
/** Of the processor, on a busy machine as on a calm one. */
const MS = 5000;
test.each<[string, string]>([
  ['open elements', '<div>'.repeat(1e6)],
  ['open and closed elements', `${'<div>'.repeat(3e5)}一${'</div>'.repeat(3e5)}`],
  ['closing tags of nothing', `${'<b>'.repeat(2e5)}${'</i></x>'.repeat(2e5)}`],
  ['tables in tables', '<table><tr><td>'.repeat(1e5)],
  ['lists', '<ul><li>一'.repeat(2e5)],
  ['attributes', `<p ${'a=b '.repeat(1e6)} title="${'x'.repeat(5e6)}">一`],
  ['one wide row', `<table><tr>${'<td>一'.repeat(3e5)}`],
  ['spans of rows', `<table>${'<tr><td rowspan=99999 colspan=999>一<td>二'.repeat(3e4)}`],
  ['links', '<a href=x>'.repeat(3e5)],
  ['brackets', '<'.repeat(3e6)],
  ['quotes', `<script>${'"\\"'.repeat(1e6)}`],
  ['template quotes', `<script>${'`\\'.repeat(1e6)}`],
  ['blanks', `一${' \n'.repeat(2e6)}二`],
])('%s by the million cost no more than their length', (_, html) => {
  const started = process.cpuUsage().user;
  readHtml(html);
  expect((process.cpuUsage().user - started) / 1000).toBeLessThan(MS);
});

test('any mix of tags is read, and what it shows is there', () => {
  const piece = fc.constantFrom(
    '<table>',
    '</table>',
    '<tr>',
    '<td rowspan=3>',
    '<td colspan=2>',
    '<p>',
    '</p>',
    '<li>',
    '<ul>',
    '</ul>',
    '<b>',
    '<br>',
    '甲',
    ' ',
    '\n',
    '<pre>',
    '</pre>',
    '<a href=x>',
    '</a>',
    '<svg>',
    '</svg>',
    '<div hidden>',
    '</div>',
    '<title>',
    '</title>',
    '<h1>',
    '<!--',
    '-->',
    '<script>"',
    '</script>',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const { blocks } = readHtml(pieces.join(''));
      for (const block of blocks) {
        if (block.kind === 'table') expect(new Set(block.rows.map((row) => row.length)).size).toBe(1);
        else expect(block.text.trim()).not.toBe('');
        expect(block.line).toBeGreaterThan(0);
      }
    }),
    { numRuns: 500 },
  );
});
