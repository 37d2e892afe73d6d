import type { DialogRecord, RunContext, RunLog } from '@touchstone/trace';

/** One time that the app asked for permissions, with how it was answered. */
export interface Asked {
  /** The record that shows it; the answer where the tool tells no more. */
  readonly record: DialogRecord;
  readonly context: RunContext;
  readonly permissions: readonly string[];
  readonly answers: readonly Answer[];
}

export interface Answer {
  readonly permissions: readonly string[];
  readonly outcome: Exclude<DialogRecord['outcome'], 'shown'>;
  readonly line: number;
  readonly time?: number;
}

type Open = Omit<Asked, 'record'> & { record: DialogRecord; readonly answers: Answer[] };

/**
 * Permission dialogs of a log in order. Tools write one record when a dialog is shown and one when it is answered, or only the answer;
 * a request for several permissions may be shown again for each of them.
 *
 * @param answerMs for so long a dialog that is not answered is the same one
 */
export function askedIn({ dialogs }: RunLog, answerMs: number): readonly Asked[] {
  const asked: Open[] = [];
  const open = new Map<string, Open>();
  for (const { record, context } of dialogs) {
    const { permissions, outcome } = record;
    if (permissions.length === 0) continue;
    const waiting = permissions.map((name) => open.get(name)).find((one) => one !== undefined);
    const isSame = waiting !== undefined && isNear(waiting.record, record, answerMs);
    if (outcome === 'shown') {
      if (isSame) {
        waiting.record = withTold(waiting.record, record);
        continue;
      }
      const one: Open = { record, context, permissions, answers: [] };
      asked.push(one);
      for (const name of permissions) open.set(name, one);
      continue;
    }
    const one: Open = waiting ?? { record, context, permissions, answers: [] };
    if (waiting === undefined) asked.push(one);
    else one.record = withTold(one.record, record);
    const { line, time } = record;
    one.answers.push({ permissions, outcome, line, ...(time === undefined ? {} : { time }) });
    for (const name of permissions) open.delete(name);
  }
  return asked;
}

/** What a tool tells of one dialog may stand in any of its records. */
function withTold(record: DialogRecord, { purpose, feature, stack }: DialogRecord): DialogRecord {
  return {
    ...record,
    ...(record.purpose === undefined && purpose !== undefined ? { purpose } : {}),
    ...(record.feature === undefined && feature !== undefined ? { feature } : {}),
    ...(record.stack === undefined && stack !== undefined ? { stack } : {}),
  };
}

const isNear = (a: DialogRecord, b: DialogRecord, ms: number) =>
  a.time === undefined || b.time === undefined || Math.abs(b.time - a.time) <= ms;

/** Whether an answer is a refusal. */
export const isDenial = ({ outcome }: Answer): boolean => outcome === 'denied' || outcome === 'denied-forever';
