import { type FoundKey, searchPublishedApps, searchPublishedDevelopers } from '@touchstone/db/repositories/public-lists';
import { pathOf, searchPage } from '@touchstone/portal';
import type { PageKey } from '../http/page-token.ts';
import { Refusal } from '../problem/refusal.ts';
import type { Drawn, Visit } from './visit.ts';

const ROWS = 25;
const LONGEST = 100;
const [APPS, DEVELOPERS] = ['portal-search-apps', 'portal-search-developers'] as const;

export async function drawSearch({ at, query, read, platform }: Visit): Promise<Drawn> {
  const q = [...(query['q'] ?? '').trim()].slice(0, LONGEST).join('');
  const asked = { q, apps: query['apps'], developers: query['developers'] };
  const place = at(pathOf('/search', asked));
  if (q === '') return { html: searchPage(place, asked, undefined) };
  // what the database cannot keep is nowhere in it
  if (q.includes('\0') || !q.isWellFormed()) throw new Refusal('invalid-input');
  const { pageTokens } = platform;
  const keyOf = (list: string, token: string | undefined) =>
    token === undefined ? undefined : foundKey(pageTokens.read(list, { q }, token));
  const found = await read(async (tx) => ({
    apps: await searchPublishedApps(tx, q, ROWS + 1, keyOf(APPS, asked.apps)),
    developers: await searchPublishedDevelopers(tx, q, ROWS + 1, keyOf(DEVELOPERS, asked.developers)),
  }));
  const [apps, developers] = [found.apps.slice(0, ROWS), found.developers.slice(0, ROWS)];
  const next = (list: string, isMore: boolean, key: FoundKey | undefined) =>
    isMore && key !== undefined ? pageTokens.issue(list, { q }, key) : null;
  const [lastApp, lastDeveloper] = [apps.at(-1), developers.at(-1)];
  return {
    html: searchPage(place, asked, {
      apps: apps.map((one) => ({ ...one, lastAt: one.lastAt.toISOString() })),
      nextApps: next(
        APPS,
        found.apps.length > ROWS,
        lastApp && [lastApp.lastKey, lastApp.name, lastApp.app ?? '', lastApp.developer ?? ''],
      ),
      developers: developers.map((one) => ({ ...one, lastAt: one.lastAt.toISOString() })),
      nextDevelopers: next(
        DEVELOPERS,
        found.developers.length > ROWS,
        lastDeveloper && [lastDeveloper.lastKey, lastDeveloper.name, lastDeveloper.operator ?? '', ''],
      ),
    }),
  };
}

function foundKey(key: PageKey): FoundKey {
  if (key.length !== 4 || !key.every((part) => typeof part === 'string')) throw new Refusal('page-token-invalid');
  return key as unknown as FoundKey;
}
