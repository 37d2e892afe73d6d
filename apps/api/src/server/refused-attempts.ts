import type { Contract } from '@touchstone/api-client';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import type { Foundation, Session } from '../platform.ts';
import { problems } from '../problem/problems.ts';
import { Refusal, toldIn } from '../problem/refusal.ts';

/** Areas in which somebody who tries what they may not, or not now, is written down: what is decided there can be contested. */
const AREAS: ReadonlySet<string> = new Set([
  ...['case', 'calendar', 'deadline', 'order', 'template', 'submission', 'relisting', 'watch', 'notice', 'conduct', 'penalty'],
  ...['complaint', 'programme', 'gate', 'store-report', 'question', 'snapshot', 'ledger'],
]);
/** Wrong role, wrong scope, wrong order, stale version, wrong content. What is not even well-formed was no attempt. */
const STATUSES: ReadonlySet<number> = new Set([403, 404, 409, 412, 422]);
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const MINUTE_MS = 60_000;

export interface Bounds {
  /** Written down for one actor within a minute; what is more is counted. */
  readonly perActor: number;
  /** For all of them together, by this process. */
  readonly perMinute: number;
}

/** What is asked, as far as it is known when it is refused. */
export interface Attempt {
  readonly contract: Contract;
  /** Who, and for whom; undefined: nobody that is known. */
  readonly who: Pick<Session, 'actor' | 'organisation'> | undefined;
  readonly params: unknown;
  readonly address: string;
}

/**
 * Refused attempts in the audit record: the one place that writes them, after whatever refused has rolled back. So that nobody can
 * flood the record, only so many are written; how many were not is said by the next that is.
 */
export class RefusedAttempts {
  readonly #platform: Pick<Foundation, 'transaction' | 'now'>;
  readonly #bounds: Bounds;
  readonly #clock: () => number;
  #minute = 0;
  #written = 0;
  readonly #byActor = new Map<string, { written: number; left: number }>();

  /** @param clock milliseconds that pass, whatever the platform's own clock says */
  constructor(
    platform: Pick<Foundation, 'transaction' | 'now'>,
    bounds: Bounds = { perActor: 30, perMinute: 300 },
    clock: () => number = () => performance.now(),
  ) {
    this.#platform = platform;
    this.#bounds = bounds;
    this.#clock = clock;
  }

  /** @returns whether it was written */
  async note(error: unknown, attempt: Attempt): Promise<boolean> {
    const { contract, who, params, address } = attempt;
    if (!(error instanceof Refusal) || who?.organisation == null || !isWatched(contract, error)) return false;
    const left = this.#take(who.actor);
    if (left === undefined) return false;
    const session: Session = { ...who, scope: { kind: 'none' } };
    await this.#platform.transaction(session, (tx) =>
      auditLog(tx, session, { at: this.#platform.now(), address }).record({
        action: 'attempt.refused',
        object: objectOf(contract, params),
        detail: {
          route: contract.id,
          permission: contract.permission,
          code: error.code,
          ...(error.detail === undefined ? {} : { why: toldIn(error.detail, 'zh') }),
          ...(left === 0 ? {} : { notWritten: left }),
        },
      }),
    );
    return true;
  }

  /** A place in this minute, with how many of the actor's were left out before it; undefined when there is none. */
  #take(actor: string): number | undefined {
    const minute = Math.floor(this.#clock() / MINUTE_MS);
    if (minute !== this.#minute) {
      this.#minute = minute;
      this.#written = 0;
      for (const [name, one] of this.#byActor)
        if (one.left === 0) this.#byActor.delete(name);
        else one.written = 0;
    }
    const own = this.#byActor.get(actor) ?? { written: 0, left: 0 };
    this.#byActor.set(actor, own);
    if (own.written >= this.#bounds.perActor || this.#written >= this.#bounds.perMinute) {
      own.left += 1;
      return undefined;
    }
    const { left } = own;
    own.left = 0;
    own.written += 1;
    this.#written += 1;
    return left;
  }
}

const isWatched = ({ method, permission }: Contract, { code }: Refusal): boolean =>
  method !== 'GET' && AREAS.has(permission.split('.')[0]!) && STATUSES.has(problems[code][0]) && !HARMLESS.has(code);

/** The first one still runs: nothing was tried that might not be. */
const HARMLESS: ReadonlySet<string> = new Set(['idempotency-in-progress']);

/** What it was about: the first thing that the address names, if it is an id. */
function objectOf(contract: Contract, params: unknown): { readonly kind: string; readonly id: string } {
  const named = Object.entries((params ?? {}) as Readonly<Record<string, unknown>>).find(
    ([, value]) => typeof value === 'string' && UUID.test(value),
  );
  return named === undefined ? { kind: 'route', id: contract.id } : { kind: named[0], id: String(named[1]) };
}
