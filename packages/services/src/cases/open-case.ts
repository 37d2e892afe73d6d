import {
  AT_REST,
  BEFORE_CONFIRMATION,
  type Carried,
  type CaseActor,
  type CaseOrigin,
  type CaseState,
  ENDED,
  eventRow,
  follow,
  openingState,
  type RecordedEvent,
  UNOPENED,
} from '@touchstone/domain/case';
import { byText } from '@touchstone/kernel/order';
import { fieldsOf, moveCase, recorded, takeNumber } from './move-case.ts';
import type { CaseFields, CaseSubject, EarlierCase, KeptCase, OpenableFinding, OpeningTransaction } from './ports.ts';

export interface CaseOpening {
  /** Of the case that is to be; made here when absent. */
  readonly id?: string;
  readonly origin: CaseOrigin;
  readonly findings: readonly string[];
  /** With a complaint about what was never tested. */
  readonly subject?: { readonly kind: string; readonly id: string };
  /** The complaint it comes from: a lead or a complaint. */
  readonly lead?: string;
  /** The case whose fault came back; found by itself among those of the same authority. */
  readonly recurrenceOf?: string;
  /** Taken over from another authority by a referral. */
  readonly takenOver?: { readonly case: string; readonly referral: string; readonly carried: Carried };
  /** Played through; what repeats such a case or takes it over is played as well. */
  readonly isDemo?: boolean;
  readonly basis: string;
  readonly actor: CaseActor;
  /** Whose case it becomes. */
  readonly organisation: string;
  readonly handler: string | null;
}

export type OpenCase =
  | { readonly ok: true; readonly id: string; readonly recurrenceOf: string | null; readonly round: number }
  | {
      readonly ok: false;
      readonly reason:
        | 'wrong-role'
        | 'basis-missing'
        | 'not-an-authority'
        | 'no-such-finding'
        | 'no-such-subject'
        | 'no-such-case'
        | 'nothing-to-open'
        | 'mixed-subjects'
        | 'finding-not-confirmed'
        | 'already-in-a-case'
        | 'case-open'
        | 'published-or-cites-ground';
      /** The case that stands in the way. */
      readonly case?: string;
    };

/**
 * Opens a case: one subject, one authority, one round of offence. What comes back after a case was closed is a new case that
 * names the old one, and the old one's history says so.
 */
export async function openCase(tx: OpeningTransaction, wish: CaseOpening): Promise<OpenCase> {
  const { actor, basis, origin, takenOver } = wish;
  if (basis.trim() === '') return { ok: false, reason: 'basis-missing' };
  if (!mayOpen(actor, takenOver !== undefined)) return { ok: false, reason: 'wrong-role' };
  const authority = await tx.authorityOf(wish.organisation);
  if (authority === undefined || !AUTHORITIES.has(authority.kind)) return { ok: false, reason: 'not-an-authority' };

  const about = await aboutOf(tx, wish);
  if (!about.ok) return about;
  const state = openingState(origin, takenOver?.carried);
  if (state === undefined) return { ok: false, reason: 'published-or-cites-ground' };
  const earlier = await tx.casesAbout(about.subject.subjectKind, about.subject.subjectId);
  const running = earlier.find((one) => one.organisation === authority.id && !AT_REST.has(one.state));
  if (running !== undefined) return { ok: false, reason: 'case-open', case: running.id };
  const before = takenOver === undefined ? relapsed(earlier, authority.id, about.clauses, wish.recurrenceOf) : undefined;
  if (wish.recurrenceOf !== undefined && before === undefined) return { ok: false, reason: 'no-such-case' };

  const origins = [before?.id, takenOver?.case];
  const isDemo = wish.isDemo === true || earlier.some((one) => one.isDemo && origins.includes(one.id));
  const id = wish.id ?? tx.newId();
  const openedAtMs = tx.nowMs();
  const round = (before?.round ?? 0) + 1;
  await tx.insertCase({
    ...about.subject,
    ...{ id, state, round, openedAtMs, clauses: about.clauses, campaign: about.campaign },
    organisation: authority.id,
    province: authority.province,
    handler: wish.handler,
    recurrenceOf: before?.id ?? null,
    transferredFrom: takenOver?.case ?? null,
    isDemo,
    createdBy: /^person:(.+)$/.exec(actor.name)?.[1] ?? null,
  });
  await tx.addFindings(id, about.findings, openedAtMs);
  const first = recorded(tx, UNOPENED, {
    ...{ caseId: id, type: 'open', region: 'main', from: '', to: state },
    ...{ actor: actor.name, organisation: actor.organisation, basis, atMs: openedAtMs },
    payload: { ...payloadOf(wish, about.findings, before), ...(isDemo ? { isDemo } : {}) },
  });
  await tx.appendEvent(first);
  await tx.saveCase(id, {
    ...fieldsOf(follow(UNOPENED, first)),
    ...(await establish(tx, { id, organisation: authority.id, number: null }, first)),
  });
  await tx.announce('case.open', id, [authority.id], { case: id, origin, state });
  if (before !== undefined) await tell(tx, wish, before.id, id);
  return { ok: true, id, recurrenceOf: before?.id ?? null, round };
}

