import { type Act, type Control, controlAt, coverOf, type Follow, type ScreenEvidence } from '@touchstone/screen';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { runWords } from '../../runs/run-words.ts';
import { says, type View, viewsOf } from '../../screens/views.ts';
import { plain, wordRows, wordsFor } from '../../screens/words.ts';

/** What follows later than this has another cause. */
const FOLLOWS_WITHIN_MS = 5_000;

/** What acts on screens led to: other apps that opened, and downloads that began, beside what the screen had said. */
export const screenLeads: Detector = {
  id: 'screen-leads',
  version: 2,
  reads: 'ui',
  yields: ['run.jump', 'run.download'],

  *detect(app, knowledge, { evidence }) {
    const { screen } = evidence ?? {};
    if (screen === undefined) return;
    const views = new Map(viewsOf(screen).map((view) => [view.index, view]));
    const own = app.manifest?.package ?? '';
    const seen = new Set<string>();
    for (const follow of screen.follows) {
      const fact = leadOf(follow, screen, views, own, knowledge);
      const key = `${fact?.kind} ${follow.after} ${JSON.stringify(fact?.attributes)}`;
      if (fact !== undefined && !seen.has(key)) yield fact;
      seen.add(key);
    }
  },
};

function leadOf(
  follow: Follow,
  { acts, name, screens }: ScreenEvidence,
  views: ReadonlyMap<number, View>,
  own: string,
  knowledge: Knowledge,
): Fact | undefined {
  const isDownload = follow.kind === 'download' || follow.kind === 'install';
  const isOther = (follow.kind === 'process-start' || follow.kind === 'page') && !isOwn(follow.what, own, knowledge);
  if (!isDownload && !isOther) return undefined;
  const last = acts[follow.after];
  const act = last !== undefined && isSoonAfter(last, follow) ? last : undefined;
  const view = views.get(act?.on ?? follow.on);
  const at = view?.at() ?? { file: `${name}/${screens[follow.on]?.file ?? ''}` };
  return isDownload ? downloadOf(act, view, at, knowledge) : jumpOf(act, view, at, knowledge);
}

/** The app itself, the system, the launcher. */
const SYSTEM =
  /^(?:android|com\.android\.|com\.google\.android\.|com\.(?:miui|huawei|hihonor|coloros|oplus|vivo|bbk|samsung|meizu)\.|.*launcher)/i;

function isOwn(what: string, own: string, knowledge: Knowledge): boolean {
  return (
    (own !== '' && (what === own || what.startsWith(`${own}.`) || what.startsWith(`${own}:`))) ||
    SYSTEM.test(what) ||
    wordsFor(knowledge, 'permissionDialogs').test(what)
  );
}

function isSoonAfter(act: Act, follow: Follow): boolean {
  return act.time === undefined || follow.time === undefined || follow.time - act.time <= FOLLOWS_WITHIN_MS;
}

/** What was pressed; undefined where no tree shows what stood there. */
function pressed(act: Act | undefined, view: View | undefined): Control | undefined {
  return act?.x === undefined || act.y === undefined || view === undefined ? undefined : controlAt(view.tree, act.x, act.y);
}

const labelOf = (control: Control | undefined, act: Act | undefined) => plain(control?.label || (act?.text ?? ''));

function jumpOf(act: Act | undefined, view: View | undefined, at: Fact['at'], knowledge: Knowledge): Fact {
  if (act?.kind === 'shake' || act?.kind === 'rotate') {
    const told = view === undefined ? {} : { actionTold: says(view, wordsFor(knowledge, 'shake')) };
    return { kind: 'run.jump', attributes: { trigger: act.kind, ...told }, at };
  }
  const control = pressed(act, view);
  const label = labelOf(control, act);
  const bait = wordRows(knowledge, 'baits', 'bait').some(({ words }) => words.test(label));
  const leads = wordsFor(knowledge, 'leads').test(label);
  const trigger =
    act === undefined
      ? 'none'
      : wordsFor(knowledge, 'close').test(label)
        ? 'close-button'
        : bait
          ? 'bait'
          : leads || isNamedButton(control, view, label, knowledge)
            ? 'button'
            : 'any-tap';
  // What a button without such words means (分享到微信) is for a person.
  const isOpen = view === undefined || (trigger === 'button' && !leads);
  return {
    kind: 'run.jump',
    attributes: { trigger, ...(UNASKED.has(trigger) ? { consented: false } : {}), ...(isOpen ? {} : { actionTold: trigger === 'button' }) },
    at,
  };
}

/** Nobody who taps there, or nowhere, asks to leave. */
const UNASKED: ReadonlySet<string> = new Set(['none', 'any-tap', 'close-button']);

/** Part of the screen from which what is pressed is the window itself and no button. */
const WHOLE = 0.4;

/** A control with words of its own that is neither the whole window nor a picture. */
const isNamedButton = (control: Control | undefined, view: View | undefined, label: string, knowledge: Knowledge): boolean =>
  control !== undefined &&
  view !== undefined &&
  label !== '' &&
  !runWords(knowledge, 'pictures').test(label) &&
  coverOf(control.node.bounds, view.tree) < WHOLE;

function downloadOf(act: Act | undefined, view: View | undefined, at: Fact['at'], knowledge: Knowledge): Fact {
  const words = wordsFor(knowledge, 'download');
  const label = labelOf(pressed(act, view), act);
  const bait = wordRows(knowledge, 'baits', 'bait').find((row) => row.words.test(label))?.name;
  const hasButton = view?.controls.some((control) => words.test(control.label)) === true;
  const trigger =
    act === undefined
      ? 'none'
      : words.test(label)
        ? 'button'
        : wordsFor(knowledge, 'close').test(label)
          ? 'obstructed-close'
          : bait !== undefined
            ? 'bait'
            : hasButton
              ? 'outside-button'
              : 'any-tap';
  const kinds: ReadonlySet<string> = new Set(['game', 'red-packet', 'phone-slow']);
  return {
    kind: 'run.download',
    attributes: {
      trigger,
      promptShown: trigger === 'button',
      ...(trigger === 'bait' ? { bait: kinds.has(bait ?? '') ? (bait as string) : 'other' } : {}),
    },
    at,
  };
}
