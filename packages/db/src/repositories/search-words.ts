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

/** What begins so. Not `like`, whose index PostgreSQL leaves aside where row-level security hides rows. */
export const beginsWith = (column: RawBuilder<unknown>, text: string): RawBuilder<SqlBool> => sql`${column} ^@ ${text}`;

/** What contains it. Not `like`, which the planner takes for so rare that it would read the whole table for it. */
const contains = (column: RawBuilder<unknown>, text: string): RawBuilder<SqlBool> => sql`strpos(${column}, ${text}) > 0`;

type NameWords = Extract<SearchWords, { grams: unknown }>;

/** Operators by what was typed of their name; each part is served by an index. */
export function operatorsNamed(alias: string, words: NameWords): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  if (words.form === 'beginning') return beginsWith(column('name_normal'), words.text);
  const byName = sql<SqlBool>`(${column('name_grams')} @> ${[...words.grams]} and ${contains(column('name_normal'), words.text)})`;
  if (words.form === 'name') return byName;
  const spelled = sql`${beginsWith(column('name_pinyin'), words.text)} or ${beginsWith(column('name_initials'), words.text)}`;
  // one letter is the beginning of many names; its pairs would be none
  return words.text.length === 1 ? sql`(${spelled})` : sql`(${byName} or ${spelled})`;
}

/**
 * Apps by what was typed of their name. The bigrams lie beside the table: on it their index would not serve sessions that
 * see a part. Each way of finding is asked by itself, since one `or` over several tables is served by none of their indexes.
 * @param isCommon so many have it that the page fills sooner by reading along its order than by fetching them all and sorting
 */
export function appsNamed(alias: string, words: NameWords, isCommon = false): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${alias}.${name}`);
  if (words.form === 'beginning') return beginsWith(column('name_normal'), words.text);
  if (isCommon) return readAlong(column, words);
  const byGrams = sql`select g.app_id from touchstone.app_gram g where g.grams @> ${[...words.grams]}`;
  if (words.form === 'name') return sql`(${column('id')} in (${byGrams}) and ${contains(column('name_normal'), words.text)})`;
  const bySpelling = sql`
    select p.id from touchstone.app p where ${beginsWith(sql`p.name_pinyin`, words.text)}
    union all select i.id from touchstone.app i where ${beginsWith(sql`i.name_initials`, words.text)}`;
  if (words.text.length === 1) return sql`${column('id')} in (${bySpelling})`;
  const byName = sql`select n.id from touchstone.app n where n.id in (${byGrams}) and ${contains(sql`n.name_normal`, words.text)}`;
  return sql`${column('id')} in (${byName} union all ${bySpelling})`;
}

/** Asked of each app on the way: no index, and the first fifty are soon found. */
function readAlong(column: (name: string) => RawBuilder<unknown>, { form, text }: NameWords): RawBuilder<SqlBool> {
  const named = contains(column('name_normal'), text);
  if (form === 'name') return named;
  const spelled = sql`${beginsWith(column('name_pinyin'), text)} or ${beginsWith(column('name_initials'), text)}`;
  return text.length === 1 ? sql`(${spelled})` : sql`(${named} or ${spelled})`;
}

/** As many take as long to fetch and sort as it takes to read along a list of millions until a page of them is found. */
const COMMON = 4000;

/** Whether more apps have such a name, anywhere, than are worth fetching one by one; costs no more than that many steps of an index. */
export function isCommonName(words: NameWords): RawBuilder<{ isCommon: boolean }> {
  if (words.form === 'latin') return sql`select touchstone.is_common_spelling(${words.text}, ${COMMON}) as "isCommon"`;
  const byGrams = sql`select 1 from touchstone.app_gram g where g.grams @> ${[...words.grams]} limit ${COMMON + 1}`;
  return sql`select count(*) > ${COMMON} as "isCommon" from (${byGrams}) few`;
}
