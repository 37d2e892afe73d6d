import type { Fact } from '@touchstone/facts';
import { ladderOf } from '../view/ladder.ts';
import type { View } from '../view/view.ts';
import type { Page } from './page.ts';

/** Steps written of one chain: of a longer one the beginning and the end. */
const STEPS = 10;

/** The chain of a fact, one step under the other; of one that stands above already, its number. */
export function writeLadder(
  page: Page,
  fact: Fact,
  indent: number,
  { names, words, chains }: Pick<View, 'names' | 'words' | 'chains'>,
  most = STEPS,
): void {
  const drawn = ladderOf(fact, names);
  if (drawn === undefined) return;
  const { sentence, steps, others } = drawn;
  const number = chains.numberOf(fact);
  if (number !== undefined && chains.isDrawn(fact)) {
    page.line(words.chainAbove(number), indent);
    return;
  }
  chains.markDrawn(fact);
  const title = number === undefined ? '' : words.chain(number);
  const head = [title, sentence].filter((text) => text !== '').join(words.colon);
  if (head !== '') page.prose(head, indent);
  const left = Math.max(0, steps.length - most);
  const upper = left === 0 ? steps.length : Math.ceil(most / 2);
  for (const [i, { why, name, owner, place }] of steps.entries()) {
    if (i >= upper && i < upper + left) {
      if (i === upper) page.line(`│ ${words.moreSteps(left)}`, indent);
      continue;
    }
    const mark = i === 0 ? '┌' : i === steps.length - 1 ? '└' : '├';
    page.line(`${mark} ${why === '' ? '' : `${why} → `}${name} — ${owner}`, indent);
    if (place !== '') page.line(`${i === steps.length - 1 ? ' ' : '│'}   ${place}`, indent);
  }
  if (others.length > 0) page.line(words.otherWaysInJson(others.length), indent);
}
