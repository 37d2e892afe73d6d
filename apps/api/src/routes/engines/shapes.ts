import type { EngineUse } from '@touchstone/db/repositories/engine-lists';
import type { engineRows } from '@touchstone/db/repositories/engine-rows';
import type { Breaker } from '@touchstone/domain/breaker';
import { engineRights } from '@touchstone/domain/engine';

type KeptVersion = Awaited<ReturnType<ReturnType<typeof engineRows>['engineVersions']>>[number];

/** A version as the API shows one: what it can do, what it may, what it is doing. */
export function engineShape(kept: KeptVersion, use: EngineUse | undefined, showsUse: boolean) {
  const { licences = null, ratePerMinute = null, runsPerDay = null, capabilities, accepts, ...description } = kept.description;
  return {
    ...description,
    capabilities: capabilities.map(({ clause, inputs }) => ({ clause, inputs: [...inputs] })),
    accepts: [...accepts],
    licences,
    ratePerMinute,
    runsPerDay,
    key: kept.key,
    organisation: kept.organisation,
    state: kept.state,
    ...engineRights[kept.state],
    breaker: breakerShape(use?.breaker ?? {}),
    golden: kept.golden ?? null,
    use: showsUse ? useShape(use) : null,
    createdAt: kept.createdAt.toISOString(),
    rowVersion: kept.rowVersion,
  };
}

export function breakerShape(kept: Readonly<Record<string, unknown>>) {
  const breaker = ('state' in kept ? kept : { state: 'closed', failures: 0 }) as Breaker;
  return {
    state: breaker.state,
    until: breaker.state === 'closed' ? null : new Date(breaker.untilMs).toISOString(),
    failures: breaker.state === 'closed' ? breaker.failures : 0,
  };
}

const NO_USE: Omit<EngineUse, 'key' | 'breaker'> = {
  waiting: 0,
  queued: 0,
  leased: 0,
  oldestQueuedSeconds: null,
  succeeded: 0,
  partial: 0,
  failed: 0,
  timedOut: 0,
  cancelled: 0,
  notApplicable: 0,
  staleResults: 0,
};

function useShape(use: EngineUse | undefined) {
  if (use === undefined) return NO_USE;
  const { key: _, breaker: __, ...figures } = use;
  return figures;
}
