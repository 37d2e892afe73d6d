import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';
import { nameKeys } from './search-names.ts';

/** Names of a century of notices; what is more is found by its characters. */
const MOST_NAMES = 200_000;

interface Spelling {
  readonly name: string;
  readonly pinyin: string;
  readonly initials: string;
}

/** Of the names that were public at some look: each is spelled out once. */
const spellings = new Map<string, Spelling>();

/**
 * Published names of apps and developers whose pinyin or initials begin with these letters; none for what is no letters. Rows of
 * notices hold names as they were printed, so their spelling is made here and kept by the process.
 */
export async function spelledNames(tx: SessionTransaction, letters: string): Promise<readonly string[]> {
  const typed = letters.replace(/[\s']/g, '');
  if (!/^[a-z]{2,60}$/.test(typed)) return [];
  return (await publicSpellings(tx))
    .filter(({ pinyin, initials }) => pinyin.startsWith(typed) || initials.startsWith(typed) || inside(pinyin, typed))
    .map(({ name }) => name);
}

/** Two syllables of the middle of a name: `kunming` of 无线昆明. */
const inside = (pinyin: string, typed: string): boolean => typed.length >= 5 && pinyin.includes(typed);

async function publicSpellings(tx: SessionTransaction): Promise<readonly Spelling[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct x.name from touchstone.notice_row r join touchstone.notice n on n.id = r.notice_id
      cross join lateral (values (r.app_name), (r.developer)) as x (name)
    where n.published_at is not null and n.state <> 'WITHDRAWN' and not r.is_placeholder and x.name is not null order by x.name limit ${MOST_NAMES}`.execute(
    tx,
  );
  if (spellings.size > 2 * MOST_NAMES) spellings.clear();
  return rows.map(({ name }) => {
    const known = spellings.get(name);
    if (known !== undefined) return known;
    const { pinyin, initials } = nameKeys(name);
    const spelled = { name, pinyin, initials };
    spellings.set(name, spelled);
    return spelled;
  });
}