const AUTHORITIES: ReadonlySet<string> = new Set(['ministry', 'province']);

const mayOpen = ({ name, permissions }: CaseActor, isTakenOver: boolean): boolean =>
  name.startsWith('system:') || permissions.includes(isTakenOver ? 'case.transfer' : eventRow('open').permission!);

type About =
  | {
      readonly ok: true;
      readonly subject: CaseSubject;
      readonly findings: readonly { readonly id: string; readonly clause: string }[];
      readonly clauses: readonly string[];
      readonly campaign: string | null;
    }
  | Extract<OpenCase, { readonly ok: false }>;

async function aboutOf(tx: OpeningTransaction, { findings: ids, subject, origin, organisation, takenOver }: CaseOpening): Promise<About> {
  const wanted = [...new Set(ids)];
  const found = await tx.subjectsOf(wanted);
  if (found.length !== wanted.length) return { ok: false, reason: 'no-such-finding' };
  const [one] = found;
  if (one === undefined) {
    if (subject === undefined || (origin !== 'complaint' && takenOver === undefined)) return { ok: false, reason: 'nothing-to-open' };
    const known = await tx.subjectOf(subject.kind, subject.id);
    if (known === undefined) return { ok: false, reason: 'no-such-subject' };
    return { ok: true, subject: known, findings: [], clauses: [], campaign: null };
  }
  const fault = faultOf(found, organisation, takenOver !== undefined);
  if (fault !== undefined) return fault;
  const { id: _, clause: __, isConfirmed: ___, campaign, inCases: ____, ...about } = newestOf(found);
  return {
    ok: true,
    subject: about,
    findings: found.map(({ id, clause }) => ({ id, clause })),
    clauses: [...new Set(found.map(({ clause }) => clause))].sort(byText),
    campaign,
  };
}

/** Why these findings make no case; undefined when they do. */
export function faultOf(
  found: readonly OpenableFinding[],
  organisation: string,
  isTakenOver = false,
): Extract<OpenCase, { readonly ok: false }> | undefined {
  const [one] = found;
  if (found.some(({ subjectKind, subjectId }) => subjectKind !== one?.subjectKind || subjectId !== one.subjectId))
    return { ok: false, reason: 'mixed-subjects' };
  if (isTakenOver) return undefined;
  if (found.some(({ isConfirmed }) => !isConfirmed)) return { ok: false, reason: 'finding-not-confirmed' };
  const taken = found.flatMap(({ inCases }) => inCases).find((other) => other.organisation === organisation);
  return taken === undefined ? undefined : { ok: false, reason: 'already-in-a-case', case: taken.id };
}

/** What was tested last stands for the case. Ids of versions sort by when they came. */
const newestOf = (found: readonly OpenableFinding[]): OpenableFinding =>
  [...found].sort((a, b) => byText(b.appVersion ?? '', a.appVersion ?? ''))[0]!;

/**
 * The case that this one repeats: the one that was named, or this authority's last about the same subject that established one of
 * these faults and is over.
 */
function relapsed(
  earlier: readonly EarlierCase[],
  organisation: string,
  clauses: readonly string[],
  named: string | undefined,
): EarlierCase | undefined {
  const over = earlier.filter((one) => AT_REST.has(one.state) && !ENDED.has(one.state) && !BEFORE_CONFIRMATION.has(one.state));
  if (named !== undefined) return over.find(({ id }) => id === named);
  return over.find((one) => one.organisation === organisation && one.clauses.some((clause) => clauses.includes(clause)));
}

const payloadOf = (
  { origin, lead, takenOver }: CaseOpening,
  findings: readonly { readonly id: string }[],
  before: EarlierCase | undefined,
) => ({
  origin,
  findings: findings.map(({ id }) => id),
  ...(lead === undefined ? {} : { lead }),
  ...(before === undefined ? {} : { recurrenceOf: before.id }),
  ...(takenOver === undefined
    ? {}
    : { from: takenOver.case, referral: takenOver.referral, carried: { ...takenOver.carried, grounds: [...takenOver.carried.grounds] } }),
});

/** A case that is taken over after its fault was established exists on paper at once. */
async function establish(
  tx: OpeningTransaction,
  kept: Pick<KeptCase, 'id' | 'number' | 'organisation'>,
  first: RecordedEvent,
): Promise<CaseFields> {
  if (BEFORE_CONFIRMATION.has(first.to as CaseState)) return {};
  await tx.holdEvidence(kept.id, `case ${kept.id}`);
  return takeNumber(tx, kept, first);
}

/** The old case's history says that its fault came back. */
async function tell(tx: OpeningTransaction, { basis, actor }: CaseOpening, before: string, id: string): Promise<void> {
  const organisation = (await tx.holdCase(before))?.organisation ?? null;
  const isOwn = actor.organisation === organisation;
  await moveCase(tx, {
    caseId: before,
    event: 'relapse',
    basis,
    payload: { case: id },
    actor: isOwn ? actor : { name: 'system:cases', organisation: null, permissions: [] },
  });
}
