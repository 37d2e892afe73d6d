import type { Control } from '@touchstone/screen';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { says, type View, viewsOf } from '../../screens/views.ts';
import { wordsFor } from '../../screens/words.ts';

/** A main page has many things to press; a splash or a question has few. */
const CONTROLS_OF_A_PAGE = 6;
/** Longest text of a button that is not drawn as one. */
const LONGEST_LABEL = 12;

/** The first run's notice of the policy, and the controls by which the user agrees or does not. */
export const screenConsent: Detector = {
  id: 'screen-consent',
  version: 1,
  reads: 'ui',
  yields: ['ui.policy-notice', 'ui.consent-control'],

  *detect(_app, knowledge, { evidence }) {
    if (evidence?.screen === undefined) return;
    const views = viewsOf(evidence.screen);
    const notices = views.filter((view) => isNotice(view, knowledge));
    const [first] = notices;
    if (first !== undefined) yield noticeOf(first, views, knowledge);
    else yield* withoutNotice(views);
    const seen = new Set<string>();
    for (const view of notices) {
      const fact = controlOf(view, views, knowledge);
      const key = JSON.stringify(fact.attributes);
      if (!seen.has(key)) yield fact;
      seen.add(key);
    }
    for (const view of views) {
      if (!notices.includes(view) && isLogin(view, knowledge)) yield* loginBox(view, views, knowledge);
    }
  },
};

const ofFirstRun = ({ screen }: View) => screen.scenario === undefined || ['first-launch', 'refuse', 'agree'].includes(screen.scenario);

/** The policy is named, and something asks for an answer; a page on which one logs in is another matter. */
function isNotice(view: View, knowledge: Knowledge): boolean {
  if (!ofFirstRun(view) || !says(view, wordsFor(knowledge, 'policy')) || isLogin(view, knowledge)) return false;
  return answersOf(view).some(({ label }) => isAgree(label, knowledge) || wordsFor(knowledge, 'refuse').test(label));
}

function isLogin(view: View, knowledge: Knowledge): boolean {
  const hasField = view.tree.nodes.some((node) => node.isPassword || /EditText/.test(node.class));
  return hasField && says(view, wordsFor(knowledge, 'login')) && says(view, wordsFor(knowledge, 'policy'));
}

const isAgree = (label: string, knowledge: Knowledge) =>
  !wordsFor(knowledge, 'refuse').test(label) && (wordsFor(knowledge, 'agree').test(label) || wordsFor(knowledge, 'agreeVague').test(label));

/** Buttons; where a page is drawn without any, short texts. */
function answersOf({ controls, tree, texts }: View): readonly Control[] {
  const labelled = controls.filter(({ label, node }) => label !== '' && label.length <= 2 * LONGEST_LABEL && !node.isCheckable);
  if (labelled.length > 0) return labelled;
  return tree.nodes.flatMap((node) => {
    const label = node.text.replace(/\s+/g, '');
    return label !== '' && label.length <= LONGEST_LABEL && texts.includes(label) ? [{ node, label }] : [];
  });
}

function noticeOf(view: View, views: readonly View[], knowledge: Knowledge): Fact {
  const opened = views.some((later) => later.index > view.index && ofFirstRun(later) && isPolicyPage(later, knowledge));
  return {
    kind: 'ui.policy-notice',
    attributes: {
      shown: true,
      mentionsSdk: says(view, wordsFor(knowledge, 'sdk')),
      mentionsTargeting: says(view, wordsFor(knowledge, 'targeting')),
      ...(opened ? { linkWorks: true } : {}),
    },
    at: view.at(),
  };
}

const isPolicyPage = ({ texts }: View, knowledge: Knowledge) =>
  texts.slice(0, 6).some((text) => wordsFor(knowledge, 'policyPage').test(text)) && texts.join('').length > 200;

/** Only where the app's own pages were seen at first launch: before them the notice could still have come. */
function* withoutNotice(views: readonly View[]): Generator<Fact> {
  const page = views.find(({ screen, controls }) => screen.scenario === 'first-launch' && controls.length >= CONTROLS_OF_A_PAGE);
  if (page !== undefined) yield { kind: 'ui.policy-notice', attributes: { shown: false }, at: page.at() };
}

function controlOf(view: View, views: readonly View[], knowledge: Knowledge): Fact {
  const answers = answersOf(view);
  const refuses = wordsFor(knowledge, 'refuse');
  const agree = answers.find(({ label }) => isAgree(label, knowledge) && wordsFor(knowledge, 'agree').test(label));
  const positive = agree ?? answers.find(({ label }) => isAgree(label, knowledge));
  return {
    kind: 'ui.consent-control',
    attributes: {
      ...(positive === undefined ? {} : { agree: positive.label }),
      hasClearAgree: agree !== undefined,
      hasClearRefuse: answers.some(({ label }) => refuses.test(label)),
      preTicked: tickedBefore(view, views) !== undefined,
      express: agree !== undefined,
    },
    at: view.at(positive?.node),
  };
}

/** A box that is ticked where it is first seen: no screen before shows it empty. */
function tickedBefore(view: View, views: readonly View[]): Control | undefined {
  return view.controls.find(({ node }) => {
    if (!node.isCheckable || !node.isChecked || /Switch|Toggle/.test(node.class)) return false;
    const earlier = views.filter(({ index, screen }) => index < view.index && screen.page === view.screen.page);
    return !earlier.some(({ tree }) =>
      tree.nodes.some((other) => other.isCheckable && !other.isChecked && isSame(other.bounds, node.bounds)),
    );
  });
}

const isSame = (a: Control['node']['bounds'], b: Control['node']['bounds']) => a.left === b.left && a.top === b.top && a.right === b.right;

/** On a login page leaving the box empty is how one refuses; a page without a box says nothing here. */
function* loginBox(view: View, views: readonly View[], knowledge: Knowledge): Generator<Fact> {
  if (!view.controls.some(({ node }) => node.isCheckable)) return;
  const ticked = tickedBefore(view, views);
  const agree = view.controls.find(({ label }) => wordsFor(knowledge, 'agree').test(label))?.label;
  yield {
    kind: 'ui.consent-control',
    attributes: {
      ...(agree === undefined ? {} : { agree }),
      hasClearAgree: true,
      hasClearRefuse: true,
      preTicked: ticked !== undefined,
      express: ticked === undefined,
    },
    at: view.at(ticked?.node),
  };
}
