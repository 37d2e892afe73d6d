import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { controlAt, controlsOf, wordsOf } from './controls.ts';
import { readTree } from './read-tree.ts';

const node = (attributes: string, inside = '') => `<node ${attributes}>${inside}</node>`;
const dump = (inside: string) => `<?xml version='1.0' encoding='UTF-8' standalone='yes' ?><hierarchy rotation="0">${inside}</hierarchy>`;
const DIALOG = dump(
  node(
    'class="android.widget.FrameLayout" package="cn.example" bounds="[0,0][1080,2280]"',
    node('text="温馨提示" class="android.widget.TextView" bounds="[100,600][980,700]"') +
      node('class="android.widget.CheckBox" checkable="true" checked="true" clickable="true" bounds="[100,1300][160,1360]"') +
      node(
        'class="android.widget.LinearLayout" clickable="true" bounds="[100,1400][980,1500]"',
        node('text="同意&amp;继续&#65281;" bounds="[400,1420][680,1480]"'),
      ) +
      node('text="不同意" clickable="true" bounds="[100,1520][980,1600]" enabled="false"'),
  ),
);

describe('a dialog', () => {
  const tree = readTree(DIALOG).value;
  if (tree === undefined) throw new Error('no tree');

  test('has its elements with parents, words and states', () => {
    expect(readTree(DIALOG).problems).toEqual([]);
    expect([tree.width, tree.height, tree.nodes.length]).toEqual([1080, 2280, 6]);
    expect(tree.nodes.map(({ parent }) => parent)).toEqual([-1, 0, 0, 0, 3, 0]);
    expect(tree.nodes[2]).toMatchObject({ isCheckable: true, isChecked: true, class: 'android.widget.CheckBox' });
    expect(tree.nodes[5]?.isEnabled).toBe(false);
    expect(wordsOf(tree)).toEqual(['温馨提示', '同意&继续！', '不同意']);
  });

  test('a control has the words inside it', () => {
    expect(controlsOf(tree).map(({ label }) => label)).toEqual(['', '同意&继续！', '不同意']);
    expect(controlAt(tree, 500, 1450)?.label).toBe('同意&继续！');
    expect(controlAt(tree, 500, 650)).toBeUndefined();
  });
});

test('elements named by their class are read too', () => {
  const text = dump('<android.widget.Button text="跳过" clickable="true" bounds="[900,100][1060,180]" />');
  expect(readTree(text).value?.nodes[0]).toMatchObject({ class: 'android.widget.Button', text: '跳过' });
});

test.each([
  ['nothing', '', ['uitree/not-a-tree']],
  ['an HTML page', '<html><body>同意</body></html>', ['uitree/not-a-tree']],
  ['a dump that ends in the middle', DIALOG.slice(0, 600), ['uitree/cut']],
  ['open comments without end', '<!--'.repeat(300_000), ['uitree/not-a-tree']],
  ['open quotes without end', '<node a="'.repeat(100_000), ['uitree/not-a-tree']],
  ['100,000 elements deep', '<node a="b">'.repeat(100_000), ['uitree/not-a-tree']],
])('%s', (_name, text, codes) => {
  expect(readTree(text).problems.map(({ code }) => code)).toEqual(codes);
});

test('an element inside elements without bounds has the nearest one with bounds as parent', () => {
  const text = dump(node('bounds="[0,0][10,10]"', node('', node('bounds="[1,1][2,2]"'))));
  expect(readTree(text).value?.nodes.map(({ parent }) => parent)).toEqual([-1, 0]);
});

test('more elements than a screen can have are not kept', () => {
  const text = dump('<node bounds="[0,0][1,1]"/>'.repeat(20_100));
  const { value, problems } = readTree(text);
  expect([value?.nodes.length, problems[0]?.code]).toEqual([20_000, 'uitree/too-many-elements']);
});

test('every prefix is read without an error', () => {
  for (let length = 0; length <= DIALOG.length; length++) expect(readTree(DIALOG.slice(0, length)).problems.length).toBeLessThan(3);
});

test('whatever is changed, reading ends and parents come before children', () => {
  fc.assert(
    fc.property(fc.nat(DIALOG.length), fc.string({ maxLength: 12 }), fc.nat(40), (at, put, drop) => {
      const { value } = readTree(DIALOG.slice(0, at) + put + DIALOG.slice(at + drop));
      expect((value?.nodes ?? []).every(({ parent }, i) => parent < i)).toBe(true);
    }),
    { numRuns: 500, seed: 1 },
  );
});
