import { expect, test } from 'vitest';
import { lists } from '../data-lists.contract.ts';
import { documentKnowledge, madeDocument } from './made-policy.contract.ts';
import { outlineOf } from './outline/outline.ts';
import { readPartyCatalogue } from './parties/party-catalogue.ts';
import { policyOf } from './policy-of.ts';
import { sentencesOf } from './reading/policy-sentence.ts';

/**
 * Hostile texts repeat what a pattern begins with: each place is then a beginning. Work stays in proportion to the text when the longest that
 * a pattern may look at from one place is bounded, and when what is searched anew for each mention - a sentence, a line - is.
 */
const FARTHEST = 700;

/** Characters that a pattern may look at from where it begins; `Infinity` where it repeats without bound. */
function reachOf(source: string): number {
  let at = 0;
  const alternatives = (): number => {
    let [longest, here] = [0, 0];
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        at++;
        longest = Math.max(longest, here);
        here = 0;
      } else here += atom() * times();
    }
    return Math.max(longest, here);
  };
  const atom = (): number => {
    const unit = source[at++];
    if (unit === '\\') {
      at += source[at] === 'u' ? 5 : 1;
      return 1;
    }
    if (unit === '[') {
      while (source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
      at++;
      return 1;
    }
    if (unit !== '(') return unit === '^' || unit === '$' ? 0 : 1;
    at += /^\?(?:<?[=!]|:)/.exec(source.slice(at))?.[0].length ?? 0;
    const inside = alternatives();
    at++;
    return inside;
  };
  const times = (): number => {
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(at))?.[0] ?? '';
    at += quantifier.length;
    if (quantifier === '' || quantifier.startsWith('?')) return 1;
    const most = /^\{(?:\d+,)?(\d+)\}/.exec(quantifier)?.[1];
    return most === undefined ? Number.POSITIVE_INFINITY : Number(most);
  };
  return alternatives();
}

test.each([
  ['abc', 3],
  ['a{2,5}(?:b|cd)?', 7],
  ['[^。；]{0,60}x', 61],
  ['a(?=b{3})', 4],
  ['a+', Number.POSITIVE_INFINITY],
  ['(?:a{2}){3,}', Number.POSITIVE_INFINITY],
])('%s looks at %d characters', (source, expected) => expect(reachOf(source)).toBe(expected));

function* patternsIn(value: unknown, name: string): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [name, value];
  else if (Array.isArray(value))
    for (const [at, one] of value.entries()) yield* patternsIn((one as { pattern?: unknown }).pattern ?? '', `${name} ${at}`);
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* patternsIn(one, `${name} ${key}`);
}

test('no pattern looks farther than a few hundred characters from where it begins', () => {
  const patterns = [...patternsIn(lists['policy-document'], 'policy-document')];
  expect(patterns.length).toBeGreaterThan(150);
  // A pattern for a name may drop all before a word; names are short.
  const far = patterns.filter(([, source]) => reachOf(source.replace(/^\^(?:\(\?:)?\.\*/, '')) > FARTHEST).map(([name]) => name);
  expect(far).toEqual([]);
});

const MOST = 200_000;
const filled = (piece: string): string => piece.repeat(Math.ceil(MOST / piece.length)).slice(0, MOST);

test.each(['手机号、', '我们提供给', '更新2024年', '政策（', 'a ', '- ', '，'])(
  'a text of nothing but %j is searched in pieces',
  (piece) => {
    const outline = outlineOf(madeDocument(`# 三、我们如何共享\n${filled(piece)}`), documentKnowledge);
    const lines = outline.parts.flatMap((part) => (part.kind === 'table' ? [] : [part.text.length]));
    expect(Math.max(...lines)).toBeLessThanOrEqual(4_000);
    const sentences = sentencesOf(outline, documentKnowledge, () => false).map(({ text }) => text.length);
    expect(Math.max(0, ...sentences)).toBeLessThanOrEqual(1_500);
    // Each character stands in one sentence: looking at all of a sentence from each of its characters is 1,500 times the text at most.
    expect(sentences.reduce((sum, length) => sum + length, 0)).toBeLessThanOrEqual(MOST + 100);
  },
);

test('long cells are cut, and a line that goes on does so only so far', () => {
  const cells = outlineOf(
    {
      name: 'a',
      blocks: [
        {
          kind: 'table',
          rows: [
            ['SDK名称', '公司', '目的'],
            [filled('某公司（'), 'b', 'c'],
          ],
          line: 1,
        },
      ],
      links: [],
    },
    documentKnowledge,
  );
  expect(cells.parts.flatMap((part) => (part.kind === 'table' ? part.rows.flat() : [])).every(({ length }) => length <= 4_000)).toBe(true);
  const lines = outlineOf(
    { name: 'a', blocks: [{ kind: 'paragraph', text: '手机号，\n'.repeat(20_000), line: 1 }], links: [] },
    documentKnowledge,
  );
  expect(lines.parts.every((part) => part.kind === 'table' || part.text.length <= 4_000)).toBe(true);
});

test('a list without a full stop is read to its end', () => {
  const names = Array.from({ length: 400 }, (_, at) => `扩展信息${at}`);
  const policy = policyOf(
    madeDocument(`隐私政策\n# 一、我们如何收集信息\n我们会收集您的${names.join('、')}、IMEI、身份证号码，用于实名认证。`),
    documentKnowledge,
    readPartyCatalogue([], lists),
  );
  expect(policy.items.map(({ data }) => data)).toEqual(expect.arrayContaining(['imei', 'idcard']));
});
