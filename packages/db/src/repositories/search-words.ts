import { normalisedName, queryBigrams, readCreditCode, readFilingNumber } from '@touchstone/domain/inventory';
import { type RawBuilder, type SqlBool, sql } from 'kysely';

/** What somebody typed into the search of apps or operators, by its form. */
export type SearchWords =
  | { readonly form: 'credit-code' | 'filing' | 'sha256' | 'package'; readonly text: string }
  /** A single character or letters: names that begin so, pinyin, initials. */
  | { readonly form: 'beginning' | 'latin' | 'name'; readonly text: string; readonly grams: readonly string[] };

const FILING = /^\p{Script=Han}ICP备\d{5,10}号?/u;

/** Undefined when nothing is left that could be looked for. */
export function searchWords(typed: string): SearchWords | undefined {
  const plain = typed.normalize('NFKC').trim();
  const code = readCreditCode(plain);
  if (code.ok) return { form: 'credit-code', text: code.value.code };
  const compact = plain.replace(/\s/g, '');
  if (/^[0-9a-f]{64}$/i.test(compact)) return { form: 'sha256', text: compact.toLowerCase() };
  if (FILING.test(compact.toUpperCase())) {
    const read = readFilingNumber(compact);
    const upper = compact.toUpperCase();
    return { form: 'filing', text: read.ok ? read.value.text : upper.replace(/^(\p{Script=Han})ICP/u, '$1ICP') };
  }
  if (/^[\w-]+(\.[\w-]+)+\.?$/.test(compact)) return { form: 'package', text: compact };
  const normal = normalisedName(plain);
  if (normal === '') return undefined;
  if (/^[a-z0-9]+$/.test(normal)) return { form: 'latin', text: normal, grams: queryBigrams(plain) };
  return { form: [...normal].length === 1 ? 'beginning' : 'name', text: normal, grams: queryBigrams(plain) };
}

/** `like` for what begins so, or contains it: nothing in it is a wildcard. */
const literal = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
export const beginsWith = (column: RawBuilder<unknown>, text: string): RawBuilder<SqlBool> => sql`${column} like ${`${literal(text)}%`}`;
const contains = (column: RawBuilder<unknown>, text: string): RawBuilder<SqlBool> => sql`${column} like ${`%${literal(text)}%`}`;

/** Names by what was typed, over the columns that `app` and `operator` share; each part is served by an index. */
export function namedLike(alias: string, words: Extract<SearchWords, { grams: unknown }>): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  if (words.form === 'beginning') return beginsWith(column('name_normal'), words.text);
  const byName = sql<SqlBool>`(${column('name_grams')} @> ${[...words.grams]} and ${contains(column('name_normal'), words.text)})`;
  if (words.form === 'name') return byName;
  const spelled = sql`${beginsWith(column('name_pinyin'), words.text)} or ${beginsWith(column('name_initials'), words.text)}`;
  // one letter is the beginning of many names; its pairs would be none
  return words.text.length === 1 ? sql`(${spelled})` : sql`(${byName} or ${spelled})`;
}
