import type { ChangePage, ListingChange } from '../../connector.ts';
import { fail, notChecked, type Outcome, pass, type Situation, storeOf, warn } from './check.ts';

export async function cursorResumes({ options, around, pages, signal }: Situation): Promise<Outcome> {
  const [first, second] = pages;
  if (first === undefined || second === undefined) return notChecked('只有一页 / only one page');
  for await (const page of storeOf(options, around).changes(first.next, signal)) {
    const ids = (one: ChangePage) => one.changes.map(({ storeAppId }) => storeAppId).join(' ');
    return ids(page) === ids(second) ? pass : fail('两次不同 / it differed');
  }
  return fail('第二次没有内容 / the second time there was nothing');
}

/** How many live listings have what the platform would like to have. */
export function share(listings: readonly ListingChange[], isGood: (listing: ListingChange) => boolean): Outcome {
  const live = listings.filter(({ state }) => state === 'live');
  const bad = live.filter((listing) => !isGood(listing));
  if (live.length === 0) return notChecked('没有在架应用 / nothing is live');
  return bad.length === 0
    ? pass
    : warn(
        `${bad.length} / ${live.length}: ${bad
          .slice(0, 5)
          .map(({ storeAppId }) => storeAppId)
          .join(', ')}`,
      );
}
