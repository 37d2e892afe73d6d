import { type Step, stepOf } from '../steps/index.ts';

/** One engine's work on one artifact (ScanRun). */
export type RunState =
  | 'CREATED'
  | 'QUEUED'
  | 'LEASED'
  | 'RUNNING'
  | 'SUCCEEDED'
  | 'PARTIAL'
  | 'FAILED'
  | 'TIMED_OUT'
  | 'CANCELLED'
  | 'NOT_APPLICABLE';

export type RunEvent =
  /** The feeder put it into the queue. */
  | 'enqueue'
  | 'lease'
  | 'start'
  | 'heartbeat'
  | 'ok'
  /** Done, with clauses left out. */
  | 'gaps'
  /** A failure that trying again can help. */
  | 'recoverable'
  /** A failure that it cannot. */
  | 'final'
  | 'not-applicable'
  /** Its time is over. */
  | 'deadline'
  /** No heartbeat within the lease. */
  | 'lease-lost'
  | 'cancel';

export type RunGuard = 'attempts-left' | 'timeouts-left' | 'losses-left';

/** `release`: the lease ends, whoever held it is stale. `wait`: not before its backoff. `store`: the result is kept. */
export type RunEffect = 'release' | 'wait' | 'store';

/** Every step of a run. */
export const RUN_STEPS: readonly Step<RunState, RunEvent, RunGuard, RunEffect>[] = [
  { from: 'CREATED', on: 'enqueue', to: 'QUEUED' },
  { from: 'CREATED', on: 'not-applicable', to: 'NOT_APPLICABLE' },
  { from: 'CREATED', on: 'cancel', to: 'CANCELLED' },

  { from: 'QUEUED', on: 'lease', to: 'LEASED' },
  { from: 'QUEUED', on: 'cancel', to: 'CANCELLED' },

  { from: 'LEASED', on: 'start', to: 'RUNNING' },
  { from: 'LEASED', on: 'heartbeat', to: 'LEASED' },
  { from: 'LEASED', on: 'not-applicable', to: 'NOT_APPLICABLE', effects: ['release'] },
  { from: 'LEASED', on: 'recoverable', when: 'attempts-left', to: 'QUEUED', effects: ['release', 'wait'] },
  { from: 'LEASED', on: 'recoverable', to: 'FAILED', effects: ['release'] },
  { from: 'LEASED', on: 'final', to: 'FAILED', effects: ['release'] },
  { from: 'LEASED', on: 'deadline', when: 'timeouts-left', to: 'QUEUED', effects: ['release', 'wait'] },
  { from: 'LEASED', on: 'deadline', to: 'TIMED_OUT', effects: ['release'] },
  { from: 'LEASED', on: 'lease-lost', when: 'losses-left', to: 'QUEUED', effects: ['release'] },
  { from: 'LEASED', on: 'lease-lost', to: 'FAILED', effects: ['release'] },
  { from: 'LEASED', on: 'cancel', to: 'CANCELLED', effects: ['release'] },

  { from: 'RUNNING', on: 'heartbeat', to: 'RUNNING' },
  { from: 'RUNNING', on: 'ok', to: 'SUCCEEDED', effects: ['release', 'store'] },
  { from: 'RUNNING', on: 'gaps', to: 'PARTIAL', effects: ['release', 'store'] },
  { from: 'RUNNING', on: 'not-applicable', to: 'NOT_APPLICABLE', effects: ['release'] },
  { from: 'RUNNING', on: 'recoverable', when: 'attempts-left', to: 'QUEUED', effects: ['release', 'wait'] },
  { from: 'RUNNING', on: 'recoverable', to: 'FAILED', effects: ['release'] },
  { from: 'RUNNING', on: 'final', to: 'FAILED', effects: ['release'] },
  { from: 'RUNNING', on: 'deadline', when: 'timeouts-left', to: 'QUEUED', effects: ['release', 'wait'] },
  { from: 'RUNNING', on: 'deadline', to: 'TIMED_OUT', effects: ['release'] },
  { from: 'RUNNING', on: 'lease-lost', when: 'losses-left', to: 'QUEUED', effects: ['release'] },
  { from: 'RUNNING', on: 'lease-lost', to: 'FAILED', effects: ['release'] },
  { from: 'RUNNING', on: 'cancel', to: 'CANCELLED', effects: ['release'] },
];

export interface Run {
  readonly state: RunState;
  /** Leases given so far: the first is attempt 1. */
  readonly attempt: number;
  readonly timeouts: number;
  readonly losses: number;
  /** Goes up with every lease; whoever names another one is stale. */
  readonly fence: number;
  /** Milliseconds since 1970; null while nobody holds it. */
  readonly leaseUntilMs: number | null;
  /** The lease's last moment whatever its heartbeats say. */
  readonly deadlineMs: number | null;
  readonly notBeforeMs: number;
}

export const NEW_RUN: Run = {
  state: 'CREATED',
  attempt: 0,
  timeouts: 0,
  losses: 0,
  fence: 0,
  leaseUntilMs: null,
  deadlineMs: null,
  notBeforeMs: 0,
};

