import type { Fact } from '@touchstone/facts';
import { ladderOf } from '../view/ladder.ts';
import type { View } from '../view/view.ts';
import type { Page } from './page.ts';

/** Steps written of one chain: of a longer one the beginning and the end. */
const STEPS = 10;

/** The chain of a fact, one step under the other. */
export function writeLadder(page: Page, fact: Fact, indent: number, { names, words }: Pick<View, 'names' | 'words'>, most = STEPS): void {
  const drawn = ladderOf(fact, names);
  if (drawn === undefined) return;
  const { sentence, steps, otherWays } = drawn;
  if (sentence !== '') page.prose(sentence, indent);
  const left = Math.max(0, steps.length - most);
  const head = left === 0 ? steps.length : Math.ceil(most / 2);
  for (const [i, { why, name, owner, place }] of steps.entries()) {
    if (i >= head && i < head + left) {
      if (i === head) page.line(`│ ${words.moreSteps(left)}`, indent);
      continue;
    }
    const mark = i === 0 ? '┌' : i === steps.length - 1 ? '└' : '├';
    page.line(`${mark} ${why === '' ? '' : `${why} → `}${name} — ${owner}`, indent);
    if (place !== '') page.line(`${i === steps.length - 1 ? ' ' : '│'}   ${place}`, indent);
  }
  if (otherWays > 0) page.line(words.otherWays(otherWays), indent);
}
