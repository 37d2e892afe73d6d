import { type RunLog, stackOwners } from '@touchstone/trace';
import type { Detector } from '../../detector.ts';
import type { AttributeValue, Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { type Asked, askedIn } from '../../runs/asked.ts';
import { type FeatureInUse, featureInUse } from '../../runs/feature-in-use.ts';
import { type Hands, handsOf } from '../../runs/hands.ts';
import { packageOf } from '../../runs/own-processes.ts';
import { purposeTold } from '../../runs/purpose-told.ts';
import { lineOf, stackAttributes } from '../../runs/run-attributes.ts';
import { plainText, runLimit, runWords } from '../../runs/run-words.ts';
import { threshold } from '../../runs/thresholds.ts';
import { timelineOf } from '../../runs/timeline-of.ts';
import { momentOf, restartsOf } from './moments.ts';
import { Refusals } from './refusals.ts';

/** Every permission that the app asked for: when, for what, how many in a row, and how often after it was refused. */
export const runPermissionDialogs: Detector = {
  id: 'run-permission-dialogs',
  version: 1,
  reads: 'runtime',
  yields: ['run.permission-dialog'],

  *detect(app, knowledge, { evidence }) {
    const logs = evidence?.run ?? [];
    const ownerOf = stackOwners(app.owners);
    for (const log of logs) {
      const found = new Map<string, Found>();
      for (const { asked, ...attributes } of dialogsOf(log, packageOf(log, app), handsOf(evidence ?? {}), knowledge)) {
        const { within48h, ...known } = attributes;
        const owner = asked.record.stack === undefined ? {} : stackAttributes(ownerOf(asked.record.stack));
        note(found, { ...known, phase: asked.context.consent, ...owner }, within48h, asked);
      }
      for (const one of found.values()) yield factOf(one, log);
    }
  },
};

interface Dialog {
  readonly asked: Asked;
  readonly permission: string;
  readonly moment: string;
  readonly featureInUse: FeatureInUse;
  readonly purposeTold: string;
  readonly batch: number;
  readonly within48h?: number;
}

/** One for each permission of each dialog, in order. */
function* dialogsOf(log: RunLog, packageName: string, hands: Hands, knowledge: Knowledge): Generator<Dialog> {
  const asked = askedIn(log, runLimit(knowledge, 'answer'));
  const groups = new Map(knowledge.permissions.map(({ name, group }) => [name, group]));
  const groupOf = (permission: string) => groups.get(permission) ?? permission;
  const batches = batchesOf(asked, groupOf, hands, knowledge);
  const refusals = new Refusals(threshold(knowledge, 'T01', 'hours') * 3_600_000);
  const restarts = restartsOf(log, packageName, runLimit(knowledge, 'firstUse'));
  let before: { readonly row: number; readonly feature: FeatureInUse } | undefined;
  for (const [i, one] of asked.entries()) {
    const { row, batch } = batches[i] as Batch;
    let feature: FeatureInUse = 'unknown';
    for (const permission of one.permissions) {
      feature = featureInUse(one, permission, hands, knowledge, before?.row === row ? before.feature : undefined);
      const group = groupOf(permission);
      const moment = momentOf(one, feature, refusals.last(group), restarts);
      // Who starts the feature again asks for the dialog: it counts for nothing.
      const within48h = feature === 'matching' ? undefined : refusals.asked(group, one.record);
      yield {
        asked: one,
        permission,
        moment,
        featureInUse: feature,
        purposeTold: purposeTold(one.record.purpose, knowledge),
        batch,
        ...(within48h === undefined ? {} : { within48h }),
      };
    }
    before = { row, feature };
    for (const answer of one.answers) for (const permission of answer.permissions) refusals.answered(groupOf(permission), answer);
  }
}

interface Batch {
  readonly row: number;
  /** Dialogs of the row, as the user counts them: one for each group of permissions. */
  batch: number;
}

/** Dialogs that come one after the other without an act of the user but the answers. */
function batchesOf(asked: readonly Asked[], groupOf: (permission: string) => string, hands: Hands, knowledge: Knowledge): readonly Batch[] {
  const [rowMs, buttons] = [runLimit(knowledge, 'row'), runWords(knowledge, 'dialogButtons')];
  const batches: Batch[] = [];
  let open: { readonly batch: Batch; readonly groups: Set<string> } | undefined;
  let end: number | undefined;
  for (const { record, permissions, answers } of asked) {
    const groups = permissions.map(groupOf);
    const act = record.time === undefined ? undefined : hands.before(record.time, rowMs);
    const isByItself = act === undefined || (end !== undefined && act.time <= end) || buttons.test(plainText(act.text ?? ''));
    const follows = end !== undefined && record.time !== undefined && record.time - end <= rowMs && isByItself;
    if (open === undefined || !follows || groups.every((group) => open?.groups.has(group))) {
      open = { batch: { row: batches.length, batch: 0 }, groups: new Set() };
    }
    for (const group of groups) open.groups.add(group);
    open.batch.batch = open.groups.size;
    batches.push(open.batch);
    end = answers.at(-1)?.time ?? record.time;
  }
  return batches;
}

interface Found {
  readonly attributes: Readonly<Record<string, AttributeValue>>;
  readonly first: Asked;
  worst: Asked;
  within48h: number | undefined;
  count: number;
  readonly times: number[];
}

function note(found: Map<string, Found>, attributes: Found['attributes'], within48h: number | undefined, asked: Asked): void {
  const key = JSON.stringify(attributes);
  const before = found.get(key);
  const one: Found = before ?? { attributes, first: asked, worst: asked, within48h, count: 0, times: [] };
  if (before === undefined) found.set(key, one);
  one.count++;
  if (asked.record.time !== undefined) one.times.push(asked.record.time);
  if (within48h !== undefined && within48h > (one.within48h ?? 0)) Object.assign(one, { within48h, worst: asked });
}

function factOf({ attributes, first, worst, within48h, count, times }: Found, log: RunLog): Fact {
  const weighs = worst === first ? {} : { worst: lineOf(log, worst.record) };
  return {
    kind: 'run.permission-dialog',
    attributes: { ...attributes, ...(within48h === undefined ? {} : { within48h }) },
    at: lineOf(log, first.record),
    ...timelineOf(times, { count, ...weighs, stack: first.record.stack }),
  };
}
