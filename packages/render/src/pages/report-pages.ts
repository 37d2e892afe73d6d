import type { Document } from '@touchstone/kernel/document';
import type { Report } from '@touchstone/verdict';
import type { RenderOptions } from '../render.ts';
import { viewOf } from '../view/view.ts';
import { type FactPage, type FactRow, factPage, factRow } from './fact-page.ts';
import { type FactsChoice, factsOfChoice } from './facts-choice.ts';
import { type FindingPage, findingPage } from './finding-page.ts';
import { type OverviewPage, overviewPage } from './overview-page.ts';
import { type PolicyPage, policyPage } from './policy-page.ts';
import { type ScreenPage, screenOrder, screenPage } from './screens-page.ts';
import { type TimelinePage, timelinePage } from './timeline-page.ts';

/** A report for pages that ask for it part by part, in the words of one language. Made once; asking is cheap. */
export interface ReportPages {
  overview(): OverviewPage;
  finding(rule: string): FindingPage | undefined;
  /** Numbers of the facts that are asked for. */
  choose(choice: FactsChoice): readonly number[];
  row(fact: number): FactRow | undefined;
  fact(fact: number): FactPage | undefined;
  timeline(): TimelinePage;
  /** Screens by number, the telling ones first. */
  screens(): readonly number[];
  screen(index: number): ScreenPage | undefined;
  policy(document: Document | undefined): PolicyPage;
}

export function reportPages(report: Report, options: RenderOptions): ReportPages {
  const view = viewOf(report, options);
  let order: readonly number[] | undefined;
  return {
    overview: () => overviewPage(view),
    finding: (rule) => findingPage(rule, view),
    choose: (choice) => factsOfChoice(view, choice),
    row: (fact) => factRow(fact, view),
    fact: (fact) => factPage(fact, view),
    timeline: () => timelinePage(view),
    screens: () => (order ??= screenOrder(view)),
    screen: (index) => screenPage(index, view),
    policy: (document) => policyPage(view, document),
  };
}
