interface Job {
  readonly state: string;
}

const OPEN: ReadonlySet<string> = new Set(['WAITING', 'RUNNING']);
const EVERY_MS = 3_000;

/** Whether more comes of a job. */
export const isUnderWay = ({ state }: Job): boolean => OPEN.has(state);

/** A list is asked for again while one of its jobs is under way. */
export const againMs = (jobs: readonly Job[]): number | false => (jobs.some(isUnderWay) ? EVERY_MS : false);
