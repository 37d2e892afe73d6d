import { type Canonical, canonical } from '@touchstone/kernel/canonical';
import { type Sha256, sha256Hex } from '@touchstone/kernel/keyed-order';
import { type CaseEvent, eventRow } from './events.ts';
import { listed } from './guards.ts';
import { isOpening } from './openings.ts';
import type { AccessState, CaseState, CreditState, PenaltyState, Region } from './states.ts';
import { ACCESS_STEPS, CASE_STEPS, type CaseStep, CREDIT_STEPS, PENALTY_STEPS } from './steps.ts';

/** One event of a case, as its history holds it. It is written once. */
export interface RecordedEvent {
  readonly caseId: string;
  /** From 1, without gaps. */
  readonly seq: number;
  readonly type: CaseEvent;
  readonly region: Region;
  readonly from: string;
  readonly to: string;
  /** `person:<id>`, `token:<id>`, `system:<part>`. */
  readonly actor: string;
  readonly organisation: string | null;
  /** Law, document or rule that it rests on. */
  readonly basis: string;
  readonly payload: Readonly<Record<string, Canonical>>;
  readonly atMs: number;
  readonly previous: string;
  readonly hash: string;
}

/** A case as its events make it; nothing else says where it stands. */
export interface Case {
  readonly state: CaseState;
  readonly penalty: PenaltyState;
  readonly access: AccessState;
  readonly credit: CreditState;
  /** While an objection is reviewed: where the case goes when it is turned down. */
  readonly returnsTo: CaseState | null;
  /** Who has confirmed since it was taken up. */
  readonly confirmers: readonly string[];
  /** Earlier cases and records of evasion that a direct delisting rests on. */
  readonly grounds: readonly string[];
  readonly isExtensionAsked: boolean;
  readonly confirmedAtMs: number | null;
  readonly servedAtMs: number | null;
  readonly noticedAtMs: number | null;
  readonly delistedAtMs: number | null;
  readonly closedAtMs: number | null;
  readonly lastSeq: number;
  readonly lastHash: string;
  readonly lastAtMs: number;
}

/** A case before its first event. */
export const UNOPENED: Case = {
  state: 'LEAD',
  penalty: '',
  access: '',
  credit: '',
  returnsTo: null,
  confirmers: [],
  grounds: [],
  isExtensionAsked: false,
  confirmedAtMs: null,
  servedAtMs: null,
  noticedAtMs: null,
  delistedAtMs: null,
  closedAtMs: null,
  lastSeq: 0,
  lastHash: '0'.repeat(64),
  lastAtMs: 0,
};

export type HistoryFault = 'no-such-step' | 'does-not-follow' | 'sequence' | 'time-reversed' | 'basis-missing' | 'actor-missing' | 'hash';

export type Folded =
  | { readonly ok: true; readonly case: Case }
  /** @param seq of the first event that cannot be */
  | { readonly ok: false; readonly seq: number; readonly fault: HistoryFault };

/** The case that events make, in their order. Each must follow from the one before by a row of the table. */
export function foldCase(events: readonly RecordedEvent[], hash?: Sha256): Folded {
  let current = UNOPENED;
  for (const event of events) {
    const fault = faultOf(current, event) ?? (hash !== undefined && hashOf(hash, event) !== event.hash ? 'hash' : undefined);
    if (fault !== undefined) return { ok: false, seq: current.lastSeq + 1, fault };
    current = follow(current, event);
  }
  return current.lastSeq === 0 ? { ok: false, seq: 1, fault: 'sequence' } : { ok: true, case: current };
}

/** The case after an event that may follow. */
export function follow(before: Case, event: Omit<RecordedEvent, 'region'>): Case {
  const { region } = eventRow(event.type);
  const next = { ...before, lastSeq: event.seq, lastHash: event.hash, lastAtMs: event.atMs };
  if (region !== 'main') return { ...next, [region]: event.to };
  return { ...next, state: event.to as CaseState, ...traces(before, event) };
}

export const stateIn = (of: Case, region: Region): string => (region === 'main' ? of.state : of[region]);

export const STEPS_OF: Readonly<Record<Region, readonly CaseStep<string>[]>> = {
  main: CASE_STEPS,
  penalty: PENALTY_STEPS,
  access: ACCESS_STEPS,
  credit: CREDIT_STEPS,
};

/**
 * The text whose SHA-256 is the event's hash: a line that names the format, the hash before, the event's canonical JSON. Written
 * so that `printf | sha256sum` can check it.
 */
