import type { Fix } from '@touchstone/verdict';
import { placesText, subjectsText } from '../view/fix-lines.ts';
import type { View } from '../view/view.ts';
import { whereToMove } from '../view/where-to-move.ts';
import { html, type Markup } from './markup.ts';
import { apart, code } from './table.ts';

/** At most five changes: what, whose, where, which clauses it clears, how. */
export function fixFirst(view: View): Markup {
  const { report, names, words } = view;
  if (report.fixFirst.length === 0) return html`<p>${report.app === null ? words.unreadable : words.nothingToFix}</p>`;
  return html`<ol class="fix">${report.fixFirst.map(
    (fix) => html`<li><h3>${names.say(fix.title)}</h3>
<p>${names.say(fix.remedy)}</p>
<dl class="facts">${subjects(fix, view)}<dt>${words.owner}</dt><dd>${apart(names.owner(fix.owner))}</dd>
<dt>${words.place}</dt><dd>${code(placesText(fix, view))}</dd>
${moved(fix, view)}<dt>${words.clauses}</dt><dd class="clauses">${fix.clauses.map((clause) => html`<span class="mark">${clause}</span>`)}</dd></dl></li>
`,
  )}</ol>`;
}

function moved(fix: Fix, view: View): Markup {
  const text = whereToMove(fix, view);
  return text === ''
    ? html``
    : html`<dt>${view.words.move}</dt><dd>${apart(text)}</dd>
`;
}

function subjects(fix: Fix, { names, words }: View): Markup {
  const text = subjectsText(fix, names);
  return text === ''
    ? html``
    : html`<dt>${words.subjects}</dt><dd>${apart(text)}</dd>
`;
}
