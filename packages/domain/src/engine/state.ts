import type { Step } from '../steps/index.ts';

/** Life of one version of an engine. */
export const ENGINE_STATES = ['REGISTERED', 'PROBATION', 'ACTIVE', 'DEGRADED', 'PAUSED', 'RETIRED'] as const;
export type EngineState = (typeof ENGINE_STATES)[number];

export const ENGINE_EVENTS = [
  'admit',
  'golden-passed',
  'golden-failed',
  'breaker-opened',
  'probe-passed',
  'probe-failed',
  'pause',
  'resume',
  'retire',
] as const;
export type EngineEvent = (typeof ENGINE_EVENTS)[number];

interface EngineStep extends Step<EngineState, EngineEvent> {
  readonly by: 'person' | 'platform';
}

/**
 * Every step an engine version can take. What is not in this table cannot happen. A new version is registered and runs on probation
 * until it passes the golden set; who comes back from a pause must first show in a probe that it works.
 */
export const engineSteps: readonly EngineStep[] = [
  { from: 'REGISTERED', on: 'admit', to: 'PROBATION', by: 'person' },
  { from: 'PROBATION', on: 'golden-passed', to: 'ACTIVE', by: 'platform' },
  { from: 'PROBATION', on: 'golden-failed', to: 'PROBATION', by: 'platform' },
  { from: 'ACTIVE', on: 'breaker-opened', to: 'DEGRADED', by: 'platform' },
  { from: 'ACTIVE', on: 'golden-failed', to: 'PROBATION', by: 'platform' },
  { from: 'DEGRADED', on: 'probe-passed', to: 'ACTIVE', by: 'platform' },
  { from: 'DEGRADED', on: 'probe-failed', to: 'DEGRADED', by: 'platform' },
  { from: 'ACTIVE', on: 'pause', to: 'PAUSED', by: 'person' },
  { from: 'DEGRADED', on: 'pause', to: 'PAUSED', by: 'person' },
  { from: 'PAUSED', on: 'resume', to: 'DEGRADED', by: 'person' },
  { from: 'REGISTERED', on: 'retire', to: 'RETIRED', by: 'person' },
  { from: 'PROBATION', on: 'retire', to: 'RETIRED', by: 'person' },
  { from: 'ACTIVE', on: 'retire', to: 'RETIRED', by: 'person' },
  { from: 'DEGRADED', on: 'retire', to: 'RETIRED', by: 'person' },
  { from: 'PAUSED', on: 'retire', to: 'RETIRED', by: 'person' },
];

/** `shadow`: runs and is measured, its votes do not count. `probe`: one run at a time, to see whether it works again. */
export const engineRights: Readonly<Record<EngineState, { readonly runs: 'no' | 'shadow' | 'probe' | 'yes'; readonly votes: boolean }>> = {
  REGISTERED: { runs: 'no', votes: false },
  PROBATION: { runs: 'shadow', votes: false },
  ACTIVE: { runs: 'yes', votes: true },
  DEGRADED: { runs: 'probe', votes: true },
  PAUSED: { runs: 'no', votes: true },
  RETIRED: { runs: 'no', votes: true },
};

export type EngineAdvance =
  | { readonly ok: true; readonly state: EngineState }
  | { readonly ok: false; readonly reason: 'no-such-step' | 'wrong-actor' };

/** Pure: where a version is after an event. */
export function advanceEngine(state: EngineState, event: EngineEvent, by: 'person' | 'platform'): EngineAdvance {
  const step = engineSteps.find((one) => one.from === state && one.on === event);
  if (step === undefined) return { ok: false, reason: 'no-such-step' };
  return step.by === by ? { ok: true, state: step.to } : { ok: false, reason: 'wrong-actor' };
}
