import { placesText, subjectsText } from '../view/fix-lines.ts';
import type { View } from '../view/view.ts';
import { whereToMove } from '../view/where-to-move.ts';
import type { Page } from './page.ts';
import { widthOf } from './width.ts';

/** Clauses named for one change; the others are counted. */
const CLAUSES = 8;

/** At most five changes: what, whose, where, which clauses it clears, how. */
export function writeFixFirst(page: Page, view: View): void {
  const { report, names, words } = view;
  if (report.app === null) return;
  page.heading(words.fixFirst);
  if (report.fixFirst.length === 0) page.prose(words.nothingToFix);
  const columns = Math.max(...[words.subjects, words.owner, words.place, words.clauses, words.move, words.remedy].map(widthOf)) + 2;
  for (const [i, fix] of report.fixFirst.entries()) {
    page.prose(`${i + 1}. ${names.say(fix.title)}`, 0, 3);
    const subjects = subjectsText(fix, names);
    if (subjects !== '') page.field(words.subjects, subjects, columns, 3);
    page.field(words.owner, names.owner(fix.owner), columns, 3);
    page.field(words.place, placesText(fix, view), columns, 3);
    page.field(words.clauses, clausesText(fix.clauses), columns, 3);
    const move = whereToMove(fix, view);
    if (move !== '') page.field(words.move, move, columns, 3);
    page.field(words.remedy, names.say(fix.remedy), columns, 3);
  }
}

function clausesText(clauses: readonly string[]): string {
  const shown = clauses.slice(0, CLAUSES).join(' ');
  return clauses.length > CLAUSES ? `${shown} (+${clauses.length - CLAUSES})` : shown;
}
