import { type CaseEvent, eventRow } from './events.ts';
import { type Attempt, type CaseFacts, type CaseGuard, holds } from './guards.ts';
import { type Case, STEPS_OF, stateIn } from './history.ts';
import type { Region } from './states.ts';
import type { CaseEffect } from './steps.ts';

/** Who acts. */
export interface CaseActor {
  /** `person:<id>`, `token:<id>`, or a named part of the platform: `system:clock`. */
  readonly name: string;
  /** For whom; null for the platform itself. */
  readonly organisation: string | null;
  /** Rights that the person holds now, wherever; the route and the row's own scope have said where. */
  readonly permissions: readonly string[];
}

export interface CaseWish {
  readonly event: CaseEvent;
  readonly actor: CaseActor;
  /** Law, document or rule; never empty. */
  readonly basis: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly atMs: number;
}

export type CaseRefusal =
  | 'no-such-step'
  | 'wrong-role'
  | 'wrong-authority'
  | 'basis-missing'
  | 'actor-missing'
  | 'payload-missing'
  | 'time-reversed'
  | CaseGuard;

export type Applied =
  | { readonly ok: true; readonly region: Region; readonly from: string; readonly to: string; readonly effects: readonly CaseEffect[] }
  | { readonly ok: false; readonly reason: CaseRefusal };

/** What an event does to a case: pure, the same case, wish and facts always give the same answer. */
export function applyEvent(of: Case, wish: CaseWish, facts: CaseFacts): Applied {
  const { actor, basis, payload, atMs } = wish;
  if (basis.trim() === '') return { ok: false, reason: 'basis-missing' };
  if (!/^(person|token|system):./.test(actor.name)) return { ok: false, reason: 'actor-missing' };
  if (!(atMs >= of.lastAtMs)) return { ok: false, reason: 'time-reversed' };
  const stranger = strangerTo(wish, facts);
  if (stranger !== undefined) return { ok: false, reason: stranger };

  const { region } = eventRow(wish.event);
  const from = stateIn(of, region);
  const attempt: Attempt = { actor: actor.name, payload, atMs };
  const step = STEPS_OF[region].find(
    (row) => row.from === from && row.on === wish.event && (row.when === undefined || holds(row.when, of, facts, attempt)),
  );
  if (step === undefined) return { ok: false, reason: 'no-such-step' };
  if (eventRow(wish.event).payload.some((name) => isAbsent(payload[name]))) return { ok: false, reason: 'payload-missing' };
  const lacking = step.needs?.find((guard) => !holds(guard, of, facts, attempt));
  return lacking === undefined ? { ok: true, region, from, to: step.to, effects: step.effects ?? [] } : { ok: false, reason: lacking };
}

/** Why this actor may not cause the event at all; undefined when they may. */
function strangerTo({ event, actor }: CaseWish, { authorities }: CaseFacts): 'wrong-role' | 'wrong-authority' | undefined {
  const { by, permission } = eventRow(event);
  if (actor.name.startsWith('system:')) return by.includes('system') ? undefined : 'wrong-role';
  const isForPeople = by.some((party) => party !== 'system');
  if (!isForPeople || permission === null || !actor.permissions.includes(permission)) return 'wrong-role';
  if (!by.includes('authority')) return undefined;
  return actor.organisation !== null && authorities.includes(actor.organisation) ? undefined : 'wrong-authority';
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null || value === '';
