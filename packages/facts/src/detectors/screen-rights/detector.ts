import type { ScreenEvidence } from '@touchstone/screen';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { says, type View, viewsOf } from '../../screens/views.ts';
import { wordRows, wordsFor } from '../../screens/words.ts';

/** Rights and lists that belong into the settings: that they are not there is worth saying once those were seen. */
const EXPECTED = new Set(['account-deletion', 'collected', 'shared']);
/** Settings have several pages; one alone proves no absence. */
const LEAST_PAGES = 2;

/** Ways to the rights of users, the two lists, the policy, the filing number, the switch of personalised content. */
export const screenRights: Detector = {
  id: 'screen-rights',
  version: 1,
  reads: 'ui',
  yields: ['ui.right', 'ui.lists', 'ui.policy-access', 'ui.policy-summary', 'ui.personalised', 'ui.filing-number', 'ui.child-mode'],

  *detect(_app, knowledge, { evidence }) {
    const { screen } = evidence ?? {};
    if (screen === undefined) return;
    const views = viewsOf(screen).filter((view) => view.screen.scenario !== 'first-launch');
    const settings = views.filter((view) => says(view, wordsFor(knowledge, 'settings')));
    yield* entries(views, settings, screen, knowledge);
    yield* policyAccess(views, screen, knowledge);
    yield* personalised(views, settings, screen, knowledge);
    yield* said(views, knowledge);
  },
};

function* entries(views: readonly View[], settings: readonly View[], screen: ScreenEvidence, knowledge: Knowledge): Generator<Fact> {
  const lastPage = settings.at(-1);
  const isProof = settings.length >= LEAST_PAGES;
  for (const { name: right, words } of wordRows(knowledge, 'rights', 'right')) {
    const view = views.find((one) => says(one, words));
    const operations = view === undefined ? undefined : tapsTo(view, screen);
    if (view !== undefined)
      yield {
        kind: 'ui.right',
        attributes: { right, state: 'works', ...(operations === undefined ? {} : { operations: operations + 1 }) },
        at: view.at(nodeSaying(view, words)),
      };
    else if (isProof && lastPage !== undefined && EXPECTED.has(right))
      yield { kind: 'ui.right', attributes: { right, state: 'missing' }, at: lastPage.at() };
  }
  for (const { name: list, words } of wordRows(knowledge, 'lists', 'list')) {
    const view = views.find((one) => says(one, words));
    const taps = view === undefined ? undefined : tapsTo(view, screen);
    if (view !== undefined)
      yield {
        kind: 'ui.lists',
        attributes: { list, present: true, ...(taps === undefined ? {} : { level: taps + 1 }) },
        at: view.at(nodeSaying(view, words)),
      };
    else if (isProof && lastPage !== undefined && EXPECTED.has(list))
      yield { kind: 'ui.lists', attributes: { list, present: false }, at: lastPage.at() };
  }
}

/**
 * Presses that lead from the first page of the same step to this one: going back takes one away. Undefined when nobody recorded them.
 */
function tapsTo(view: View, { acts, screens }: ScreenEvidence): number | undefined {
  if (acts.length === 0 || view.screen.scenario === undefined) return undefined;
  const start = screens.findIndex(({ scenario }) => scenario === view.screen.scenario);
  let depth = 0;
  for (const { kind, text = '', on } of acts) {
    if (on < start || on >= view.index) continue;
    if (kind === 'tap') depth++;
    else if (kind === 'key' && /back/i.test(text)) depth = Math.max(0, depth - 1);
  }
  return depth;
}

const nodeSaying = ({ tree }: View, words: RegExp) =>
  tree.nodes.find(({ text, description }) => words.test((text || description).replace(/\s+/g, '')));

/** Clicks are counted only where presses were recorded: without them nobody knows the way. */
function* policyAccess(views: readonly View[], screen: ScreenEvidence, knowledge: Knowledge): Generator<Fact> {
  const name = wordsFor(knowledge, 'policyPage');
  // A page that can be opened from here is not this one.
  const page = views.find(
    ({ texts, controls }) => texts.slice(0, 3).some((text) => name.test(text)) && !controls.some(({ label }) => name.test(label)),
  );
  const clicks = page === undefined ? undefined : tapsTo(page, screen);
  if (page !== undefined && clicks !== undefined && clicks > 0)
    yield { kind: 'ui.policy-access', attributes: { clicks, ...(isLargeEnough(page) ? { readable: 'yes' } : {}) }, at: page.at() };
}

/** Part of the screen's width that a character of readable text takes, with what is between lines: 12 sp on 411 dp. */
const READABLE = 0.028;

/** By size alone: the longest text has room enough for its characters. A text that goes on below the screen seems smaller than it is. */
function isLargeEnough({ tree }: View): boolean {
  const [longest] = [...tree.nodes].sort((a, b) => b.text.length - a.text.length);
  if (longest === undefined || longest.text.length < 20 || tree.width === 0) return false;
  const { left, right, top, bottom } = longest.bounds;
  return Math.sqrt(((right - left) * (bottom - top)) / longest.text.length) / tree.width >= READABLE;
}

function* personalised(views: readonly View[], settings: readonly View[], screen: ScreenEvidence, knowledge: Knowledge): Generator<Fact> {
  const shown = views.find((view) => says(view, wordsFor(knowledge, 'personalised')) && !settings.includes(view));
  const switches = wordsFor(knowledge, 'personalisedSwitch');
  const switched = views.find(
    (view) => says(view, switches) && view.tree.nodes.some(({ isCheckable, class: name }) => isCheckable || /Switch/.test(name)),
  );
  if (shown === undefined) return;
  const clicksToSwitch = switched === undefined ? undefined : tapsTo(switched, screen);
  yield {
    kind: 'ui.personalised',
    attributes: {
      present: true,
      marked: true,
      offSwitch: switched !== undefined ? 'yes' : settings.length >= LEAST_PAGES ? 'no' : 'unknown',
      ...(clicksToSwitch === undefined ? {} : { clicksToSwitch }),
    },
    at: shown.at(nodeSaying(shown, wordsFor(knowledge, 'personalised'))),
  };
}

/** What single texts say: the filing number, a mode for children. */
function* said(views: readonly View[], knowledge: Knowledge): Generator<Fact> {
  const summary = views.find((view) => says(view, wordsFor(knowledge, 'policySummary')));
  if (summary !== undefined)
    yield {
      kind: 'ui.policy-summary',
      attributes: { present: true },
      at: summary.at(nodeSaying(summary, wordsFor(knowledge, 'policySummary'))),
    };
  const filing = views.find((view) => says(view, wordsFor(knowledge, 'filingNumber')));
  if (filing !== undefined)
    yield { kind: 'ui.filing-number', attributes: { shown: true }, at: filing.at(nodeSaying(filing, wordsFor(knowledge, 'filingNumber'))) };
  const child = views.find((view) => says(view, wordsFor(knowledge, 'childMode')));
  if (child === undefined) return;
  const asks = views.some((view) => says(view, wordsFor(knowledge, 'guardian')));
  yield {
    kind: 'ui.child-mode',
    attributes: { servesChildren: true, guardianConsent: asks ? 'yes' : 'unknown' },
    at: child.at(nodeSaying(child, wordsFor(knowledge, 'childMode'))),
  };
}
