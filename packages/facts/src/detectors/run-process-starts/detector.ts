import type { ProcessRecord, RunContext } from '@touchstone/trace';
import { type RunLog, type StackOwner, stackOwners } from '@touchstone/trace';
import type { Detector } from '../../detector.ts';
import type { AttributeValue, Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { type Hands, handsOf, isLeaving } from '../../runs/hands.ts';
import { packageOf } from '../../runs/own-processes.ts';
import { ownStartsOf } from '../../runs/own-starts.ts';
import { lineOf, stackAttributes } from '../../runs/run-attributes.ts';
import { runLimit, runWords } from '../../runs/run-words.ts';
import { startsTold } from '../../runs/starts-told.ts';
import { timelineOf } from '../../runs/timeline-of.ts';

/** Processes of the app that come back by themselves, and other apps that it brings to life. */
export const runProcessStarts: Detector = {
  id: 'run-process-starts',
  version: 2,
  reads: 'runtime',
  yields: ['run.process-start'],

  *detect(app, knowledge, { evidence }) {
    const logs = evidence?.run ?? [];
    const ownerOf = stackOwners(app.owners);
    const disclosed = startsTold(evidence?.policy, knowledge);
    for (const log of logs) {
      const found = new Map<string, Found>();
      for (const start of startsOf(log, packageOf(log, app), handsOf(evidence ?? {}), knowledge)) note(found, start, ownerOf);
      for (const one of found.values()) {
        yield {
          kind: 'run.process-start',
          attributes: { ...one.attributes, count: one.count, disclosed, necessary: 'unknown' },
          at: lineOf(log, one.first),
          ...timelineOf(one.times, { count: one.count, stack: one.first.stack }),
        } satisfies Fact;
      }
    }
  },
};

interface Start {
  readonly kind: 'self' | 'associated';
  readonly record: ProcessRecord;
  readonly context: RunContext;
  readonly target?: string;
  readonly bySystem?: true;
}

/**
 * Whether the system may have brought a service back of its own: that is no start by the app unless something tells that it had asked for
 * it: START_STICKY, an alarm, a job, a broadcast that it receives, or its own code.
 */
function isOfSystem(record: ProcessRecord, { episodes }: RunLog, knowledge: Knowledge): boolean {
  const { cause, caller, stack = [], package: own } = record;
  const [system, asked] = [runWords(knowledge, 'bySystem'), runWords(knowledge, 'askedToStart')];
  if (caller !== undefined && caller !== own && !runWords(knowledge, 'systemPackages').test(caller)) return false;
  if (stack.length > 0 || (cause !== undefined && (!system.test(cause) || asked.test(cause)))) return false;
  return !episodes.some(({ touch, first }) => ASKS.test(touch.api) && (first.time ?? 0) <= (record.time ?? Number.POSITIVE_INFINITY));
}

/** Calls by which an app asks to be started later. */
const ASKS = /AlarmManager|JobScheduler|WorkManager/;

function* startsOf(log: RunLog, packageName: string, hands: Hands, knowledge: Knowledge): Generator<Start> {
  for (const { record, context, by } of ownStartsOf(log, packageName, hands, knowledge)) {
    if (by === 'itself') yield { kind: 'self', record, context, ...(isOfSystem(record, log, knowledge) ? { bySystem: true } : {}) };
  }
  const [system, handMs] = [runWords(knowledge, 'systemPackages'), runLimit(knowledge, 'hand')];
  for (const { record, context } of log.processes) {
    const { event, package: target, caller, stack = [], cause = '', time } = record;
    if (event !== 'start' || target === packageName || target === '' || system.test(target)) continue;
    // Only what our own code started; that another app starts while ours runs is none of its doing.
    if (caller === undefined ? stack.length === 0 : caller !== packageName) continue;
    // A page of another app that an act of the user opens is a jump.
    const act = time === undefined ? undefined : hands.before(time, handMs);
    if (/activity/i.test(cause) && act !== undefined && !isLeaving(act)) continue;
    yield { kind: 'associated', record, context, target };
  }
}

interface Found {
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly first: ProcessRecord;
  readonly times: number[];
  count: number;
}

function note(
  found: Map<string, Found>,
  { kind, record, context, target, bySystem }: Start,
  ownerOf: (stack: readonly string[]) => StackOwner,
): void {
  const { cause, caller, stack = [], time, package: own } = record;
  const owner = ownerOf(stack);
  const isForeign = caller !== undefined && caller !== own && kind === 'self' && caller !== 'android';
  const trigger = cause ?? (isForeign ? 'other app' : undefined);
  const attributes = {
    kind,
    ...(target === undefined ? {} : { target }),
    ...(trigger === undefined ? {} : { trigger: isForeign ? `${trigger} (${caller})` : trigger }),
    ...(stack.length === 0 ? {} : stackAttributes(owner)),
    ...(bySystem === true ? { bySystem } : {}),
    bySdk: owner.owner === 'sdk' || owner.owner === 'third-party',
    phase: context.consent,
  };
  const key = JSON.stringify(attributes);
  const one: Found = found.get(key) ?? { attributes, first: record, times: [], count: 0 };
  found.set(key, one);
  one.count++;
  if (time !== undefined) one.times.push(time);
}
