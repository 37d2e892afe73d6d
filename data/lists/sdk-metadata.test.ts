import { knowledge } from '@touchstone/knowledge';
import { expect, test } from 'vitest';

type Rows = Readonly<Record<'metaData' | 'files', readonly { readonly sdk: string; readonly names: readonly string[] }[]>>;
const lists = knowledge.lists['sdk-metadata'] as Rows;

test.each(['metaData', 'files'] as const)('%s names SDKs of the catalogue, each name once', (part) => {
  const known = new Set(knowledge.sdks.map(({ id }) => id));
  expect(lists[part].map(({ sdk }) => sdk).filter((id) => !known.has(id))).toEqual([]);
  const names = lists[part].flatMap((row) => row.names);
  expect(names).toHaveLength(new Set(names).size);
});
