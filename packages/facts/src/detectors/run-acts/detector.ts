import type { Episode } from '@touchstone/trace';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { rowList } from '../../lists.ts';
import { handsOf } from '../../runs/hands.ts';
import { contextAttributes, lineOf, stackAttributes } from '../../runs/run-attributes.ts';
import { runTokens } from '../../runs/run-words.ts';
import { timelineOf } from '../../runs/timeline-of.ts';
import { triggeredByUser } from '../../runs/user-triggered.ts';

/** Recording, shooting, and acts that touch others: with an act of the user or without. */
export const runActs: Detector = {
  id: 'run-acts',
  version: 1,
  reads: 'runtime',
  yields: ['run.acts', 'run.media-use'],

  *detect(_app, knowledge, { evidence }) {
    const logs = evidence?.run ?? [];
    const [media, mediaActs] = [runTokens(knowledge, 'media', 'data'), runTokens(knowledge, 'media', 'actions')];
    for (const log of logs) {
      for (const episode of log.episodes) {
        const { owner, context, first, denied, count } = episode;
        if (denied === count) continue;
        const [action, data] = [actionOf(episode, knowledge), mediaOf(episode, media, mediaActs)];
        const by =
          action === undefined && data === undefined ? undefined : triggeredByUser(episode, log, handsOf(evidence ?? {}), knowledge);
        if (by === undefined) continue;
        const seen = { at: lineOf(log, first), ...timelineOf(by.times, { stack: first.stack }) };
        const { phase, ...appState } = contextAttributes(context);
        if (action !== undefined) {
          const attributes = { action, userTriggered: by.isTriggered, phase: String(phase), ...appState, ...stackAttributes(owner) };
          yield { kind: 'run.acts', attributes, ...seen } satisfies Fact;
        }
        if (data !== undefined) {
          const visible = context.appState === 'background' || context.appState === 'killed' ? { visible: false } : {};
          const attributes = { data, userTriggered: by.isTriggered, ...visible, ...appState, ...stackAttributes(owner) };
          yield { kind: 'run.media-use', attributes, ...seen } satisfies Fact;
        }
      }
    }
  },
};

/** As the vocabulary names it. */
const ACTIONS: ReadonlySet<string> = new Set([
  'place-call',
  'send-sms',
  'write-sms',
  'write-contacts',
  'write-call-log',
  'write-calendar',
  'change-wifi',
  'change-bluetooth',
  'change-location',
  'capture-screen',
  'update-app',
]);

function actionOf({ touch }: Episode, knowledge: Knowledge): string | undefined {
  const { action, effect, data } = touch;
  if (action !== undefined && ACTIONS.has(action)) return action;
  const written = effect === 'writes' ? rowList(knowledge, 'runs', 'writes').find((row) => row['data'] === data)?.['action'] : undefined;
  return typeof written === 'string' ? written : undefined;
}

/** What is recorded: what the call reads, or what the act of recording gets. */
function mediaOf({ touch }: Episode, media: ReadonlySet<string>, acts: ReadonlySet<string>): string | undefined {
  const { data, action, effect } = touch;
  if (data !== undefined) return media.has(data) && effect !== 'writes' ? data : undefined;
  if (action === undefined || !acts.has(action)) return undefined;
  return action === 'take-picture' ? 'camera' : 'voice';
}