export const hashedText = ({ previous, hash: _, ...event }: Omit<RecordedEvent, 'hash'> & { readonly hash?: string }): string =>
  `touchstone-case/1\n${previous}\n${canonical(event)}\n`;

export const hashOf = (hash: Sha256, event: Omit<RecordedEvent, 'hash'>): string => sha256Hex(hash, hashedText(event));

function faultOf(before: Case, event: RecordedEvent): HistoryFault | undefined {
  if (event.seq !== before.lastSeq + 1 || event.previous !== before.lastHash) return 'sequence';
  if (event.basis.trim() === '') return 'basis-missing';
  if (!/^(person|token|system):./.test(event.actor)) return 'actor-missing';
  if (!(event.atMs >= before.lastAtMs)) return 'time-reversed';
  if (event.seq === 1) return event.type === 'open' && isOpening(event.payload, event.to) ? undefined : 'no-such-step';
  const { region } = eventRow(event.type);
  if (event.region !== region || event.from !== stateIn(before, region)) return 'does-not-follow';
  return canFollow(before, event) ? undefined : 'no-such-step';
}

/** Whether a row of the table leads there. Facts of that day are gone; what history itself says is asked again. */
const canFollow = (before: Case, { type, region, from, to, payload }: RecordedEvent): boolean =>
  STEPS_OF[region].some(
    (step) =>
      step.from === from &&
      step.on === type &&
      step.to === to &&
      (step.when === undefined || !step.when.startsWith('came-from:') || before.returnsTo === step.to) &&
      (step.when !== 'upheld' || payload['decision'] === 'upheld') &&
      (type !== 'order-delisting' || before.noticedAtMs !== null || before.grounds.length > 0),
  );

type Traces = Partial<Omit<Case, 'state' | 'lastSeq' | 'lastHash' | 'lastAtMs'>>;

/** What an event leaves behind in the case besides its state. */
function traces(before: Case, event: Omit<RecordedEvent, 'region'>): Traces {
  const { atMs, payload } = event;
  switch (event.type) {
    case 'open':
      return opened(payload);
    case 'confirm':
      return {
        confirmers: [...before.confirmers, event.actor],
        ...(event.to === 'CONFIRMED' ? { confirmedAtMs: before.confirmedAtMs ?? atMs } : {}),
      };
    case 'serve':
      return { servedAtMs: before.servedAtMs ?? atMs };
    case 'publish-notice':
      return { noticedAtMs: atMs, servedAtMs: before.servedAtMs ?? atMs };
    case 'draft-delisting':
      return { grounds: [...listed(payload, 'cases'), ...listed(payload, 'evasion')] };
    case 'drop-delisting':
      return { grounds: [] };
    case 'recall-notice':
      return { noticedAtMs: null, returnsTo: afterRecall(before.returnsTo) };
    case 'recall-order':
      return event.from === 'DELISTED' ? { delistedAtMs: null } : {};
    case 'verify-absent':
      return { delistedAtMs: before.delistedAtMs ?? atMs };
    case 'close':
      return { closedAtMs: atMs };
    case 'ask-extension':
      return { isExtensionAsked: true };
    case 'extend-deadline':
    case 'refuse-extension':
      return { isExtensionAsked: false };
    case 'object':
      return { returnsTo: event.from as CaseState };
    case 'decide-objection':
      return { returnsTo: null };
    case 'deadline-passed':
      return event.to === 'OBJECTION_REVIEW' ? { returnsTo: afterDeadline(before.returnsTo) } : {};
    default:
      return {};
  }
}

/** A deadline that passes while an objection is reviewed: where the case would be by now. */
const afterDeadline = (state: CaseState | null): CaseState | null =>
  CASE_STEPS.find((step) => step.from === state && step.on === 'deadline-passed')?.to ?? state;

/** A notice that is taken back while an objection is reviewed: where the case goes when that is turned down. */
const afterRecall = (state: CaseState | null): CaseState | null =>
  CASE_STEPS.find((step) => step.from === state && step.on === 'recall-notice')?.to ?? state;

/** A case that is taken over from another authority brings what was done there. */
function opened(payload: RecordedEvent['payload']): Traces {
  const carried = (payload['carried'] ?? {}) as Readonly<Record<string, Canonical>>;
  const instant = (name: string) => (typeof carried[name] === 'number' ? carried[name] : null);
  return {
    confirmedAtMs: instant('confirmedAtMs'),
    servedAtMs: instant('servedAtMs'),
    noticedAtMs: instant('noticedAtMs'),
    grounds: listed(carried, 'grounds'),
  };
}
