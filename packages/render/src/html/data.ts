import { dataMatrix } from '../view/personal-data.ts';
import type { View } from '../view/view.ts';
import { html, type Markup } from './markup.ts';
import { table } from './table.ts';

/** Owners with a column of their own; the others share one. */
const COLUMNS = 8;

/** Personal information that code can read, by owner of the code. */
export function dataSection({ report, names, words }: View): Markup | undefined {
  const { owners, rows } = dataMatrix(report, names);
  if (rows.length === 0) return undefined;
  const [shown, others] = [owners.slice(0, COLUMNS), owners.slice(COLUMNS)];
  const head = [
    words.data,
    ...shown.map(({ name }) => name),
    ...(others.length === 0 ? [] : [`${words.otherOwners} ${others.length}`]),
    words.total,
  ];
  const body = rows.map(({ name, isSensitive, places }) => {
    const sum = (some: typeof owners) => some.reduce((total, { id }) => total + (places.get(id) ?? 0), 0);
    const cells = [...shown.map((owner) => sum([owner])), ...(others.length === 0 ? [] : [sum(others)]), sum(owners)];
    return [
      html`${name}${isSensitive ? html` <span class="mark">${words.sensitive}</span>` : undefined}`,
      ...cells.map((count) => (count === 0 ? '' : count)),
    ];
  });
  return table(words.matrixNote, head, body, 'matrix');
}
