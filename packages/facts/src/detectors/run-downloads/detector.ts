import type { Detector } from '../../detector.ts';
import type { AttributeValue, Fact } from '../../fact.ts';
import { type LedEvent, ledEventsOf } from '../../runs/led-events.ts';
import { packageOf } from '../../runs/own-processes.ts';
import { runLimit, runWords } from '../../runs/run-words.ts';
import { wasShown } from '../../runs/texts-shown.ts';
import { timelineOf } from '../../runs/timeline-of.ts';
import { type Press, pressed } from '../../runs/what-was-pressed.ts';

type Attributes = Readonly<Record<string, AttributeValue>>;

/** Downloads and installations of apps, by what led to them. */
export const runDownloads: Detector = {
  id: 'run-downloads',
  version: 1,
  reads: ['runtime', 'ui'],
  yields: ['run.download'],

  *detect(app, knowledge, { evidence = {} }) {
    const { run = [] } = evidence;
    const starts = run
      .flatMap((log) =>
        log.processes.flatMap(({ record }) =>
          record.event === 'start' && record.package === packageOf(log, app) ? [record.time ?? 0] : [],
        ),
      )
      .sort((a, b) => a - b);
    const [words, withinMs] = [runWords(knowledge, 'downloadWords'), runLimit(knowledge, 'toldBefore')];
    const stops = runWords(knowledge, 'pauseWords');
    const pauses = run.flatMap(({ acts }) =>
      acts.flatMap(({ record: { event, text, time } }) => (event === 'tap' && stops.test(text ?? '') && time !== undefined ? [time] : [])),
    );
    const before = new Map<string, number>();
    for (const event of ledEventsOf(app, evidence, knowledge)) {
      if (event.kind !== 'download') continue;
      const { act, view, isActKnown, time, at } = event;
      const earlier = before.get(fileOf(event));
      if (time !== undefined) before.set(fileOf(event), time);
      const isAgain = earlier !== undefined && starts.some((start) => start > earlier && start <= (time ?? 0));
      const hasButton = () => wasShown(words, view, run, time, withinMs) ?? false;
      const isPaused = earlier !== undefined && pauses.some((pause) => pause >= earlier && pause <= (time ?? 0));
      // What goes on after a restart and was never stopped is the download that began before.
      if (act === undefined && isAgain && !isPaused) continue;
      const attributes = act === undefined ? byItself(isAgain, isActKnown) : byPress(pressed(act, view, knowledge), hasButton);
      if (attributes === undefined) continue;
      yield { kind: 'run.download', attributes, at, ...timelineOf(time === undefined ? [] : [time]) } satisfies Fact;
    }
  },
};

/** The same file again, whatever its address says besides. */
const fileOf = ({ what }: LedEvent): string => what.replace(/[?#].*$/, '');

function byItself(isAgain: boolean, isActKnown: boolean): Attributes | undefined {
  if (isAgain) return { trigger: 'resume-after-restart', promptShown: false };
  return isActKnown ? { trigger: 'none', promptShown: false } : undefined;
}

function byPress({ on, bait }: Press, hasButton: () => boolean): Attributes | undefined {
  switch (on) {
    case 'download':
      return { trigger: 'button', promptShown: true };
    case 'open':
    case 'other':
      return { trigger: 'button', promptShown: false };
    case 'bait':
      return { trigger: 'bait', promptShown: false, ...(bait === undefined ? {} : { bait }) };
    case 'close':
      return { trigger: 'obstructed-close', promptShown: false };
    case 'unknown':
      return undefined;
    default:
      return { trigger: hasButton() ? 'outside-button' : 'any-tap', promptShown: false };
  }
}
