import type { Ports } from '@touchstone/kernel/ports';
import type { ClassifyCall } from '../calls/classify-call.ts';
import type { StackOwner } from '../calls/stack-owner.ts';
import { foldEpisodes } from '../episodes.ts';
import type { OwnValue, RunContext, TraceHead, TraceRecord, TraceSink, TraceSummary } from '../trace.ts';
import { createValueFinder } from '../traffic/index.ts';
import { foldTraffic } from './fold-traffic.ts';
import type { RunLog, Seen, Step } from './run-log.ts';

export interface RunLogOptions {
  readonly classify: ClassifyCall;
  readonly ownerOf: (stack: readonly string[]) => StackOwner;
  /** Values of the device and account that other logs of the run stated; those of this log's head are added. */
  readonly values: readonly OwnValue[];
  readonly ports: Pick<Ports, 'inflate' | 'hash'>;
}

/** Takes the records of one log and keeps what rules look at. */
export interface RunLogFold {
  readonly sink: TraceSink;
  /** What the log came to; nothing may come after it. */
  end(summary: TraceSummary): RunLog;
}

/** Records of one kind that are kept whole; a long run has some thousands. */
const MOST_KEPT = 20_000;

/** @param file name of the log, as places show it */
export function foldRunLog(file: string, { classify, ownerOf, values, ports }: RunLogOptions): RunLogFold {
  const episodes = foldEpisodes(classify, ownerOf);
  const steps: Step[] = [];
  const kept = { dialog: [], process: [], ui: [], consent: [], picture: [] } as { [K in KeptKind]: Seen<RecordOf<K>>[] };
  const left: Record<string, number> = {};
  let traffic = foldTraffic(createValueFinder(values, ports), ownerOf);
  let head: TraceHead | undefined;
  let order = 0;

  return {
    sink: {
      head(said) {
        const isNews = (said.device?.values.length ?? 0) > (head?.device?.values.length ?? 0);
        head = said;
        if (isNews) traffic = traffic.with(createValueFinder([...values, ...(said.device?.values ?? [])], ports));
      },
      record(record, context) {
        order++;
        if (record.kind === 'call') episodes.record(record, context);
        else if (record.kind === 'request') traffic.record(record, context, order);
        else if (record.kind === 'phase') noteStep(steps, record);
        else if (record.kind !== 'state') keep(kept[record.kind] as Seen<TraceRecord>[], record, context);
      },
    },
    end: (summary) => ({
      file,
      head,
      steps,
      episodes: episodes.list(),
      dialogs: kept.dialog,
      processes: kept.process,
      acts: kept.ui,
      consents: kept.consent,
      pictures: kept.picture,
      ...traffic.list(),
      left: { ...left, ...(episodes.left > 0 ? { call: episodes.left } : {}), ...(traffic.left > 0 ? { request: traffic.left } : {}) },
      summary,
    }),
  };

  function keep(list: Seen<TraceRecord>[], record: TraceRecord, context: RunContext): void {
    if (list.length < MOST_KEPT) list.push({ record, context, order });
    else left[record.kind] = (left[record.kind] ?? 0) + 1;
  }
}

type KeptKind = 'dialog' | 'process' | 'ui' | 'consent' | 'picture';
type RecordOf<K> = Extract<TraceRecord, { readonly kind: K }>;

/** A step that begins again is another one; an end closes the last of its name. */
function noteStep(steps: Step[], { scenario, edge, line, time }: RecordOf<'phase'>): void {
  if (edge === 'start') {
    if (steps.length < MOST_KEPT) steps.push({ scenario, line, ...(time === undefined ? {} : { from: time }) });
    return;
  }
  const i = steps.findLastIndex((step) => step.scenario === scenario && step.to === undefined);
  const step = steps[i];
  if (step !== undefined && time !== undefined) steps[i] = { ...step, to: time };
}
