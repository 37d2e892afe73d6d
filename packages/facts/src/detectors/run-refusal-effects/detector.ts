import type { App } from '@touchstone/app-model';
import type { Place } from '@touchstone/kernel/place';
import type { ConsentRecord, RunLog } from '@touchstone/trace';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { type Asked, askedIn, isDenial } from '../../runs/asked.ts';
import { type Hands, handsOf } from '../../runs/hands.ts';
import { isMainProcess, packageOf } from '../../runs/own-processes.ts';
import { lineOf } from '../../runs/run-attributes.ts';
import { plainText, runLimit, runWords } from '../../runs/run-words.ts';
import { timelineOf } from '../../runs/timeline-of.ts';
import { exitsOnScreens } from './on-screens.ts';

/** What refusing led to: the app ends, its window closes, the dialog comes again at once, or it goes on. */
export const runRefusalEffects: Detector = {
  id: 'run-refusal-effects',
  version: 1,
  reads: ['runtime', 'ui'],
  yields: ['run.refusal-effect'],

  *detect(app, knowledge, { evidence }) {
    const logs = evidence?.run ?? [];
    for (const log of logs) {
      const found = new Map<string, Found>();
      for (const refusal of refusalsOf(log, handsOf(evidence ?? {}), knowledge)) {
        const effect = effectOf(refusal, eventsOf(log, packageOf(log, app)), knowledge);
        if (effect !== undefined) note(found, refusal, effect, lineOf(log, refusal));
      }
      yield* factsOf(found, isBasicSoftware(app));
    }
    if (evidence?.screen !== undefined)
      yield* exitsOnScreens(evidence.screen, app.manifest?.package ?? '', isBasicSoftware(app), knowledge);
  },
};

type Effect = 'exits' | 'closes' | 'popup-loop' | 'none';

interface Refusal {
  readonly refused: 'permission' | 'policy';
  readonly permission?: string;
  readonly line: number;
  readonly time?: number;
  /** The same was asked again at once, as often as makes a loop. */
  readonly isLoop: boolean;
}

function* refusalsOf(log: RunLog, hands: Hands, knowledge: Knowledge): Generator<Refusal> {
  const asked = askedIn(log, runLimit(knowledge, 'answer'));
  const runs = new Map<string, number>();
  for (const [i, one] of asked.entries()) {
    for (const answer of one.answers) {
      if (!isDenial(answer)) continue;
      for (const permission of answer.permissions) {
        const next = asked.slice(i + 1, i + 1 + NEXT).find(({ permissions }) => permissions.includes(permission));
        const isAgain = next !== undefined && comesAtOnce(answer, next, hands, knowledge);
        const times = (runs.get(permission) ?? 0) + 1;
        runs.set(permission, isAgain ? times : 0);
        const { line, time } = answer;
        const isLoop = times >= runLimit(knowledge, 'loop', 'counts');
        yield { refused: 'permission', permission, line, isLoop, ...(time === undefined ? {} : { time }) };
      }
    }
  }
  yield* noticesRefused(
    log.consents.map(({ record }) => record),
    knowledge,
  );
}

/** Dialogs that come between two of the same permission in one row. */
const NEXT = 8;

/** Within seconds, and the user did nothing but answer. */
function comesAtOnce(answer: { readonly time?: number }, { record }: Asked, hands: Hands, knowledge: Knowledge): boolean {
  if (answer.time === undefined || record.time === undefined) return false;
  const gap = record.time - answer.time;
  if (gap < 0 || gap > runLimit(knowledge, 'loop')) return false;
  const act = hands.before(record.time, gap);
  return act === undefined || act.time <= answer.time || runWords(knowledge, 'dialogButtons').test(plainText(act.text ?? ''));
}

function* noticesRefused(consents: readonly ConsentRecord[], knowledge: Knowledge): Generator<Refusal> {
  let run = 0;
  for (const [i, { event, line, time }] of consents.entries()) {
    if (event !== 'refused') continue;
    const next = consents[i + 1];
    const isAgain = next?.event === 'shown' && (next.time ?? 0) - (time ?? 0) <= runLimit(knowledge, 'loop');
    run++;
    yield { refused: 'policy', line, isLoop: run >= runLimit(knowledge, 'loop', 'counts'), ...(time === undefined ? {} : { time }) };
    if (!isAgain) run = 0;
  }
}

