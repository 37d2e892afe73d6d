import { Refusal } from '../problem/refusal.ts';
import type { PageKey, PageTokens } from './page-token.ts';

const USUAL_LIMIT = 50;

export interface PageParts<Row, Shape> {
  /** One row more than the page holds is asked for: it says whether there is another page. */
  read(limit: number, after: PageKey | undefined): Promise<readonly Row[]>;
  keyOf(row: Row): PageKey;
  shape(row: Row): Shape;
  readonly total?: { readonly count: number; readonly isExact: boolean };
}

/** One page of a list that is sorted by a key, with the token of the next. */
export async function pageOf<Row, Shape>(
  tokens: PageTokens,
  list: string,
  query: { readonly limit?: number; readonly after?: string },
  parts: PageParts<Row, Shape>,
) {
  const limit = query.limit ?? USUAL_LIMIT;
  const after = query.after === undefined ? undefined : tokens.read(list, query, query.after);
  const rows = await parts.read(limit + 1, after);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map(parts.shape),
    next: rows.length > limit && last !== undefined ? tokens.issue(list, query, parts.keyOf(last)) : null,
    total: parts.total?.count ?? null,
    totalIsExact: parts.total?.isExact ?? false,
  };
}

/** The only part of a key that is one text. */
export function textKey(key: PageKey | undefined): string | undefined {
  if (key === undefined) return undefined;
  const [text] = key;
  if (typeof text !== 'string') throw new Refusal('page-token-invalid');
  return text;
}
