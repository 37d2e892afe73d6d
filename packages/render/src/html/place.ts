import type { Place } from '@touchstone/kernel/place';
import { placeText } from '../view/code-names.ts';
import type { View } from '../view/view.ts';
import { html, type Markup } from './markup.ts';
import { code } from './table.ts';

/** Where something was seen; a screen that the page draws is linked. */
export function placeLink(at: Place, { report }: Pick<View, 'report'>): Markup {
  const index = report.exhibits?.screens?.findIndex(({ file, outline }) => file === at.file && outline !== undefined) ?? -1;
  return index < 0 ? code(placeText(at)) : html`<a href="#screen-${index}">${code(placeText(at))}</a>`;
}
