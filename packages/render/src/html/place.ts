import type { Fact } from '@touchstone/facts';
import type { Place } from '@touchstone/kernel/place';
import { placeText } from '../view/code-names.ts';
import { MOST_LANES } from '../view/run.ts';
import type { View } from '../view/view.ts';
import { html, type Markup } from './markup.ts';
import { code } from './table.ts';

/** Where something was seen; a screen that the page draws is linked. */
export function placeLink(at: Place, { report }: Pick<View, 'report'>): Markup {
  const index = report.exhibits?.screens?.findIndex(({ file, outline }) => file === at.file && outline !== undefined) ?? -1;
  return index < 0 ? code(placeText(at)) : html`<a href="#screen-${index}">${code(placeText(at))}</a>`;
}

/** Where a fact stands; what a run did is linked to its timeline. */
export function factPlace(fact: Fact, view: View): Markup {
  const lane = fact.kind.startsWith('run.') ? view.lanes.findIndex(({ all }) => all.has(fact)) : -1;
  const first = lane < 0 ? 0 : view.lanes[lane]?.result === undefined ? view.lanes.findIndex(({ result }) => result === undefined) : 0;
  if (lane < 0 || lane - first >= MOST_LANES) return placeLink(fact.at, view);
  return html`<a href="#run-${lane}">${code(placeText(fact.at))}</a>`;
}
