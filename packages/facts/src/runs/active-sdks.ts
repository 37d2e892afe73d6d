import type { RunLog } from '@touchstone/trace';

const known = new WeakMap<readonly RunLog[], ReadonlySet<string>>();

/** SDKs whose code a run has seen at work. */
export function activeSdks(logs: readonly RunLog[]): ReadonlySet<string> {
  const before = known.get(logs);
  if (before !== undefined) return before;
  const owners = logs.flatMap((log) => [...log.episodes, ...log.sent].map(({ owner }) => owner));
  const active = new Set(owners.flatMap(({ owner, sdk }) => (owner === 'sdk' && sdk !== undefined ? [sdk] : [])));
  known.set(logs, active);
  return active;
}
