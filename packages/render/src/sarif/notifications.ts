import { visible } from '../plain/visible.ts';
import { placeText } from '../view/code-names.ts';
import { problemRows } from '../view/problem-rows.ts';
import type { View } from '../view/view.ts';
import { explainProblem } from '../words/problems.ts';

/** What was wrong with the file, each code once: conditions of the run, not findings about the app. */
export function notificationsOf({ report, names }: View): readonly object[] {
  return problemRows(report).map(({ code, count, first }) => ({
    descriptor: { id: code },
    level: report.app === null ? 'error' : 'warning',
    message: { text: visible(`${explainProblem(code, names.lang)} (${code}, ×${count}) ${placeText(first)}`) },
    properties: { count },
  }));
}
