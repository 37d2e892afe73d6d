export { lookAgain } from './look-again.ts';
export { type ChangeWatchRule, type CreateWatchRule, changeWatchRule, createWatchRule } from './manage-rules.ts';
export type { DrawFilter, KeptWatchRule, Owner, WatchPorts, WatchRows, WatchTransaction } from './ports.ts';
export { type DrawChecks, drawChecks, type RaiseCheck, raiseCheck, raiseChecks } from './raise-checks.ts';
