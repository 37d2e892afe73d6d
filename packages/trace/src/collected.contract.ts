import { createTraceReader, type ReadOptions, type RunContext, type TraceHead, type TraceRecord, type TraceSummary } from './index.ts';

/** Everything that a log came to, for tests. */
export interface Collected {
  readonly heads: TraceHead[];
  readonly records: TraceRecord[];
  readonly contexts: RunContext[];
  readonly summary: TraceSummary;
  readonly codes: readonly string[];
}

/** Reads a whole log, in pieces of `size`. */
export function collect(log: string | Uint8Array, options: ReadOptions = {}, size = 1 << 20): Collected {
  const [heads, records, contexts] = [[] as TraceHead[], [] as TraceRecord[], [] as RunContext[]];
  const reader = createTraceReader(
    {
      head: (head) => void heads.push(head),
      record(record, context) {
        records.push(record);
        contexts.push(context);
      },
    },
    options,
  );
  for (let from = 0; from < log.length; from += size) reader.push(log.slice(from, from + size));
  const summary = reader.end();
  return { heads, records, contexts, summary, codes: summary.problems.map((problem) => problem.code) };
}