/** What shows whether the app lives, in the order of the log. */
interface Sign {
  readonly line: number;
  readonly time?: number;
  readonly tells: 'ends' | 'closes' | 'lives';
}

const signs = new WeakMap<RunLog, readonly Sign[]>();

function eventsOf(log: RunLog, packageName: string): readonly Sign[] {
  const before = signs.get(log);
  if (before !== undefined) return before;
  const made: Sign[] = [];
  for (const { record } of log.processes) {
    if (record.package !== packageName || !isMainProcess(record)) continue;
    // What the tester ends does not end by itself.
    if (record.event === 'end' && !BY_TESTER.test(record.cause ?? '')) made.push({ ...timed(record), tells: 'ends' });
  }
  for (const { record } of log.acts) {
    const isOwn = record.process === undefined || record.process.startsWith(packageName);
    if (isOwn) made.push({ ...timed(record), tells: record.event === 'closed' ? 'closes' : 'lives' });
  }
  for (const { record } of log.dialogs) made.push({ ...timed(record), tells: 'lives' });
  made.sort((a, b) => a.line - b.line);
  signs.set(log, made);
  return made;
}

const BY_TESTER = /tester|adb|shell|user|swipe|force-?stop|测试|用户/i;
const timed = ({ line, time }: { readonly line: number; readonly time?: number }) => ({ line, ...(time === undefined ? {} : { time }) });

/** Windows may close by the hundred; what comes then is the same. */
const MOST_LOOKED_AT = 200;

/** Undefined when the log ends before anything shows. */
function effectOf({ line, time, isLoop }: Refusal, all: readonly Sign[], knowledge: Knowledge): Effect | undefined {
  if (isLoop) return 'popup-loop';
  const withinMs = runLimit(knowledge, 'exit');
  let closed: boolean | undefined;
  const from = firstAfter(all, line);
  for (let i = from; i < all.length && i < from + MOST_LOOKED_AT; i++) {
    const sign = all[i] as Sign;
    const isSoon = time === undefined || sign.time === undefined || sign.time - time <= withinMs;
    if (closed !== undefined) {
      // A window closes whenever another page comes; it has closed for good when nothing does.
      if (!isSoon) return 'closes';
      if (sign.tells === 'ends') return 'exits';
      if (sign.tells === 'lives') closed = undefined;
      continue;
    }
    if (sign.tells === 'lives') return 'none';
    if (!isSoon) return 'none';
    if (sign.tells === 'ends') return 'exits';
    closed = true;
  }
  return closed === true ? 'closes' : undefined;
}

function firstAfter(sorted: readonly Sign[], line: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as Sign).line <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Found {
  readonly refusal: Refusal;
  readonly effect: Effect;
  readonly at: Place;
  readonly times: number[];
  count: number;
}

function note(found: Map<string, Found>, refusal: Refusal, effect: Effect, at: Place): void {
  const key = [refusal.refused, refusal.permission, effect].join('\n');
  const one = found.get(key) ?? { refusal, effect, at, times: [], count: 0 };
  found.set(key, one);
  one.count++;
  if (refusal.time !== undefined) one.times.push(refusal.time);
}

/** That the app went on is only said where it always did. */
function* factsOf(found: ReadonlyMap<string, Found>, isBasic: boolean): Generator<Fact> {
  const harmed = new Set([...found.values()].filter(({ effect }) => effect !== 'none').map(({ refusal }) => refusal.permission ?? ''));
  for (const { refusal, effect, at, times, count } of found.values()) {
    const { refused, permission } = refusal;
    if (effect === 'none' && harmed.has(permission ?? '')) continue;
    yield {
      kind: 'run.refusal-effect',
      attributes: { refused, effect, ...(permission === undefined ? {} : { permission }), necessary: 'unknown', isBasicSoftware: isBasic },
      at,
      ...timelineOf(times, { count }),
    };
  }
}

/** Software that the device needs for its basic functions is part of the system. @source T/TAF 078.4 5.1 */
function isBasicSoftware({ manifest }: App): boolean {
  const { package: name = '', sharedUserId = '' } = manifest ?? {};
  return /^android\.uid\.(?:system|phone|nfc|bluetooth|shared)/.test(sharedUserId) || /^(?:com\.android\.|android$)/.test(name);
}
