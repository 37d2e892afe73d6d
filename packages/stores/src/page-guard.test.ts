import { expect, test } from 'vitest';
import type { ChangePage, ListingChange } from './connector.ts';
import { guardedPages } from './page-guard.ts';

const change = (storeAppId: string, version = '1'): ListingChange => ({
  storeAppId,
  state: 'live',
  updatedAt: '2026-11-01T00:00:00.000Z',
  platform: 'android',
  names: { en: version },
  permissions: [],
});
const page = (next: string, ...changes: ListingChange[]): ChangePage => ({ changes, problems: [], next });
const limits = { changesPerPage: 3, pages: 5, emptyPages: 1 };

async function read(pages: readonly ChangePage[], cursor?: string) {
  const told: string[] = [];
  const source = (async function* () {
    yield* pages;
  })();
  try {
    for await (const { changes } of guardedPages(source, cursor, limits))
      told.push(changes.map(({ storeAppId, names }) => storeAppId + names['en']).join(' '));
  } catch (error) {
    told.push((error as { code: string }).code);
  }
  return told;
}

test.each<[string, readonly ChangePage[], readonly string[]]>([
  ['pages that end', [page('1', change('a')), page('2', change('b'))], ['a1', 'b1']],
  ['the same again', [page('1', change('a')), page('2', change('a'), change('b'))], ['a1', 'b1']],
  ['there and back', [page('1', change('a')), page('2', change('a', '2')), page('3', change('a'))], ['a1', 'a2', 'a1']],
  ['a cursor that was there', [page('1', change('a')), page('2', change('b')), page('1', change('c'))], ['a1', 'b1', 'endless']],
  ['the cursor it was asked with', [page('0', change('a'))], ['endless']],
  [
    'nothing new for ever',
    [page('1', change('a')), page('2', change('a')), page('3', change('a')), page('4', change('a'))],
    ['a1', '', 'endless'],
  ],
  ['a page too large', [page('1', change('a'), change('b'), change('c'), change('d'))], ['too-large']],
  ['a cursor too long', [page('x'.repeat(5_000_000), change('a'))], ['too-large']],
  ['more pages than wanted', Array.from({ length: 9 }, (_, i) => page(`${i + 1}`, change(`${i}`, ''))), ['0', '1', '2', '3', '4']],
])('%s', async (_, pages, expected) => expect(await read(pages, '0')).toEqual(expected));
