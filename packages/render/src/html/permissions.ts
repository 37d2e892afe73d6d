import { type PermissionRow, permissionRows } from '../view/permission-rows.ts';
import type { View } from '../view/view.ts';
import { protectionWords, useWords } from '../words/permissions.ts';
import { html, type Markup } from './markup.ts';
import { code, table } from './table.ts';

/** Permissions with what code does with them; the ordinary ones, which ask no one, are folded. */
export function permissions(view: View): Markup {
  const { words, names } = view;
  const all = permissionRows(view);
  if (all.length === 0) return html`<p>${words.none}</p>`;
  const asking = all.filter(isAsking);
  const ordinary = all.filter((row) => !isAsking(row));
  const normal = [...new Set(ordinary.map(({ protection }) => protectionWords[protection]?.[names.lang] ?? protection))].join(
    words.separator,
  );
  const folded = `${normal} ${ordinary.length}`;
  return html`${asking.length === 0 ? undefined : rowsTable(asking, `${words.permissions} ${asking.length}`, view)}
${ordinary.length === 0 ? undefined : html`<details class="paper"><summary>${folded}</summary>${rowsTable(ordinary, folded, view)}</details>`}`;
}

const ORDINARY = new Set(['normal', 'signature', 'custom', 'unknown']);
const isAsking = ({ protection, use }: PermissionRow) => !ORDINARY.has(protection) || use === 'undeclared';

function rowsTable(rows: readonly PermissionRow[], caption: string, { names, words }: View): Markup {
  const body = rows.map(({ name, protection, use, proof, place }) => [
    code(name),
    names.permission(name),
    protectionWords[protection]?.[names.lang] ?? protection,
    html`<span class="tag ${USE_COLOUR[use]}">${useWords[use][names.lang]}</span>`,
    proof === '' ? '' : html`${proof}<br>${code(place)}`,
  ]);
  return table(caption, [words.permission, words.meaning, words.kind, words.use, words.usedBy], body);
}

const USE_COLOUR = { used: 'not-tested', unused: 'suspected', undeclared: 'suspected', undecided: 'undecided' } as const;
