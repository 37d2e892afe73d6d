import type { ScreenOutline } from '@touchstone/facts';
import type { Result } from '@touchstone/verdict';
import { questionsOf } from '../view/for-people.ts';
import { sayScenario } from '../view/run.ts';
import type { View } from '../view/view.ts';
import { type FactRow, factRow } from './fact-page.ts';

/** One screen with what was seen on it and what is left to a person. */
export interface ScreenPage {
  readonly index: number;
  readonly file: string;
  readonly picture: string | null;
  readonly scenario: string | null;
  readonly page: string | null;
  readonly note: string | null;
  readonly result: Result | null;
  readonly outline: ScreenOutline | null;
  /** Elements that facts name, with the worst that rests on each. */
  readonly marked: readonly { readonly element: string; readonly result: Result | null }[];
  readonly facts: readonly FactRow[];
  readonly asked: readonly { readonly clause: string; readonly title: string }[];
}

/** Screens in the order in which they are worth a look: those that touch a clause, those on which something was seen, the others. */
export function screenOrder({ report, findings }: View): readonly number[] {
  const screens = report.exhibits?.screens ?? [];
  const byFile = Map.groupBy(report.facts, ({ at }) => at.file);
  const rankOf = (i: number) => {
    const facts = byFile.get(screens[i]?.file ?? '') ?? [];
    return facts.length === 0 ? 2 : findings.worst(facts) === undefined ? 1 : 0;
  };
  return screens.map((_, i) => i).sort((a, b) => rankOf(a) - rankOf(b) || a - b);
}

export function screenPage(index: number, view: View): ScreenPage | undefined {
  const { report, names, findings } = view;
  const screen = report.exhibits?.screens?.[index];
  if (screen === undefined) return undefined;
  const on = report.facts.flatMap((fact, i) => (fact.at.file === screen.file ? [{ fact, i }] : []));
  const worst = (element: string) => findings.worst(on.flatMap(({ fact }) => (fact.at.element === element ? [fact] : []))) ?? null;
  const elements = new Set(on.flatMap(({ fact }) => fact.at.element ?? []));
  const asked = questionsOf(report, names).filter((question) => question.screens.includes(screen.file));
  return {
    index,
    file: screen.file,
    picture: screen.picture ?? null,
    scenario: screen.scenario === undefined ? null : sayScenario(screen.scenario, names),
    page: screen.page ?? null,
    note: screen.note ?? null,
    result: findings.worst(on.map(({ fact }) => fact)) ?? null,
    outline: screen.outline ?? null,
    marked: [...elements].map((element) => ({ element, result: worst(element) })),
    facts: on.flatMap(({ i }) => factRow(i, view) ?? []),
    asked: asked.map(({ finding, rule }) => ({ clause: finding.clause, title: names.say(rule.title) })),
  };
}
