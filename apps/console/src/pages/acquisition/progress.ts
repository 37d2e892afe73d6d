/** One step of a file from here to its report. */
export interface Progress {
  readonly step: 'received' | 'verified' | 'scanned';
  readonly stands: 'done' | 'now' | 'waits' | 'failed';
  /** Of what is counted; 0 of 0 where nothing is. */
  readonly count: number;
  readonly of: number;
}

interface RunLike {
  readonly id: string;
  readonly engine: string;
  readonly state: string;
}

const ENDED: ReadonlySet<string> = new Set(['SUCCEEDED', 'PARTIAL', 'FAILED', 'TIMED_OUT', 'CANCELLED', 'NOT_APPLICABLE']);
const TOLD: ReadonlySet<string> = new Set(['SUCCEEDED', 'PARTIAL']);
const OURS = 'touchstone';

export const hasEnded = ({ state }: Pick<RunLike, 'state'>): boolean => ENDED.has(state);

/** Where a file stands; a file that was refused goes no further. */
export function progressOf(
  state: string,
  scan: { readonly finishedAt: string | null } | undefined,
  runs: readonly RunLike[],
): readonly Progress[] {
  const isHere = !['DECLARED', 'FETCHING', 'FETCH_FAILED'].includes(state);
  const ended = runs.filter(hasEnded).length;
  const line = (step: Progress['step'], stands: Progress['stands'], count = 0, of = 0): Progress => ({ step, stands, count, of });
  return [
    line('received', isHere ? 'done' : 'now'),
    line('verified', state === 'REJECTED' ? 'failed' : state === 'STORED' ? 'done' : isHere ? 'now' : 'waits'),
    line('scanned', scan === undefined ? 'waits' : scan.finishedAt === null ? 'now' : 'done', ended, runs.length),
  ];
}

/** The run whose report says what to fix: our own, when it came to one. */
export const reportOf = <R extends RunLike>(runs: readonly R[]): R | undefined =>
  runs.find(({ engine, state }) => engine === OURS && TOLD.has(state));

/** What came from a store and was refused or given up can be fetched from there again; a person brings their file anew. */
export const mayFetchAgain = ({ state, source }: { readonly state: string; readonly source: string }): boolean =>
  state === 'REJECTED' && source === 'store';
