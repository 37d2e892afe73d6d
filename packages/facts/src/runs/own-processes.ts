import type { App } from '@touchstone/app-model';
import type { ProcessRecord, RunLog } from '@touchstone/trace';

/** Package of the app of a run: what the log says, or else the scanned app's. */
export const packageOf = (log: RunLog, app: App): string => log.head?.app?.package ?? app.manifest?.package ?? '';

/** The process that is named as the package; tools that do not tell mean this one. */
export const isMainProcess = ({ process, package: name }: ProcessRecord): boolean =>
  process === undefined || !process.startsWith(`${name}:`);