/** How often a run is tried. */
export interface RunLimits {
  /** Leases that end in a recoverable failure before it has failed. */
  readonly attempts: number;
  /** Deadlines that pass before it has timed out, beyond the first. */
  readonly timeouts: number;
  /** Leases whose worker fell silent, beyond the first: a file that kills workers must not kill them for ever. */
  readonly losses: number;
  /** Seconds between heartbeats within which a lease stays alive. */
  readonly leaseSeconds: number;
  /** Seconds that one lease may last. */
  readonly deadlineSeconds: number;
  readonly backoff: Backoff;
}

export interface Backoff {
  readonly firstSeconds: number;
  readonly factor: number;
  readonly longestSeconds: number;
}

export const RUN_LIMITS: RunLimits = {
  attempts: 3,
  timeouts: 1,
  losses: 3,
  leaseSeconds: 90,
  deadlineSeconds: 1800,
  backoff: { firstSeconds: 30, factor: 4, longestSeconds: 3600 },
};

export interface RunInput {
  readonly on: RunEvent;
  readonly atMs: number;
  /** Fence of the lease that a worker speaks for; absent for what the system does itself. */
  readonly fence?: number;
  /** In [0, 1): spreads retries apart. */
  readonly spread?: number;
}

export type RunOutcome =
  | { readonly ok: true; readonly next: Run; readonly effects: readonly RunEffect[] }
  | { readonly ok: false; readonly reason: 'terminal' | 'stale-lease' | 'no-such-step' | 'too-early' | 'lease-still-alive' };

const WORKERS_EVENTS: ReadonlySet<RunEvent> = new Set(['start', 'heartbeat', 'ok', 'gaps', 'recoverable', 'final', 'not-applicable']);

const TERMINAL: ReadonlySet<RunState> = new Set(['SUCCEEDED', 'PARTIAL', 'FAILED', 'TIMED_OUT', 'CANCELLED', 'NOT_APPLICABLE']);

export const isTerminal = (state: RunState): boolean => TERMINAL.has(state);

export const isLeased = (state: RunState): boolean => state === 'LEASED' || state === 'RUNNING';

/** Takes a run one step on. The same run, event and limits always give the same outcome. */
export function advance(run: Run, input: RunInput, limits: RunLimits): RunOutcome {
  if (isTerminal(run.state)) return { ok: false, reason: 'terminal' };
  if (isStale(run, input)) return { ok: false, reason: 'stale-lease' };
  if (input.on === 'lease' && input.atMs < run.notBeforeMs) return { ok: false, reason: 'too-early' };
  if (input.on === 'lease-lost' && run.leaseUntilMs !== null && input.atMs < run.leaseUntilMs)
    return { ok: false, reason: 'lease-still-alive' };
  if (input.on === 'deadline' && run.deadlineMs !== null && input.atMs < run.deadlineMs) return { ok: false, reason: 'lease-still-alive' };

  const step = stepOf(RUN_STEPS, run.state, input.on, (guard) => GUARDS[guard](run, limits));
  if (step === undefined) return { ok: false, reason: 'no-such-step' };
  const effects = step.effects ?? [];
  return { ok: true, next: counted(run, step.to, effects, input, limits), effects };
}

/** A worker speaks for the lease it names. A lease that has run out but was not taken away still counts: nobody else has it. */
function isStale(run: Run, { on, fence }: RunInput): boolean {
  if (fence !== undefined) return !isLeased(run.state) || fence !== run.fence;
  return WORKERS_EVENTS.has(on) && isLeased(run.state);
}

const GUARDS: Readonly<Record<RunGuard, (run: Run, limits: RunLimits) => boolean>> = {
  'attempts-left': (run, limits) => run.attempt - run.timeouts - run.losses < limits.attempts,
  'timeouts-left': (run, limits) => run.timeouts < limits.timeouts,
  'losses-left': (run, limits) => run.losses < limits.losses,
};

function counted(run: Run, to: RunState, effects: readonly RunEffect[], { on, atMs, spread = 0 }: RunInput, limits: RunLimits): Run {
  const isNew = on === 'lease';
  const isAlive = isNew || on === 'start' || on === 'heartbeat';
  const deadlineMs = isNew ? atMs + limits.deadlineSeconds * 1000 : run.deadlineMs;
  const next: Run = {
    state: to,
    attempt: run.attempt + (isNew ? 1 : 0),
    timeouts: run.timeouts + (on === 'deadline' ? 1 : 0),
    losses: run.losses + (on === 'lease-lost' ? 1 : 0),
    fence: run.fence + (isNew ? 1 : 0),
    leaseUntilMs: isAlive ? Math.min(atMs + limits.leaseSeconds * 1000, deadlineMs ?? Number.MAX_SAFE_INTEGER) : run.leaseUntilMs,
    deadlineMs,
    notBeforeMs: effects.includes('wait') ? atMs + retryDelayMs(run.attempt, limits.backoff, spread) : run.notBeforeMs,
  };
  return effects.includes('release') ? { ...next, leaseUntilMs: null, deadlineMs: null } : next;
}

/**
 * Milliseconds to wait after attempt `attempt` failed: growing, bounded, and shortened by up to a quarter so that
 * what failed together does not come back together.
 * @param spread in [0, 1)
 */
export function retryDelayMs(attempt: number, backoff: Backoff, spread: number): number {
  const seconds = Math.min(backoff.firstSeconds * backoff.factor ** Math.max(0, attempt - 1), backoff.longestSeconds);
  return Math.round(seconds * 1000 * (1 - spread / 4));
}
