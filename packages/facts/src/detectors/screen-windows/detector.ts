import { type Control, coverOf, type ScreenEvidence } from '@touchstone/screen';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { says, type View, viewsOf } from '../../screens/views.ts';
import { wordsFor } from '../../screens/words.ts';

/** Texts of a window that only advertises; a page of the app has more. */
const MOST_TEXTS = 24;
/** Part of the screen from which a link is the whole window. */
const WHOLE = 0.7;
/** Part of the screen's width below which a mark cannot be hit: 36 of 1080 pixels are 12 dp. */
const TINY = 0.034;

/** Splash screens, pop-ups and advertisements: how they are closed, and what in them leads away. */
export const screenWindows: Detector = {
  id: 'screen-windows',
  version: 1,
  reads: 'ui',
  yields: ['ui.close-mark', 'ui.window'],

  *detect(_app, knowledge, { evidence }) {
    const { screen } = evidence ?? {};
    if (screen === undefined) return;
    const windows = runsOf(viewsOf(screen).filter((view) => isWindow(view, knowledge)));
    for (const views of windows) {
      yield closeMark(views, screen, knowledge);
      yield windowOf(views[0] as View, knowledge);
    }
  },
};

/** Few texts, one of which only an advertisement or a splash has. */
const isWindow = (view: View, knowledge: Knowledge) =>
  view.texts.length <= MOST_TEXTS && says(view, wordsFor(knowledge, 'ad')) && !says(view, wordsFor(knowledge, 'policy'));

/** Screens that follow each other and show the same window, by their texts without digits: a countdown runs. */
function runsOf(views: readonly View[]): readonly (readonly View[])[] {
  const runs: View[][] = [];
  for (const view of views) {
    const last = runs.at(-1);
    const before = last?.at(-1);
    if (last !== undefined && before !== undefined && view.index === before.index + 1 && gist(view) === gist(before)) last.push(view);
    else runs.push([view]);
  }
  return runs;
}

const gist = ({ texts }: View) =>
  texts
    .filter((text) => !/^(?:关闭|跳过|close|skip|[×✕])/i.test(text))
    .join('\n')
    .replace(/\d+/g, '');

type Window = 'splash' | 'popup' | 'full-screen';

function windowKind(view: View, knowledge: Knowledge): Window {
  if (says(view, wordsFor(knowledge, 'splash')) || /splash|launch|welcome/i.test(view.screen.page ?? '')) return 'splash';
  const largest = Math.max(0, ...view.tree.nodes.filter(({ parent }) => parent === -1).map(({ bounds }) => coverOf(bounds, view.tree)));
  return largest >= WHOLE && view.tree.nodes.some(({ isClickable, bounds }) => isClickable && coverOf(bounds, view.tree) >= WHOLE)
    ? 'full-screen'
    : 'popup';
}

function closeMark(views: readonly View[], screen: ScreenEvidence, knowledge: Knowledge): Fact {
  const first = views[0] as View;
  const window = windowKind(first, knowledge);
  const at = views.findIndex((view) => closeOf(view, knowledge) !== undefined);
  const view = views[Math.max(0, at)] as View;
  const mark = closeOf(view, knowledge);
  const state = mark === undefined ? 'missing' : at > 0 ? 'late' : stateOf(mark, views, screen);
  return { kind: 'ui.close-mark', attributes: { window, state }, at: view.at(mark?.node) };
}

function closeOf({ controls }: View, knowledge: Knowledge): Control | undefined {
  const [words, ids] = [wordsFor(knowledge, 'close'), wordsFor(knowledge, 'closeIds')];
  return (
    controls.find(({ label }) => words.test(label)) ??
    controls.find(({ node, label }) => label === '' && ids.test(node.id.split('/').at(-1) ?? ''))
  );
}

/** What a press on the mark led to, where one is recorded; else whether it can be hit. */
function stateOf({ node }: Control, views: readonly View[], screen: ScreenEvidence): 'clear' | 'tiny' | 'fake' | 'void' {
  const { left, right, top, bottom } = node.bounds;
  const shown = new Set(views.map(({ index }) => index));
  const last = (views.at(-1) as View).index;
  const press = screen.acts.findIndex(
    ({ kind, on, x = -1, y = -1 }) => kind === 'tap' && shown.has(on) && x >= left && x < right && y >= top && y < bottom,
  );
  if (press !== -1) {
    const led = screen.follows.filter(({ after }) => after === press).map(({ kind }) => kind);
    if (led.includes('download') || led.includes('install') || led.includes('process-start')) return 'fake';
    if ((screen.acts[press]?.on ?? last) < last) return 'void';
  }
  const width = (views[0] as View).tree.width;
  return Math.min(right - left, bottom - top) < width * TINY ? 'tiny' : 'clear';
}

function windowOf(view: View, knowledge: Knowledge): Fact {
  const whole = view.tree.nodes.find(({ isClickable, bounds }) => isClickable && coverOf(bounds, view.tree) >= WHOLE);
  return {
    kind: 'ui.window',
    attributes: {
      window: windowKind(view, knowledge),
      fullScreenLink: whole !== undefined,
      adMarked: says(view, wordsFor(knowledge, 'adMark')),
    },
    at: view.at(whole),
  };
}
