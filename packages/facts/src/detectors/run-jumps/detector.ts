import type { Detector } from '../../detector.ts';
import type { AttributeValue, Fact } from '../../fact.ts';
import { ledEventsOf } from '../../runs/led-events.ts';
import { runLimit, runWords } from '../../runs/run-words.ts';
import { wasShown } from '../../runs/texts-shown.ts';
import { timelineOf } from '../../runs/timeline-of.ts';
import { type Pressed, pressed } from '../../runs/what-was-pressed.ts';

/** Jumps to other apps and advertised pages, by what led to them; those to other apps that screens show are told by screen-leads. */
export const runJumps: Detector = {
  id: 'run-jumps',
  version: 2,
  reads: ['runtime', 'ui'],
  yields: ['run.jump'],

  *detect(app, knowledge, { evidence = {} }) {
    const { run = [] } = evidence;
    const [words, withinMs] = [runWords(knowledge, 'shakeWords'), runLimit(knowledge, 'toldBefore')];
    for (const { kind, act, view, isActKnown, isOfScreens, context, time, at } of ledEventsOf(app, evidence, knowledge)) {
      if (kind === 'download' || (kind === 'jump' && isOfScreens)) continue;
      const on = act === undefined ? undefined : pressed(act, view, knowledge).on;
      // Where no acts are recorded, or the app was not on screen, nothing tells that a page came by itself.
      const isByItself = isActKnown && kind === 'jump' && (context?.appState ?? 'foreground') === 'foreground';
      const trigger = on === undefined ? (isByItself ? 'none' : undefined) : TRIGGERS[on];
      if (trigger === undefined || (kind === 'landing' && !LANDS.has(trigger))) continue;
      yield {
        kind: 'run.jump',
        attributes: { trigger, ...CONSENTED[trigger], ...told(trigger, () => wasShown(words, view, run, time, withinMs)) },
        at,
        ...timelineOf(time === undefined ? [] : [time]),
      } satisfies Fact;
    }
  },
};

const TRIGGERS: Readonly<Record<Pressed, string | undefined>> = {
  shake: 'shake',
  rotate: 'rotate',
  close: 'close-button',
  bait: 'bait',
  picture: 'any-tap',
  download: 'button',
  open: 'button',
  other: 'button',
  unknown: undefined,
};

/** By which an advertised page inside the app is a jump; what a button opens is a page of the app. */
const LANDS: ReadonlySet<string> = new Set(['shake', 'rotate', 'close-button', 'any-tap']);

const CONSENTED: Readonly<Record<string, Readonly<Record<string, AttributeValue>>>> = {
  none: { consented: false },
  'any-tap': { consented: false },
  'close-button': { consented: false },
};

/** Only of movements: what a button does, it says itself. */
function told(trigger: string, isShown: () => boolean | undefined): { readonly actionTold?: boolean } {
  const actionTold = trigger === 'shake' || trigger === 'rotate' ? isShown() : undefined;
  return actionTold === undefined ? {} : { actionTold };
}
