import type { Proof, ProofKind } from '@touchstone/domain/conduct';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import { firmEntries, ofAddressee, scopesOf } from '../firm.ts';
import type { SessionTransaction } from '../session.ts';

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
const DIGEST = /^[0-9a-f]{64}$/;

/** Cases and the like that are a firm's today: by the entry they were begun with, or by an app that a split moved. `alias` has both columns. */
export const offencesOf = (operator: string, alias: string, column = 'operator_id') => sql<SqlBool>`(
  -- arrays, so that two indexes are asked and not a function for each case there is
  (${sql.ref(`${alias}.${column}`)} = any (${firmEntries(operator)})
    or ${sql.ref(`${alias}.app_id`)} = any(array(select a.id from touchstone.app a where a.operator_id = any (${firmEntries(operator)}))))
  and touchstone.offender(${sql.ref(`${alias}.${column}`)}, ${sql.ref(`${alias}.app_id`)}) = touchstone.offender(${operator}, null))`;

interface Asked {
  readonly operator: string;
  readonly organisation: string;
  readonly kind: string;
  readonly targets: readonly string[];
}

const uuids = ({ targets }: Asked) => sql`${targets.filter((one) => UUID.test(one))}::uuid[]`;
const digests = ({ targets }: Asked) => sql`${targets.filter((one) => DIGEST.test(one))}::text[]`;
const standing = ({ operator }: Asked) => sql`touchstone.offender(${operator}, null)`;

/** What of each kind is there, is this firm's, and says what the entry wants it to say. */
const FOUND: Readonly<Record<ProofKind, (asked: Asked) => RawBuilder<{ target: string }>>> = {
  // an attempt that did not arrive
  service: (asked) => sql`
    select s.id::text as target from touchstone.service s join touchstone.order_document d on d.id = s.order_id
    where s.id = any(${uuids(asked)}) and s.delivered_at is null and s.state = 'FAILED' and d.addressee_kind <> 'store'
      and ${ofAddressee('d.addressee_id', asked.operator)}`,
  order: (asked) => sql`
    select d.id::text as target from touchstone.order_document d left join touchstone.enforcement_case c on c.id = d.case_id
    where d.id = any(${uuids(asked)}) and d.issued_at is not null
      and (${ofAddressee('d.addressee_id', asked.operator)} or touchstone.offender(c.operator_id, c.app_id) = ${standing(asked)})`,
  evidence: (asked) => sql`
    select distinct v.sha256 as target from touchstone.finding_evidence v join touchstone.finding f on f.id = v.finding_id
    where v.sha256 = any(${digests(asked)}) and touchstone.offender(f.operator_id, f.app_id) = ${standing(asked)}`,
  case: (asked) => sql`
    select distinct o.source_id::text as target from touchstone.offence o
    where o.source = 'case' and o.source_id = any(${uuids(asked)}) and o.operator_id = ${standing(asked)}
      and (${asked.kind} <> 'incomplete-rectification' or exists (
        select from touchstone.case_event e where e.case_id = o.source_id and e.type in ('retest-failed', 'refuse-submission')))`,
  notice: (asked) => sql`
    select distinct n.id::text as target from touchstone.notice n join touchstone.notice_row r on r.notice_id = n.id
      left join touchstone.enforcement_case c on c.id = r.case_id
    where n.id = any(${uuids(asked)}) and n.published_at is not null and n.state <> 'WITHDRAWN'
      and touchstone.offender(coalesce(c.operator_id, r.operator_id), coalesce(c.app_id, r.app_id)) = ${standing(asked)}`,
  finding: (asked) => sql`
    select f.id::text as target from touchstone.finding f
    where f.id = any(${uuids(asked)}) and f.state in ('CONFIRMED', 'PERSISTS', 'FIXED') and touchstone.offender(f.operator_id, f.app_id) = ${standing(asked)}`,
  deadline: (asked) => sql`
    select d.id::text as target from touchstone.deadline d
    where d.id = any(${uuids(asked)}) and d.state = 'EXPIRED' and d.obliged = any (${scopesOf({ kind: 'operator', operator: asked.operator })})`,
  breach: (asked) => sql`
    select b.id::text as target from touchstone.commitment_breach b join touchstone.commitment c on c.id = b.commitment_id
    where b.id = any(${uuids(asked)}) and c.operator_id = any (${firmEntries(asked.operator)})`,
  file: (asked) => sql`
    select f.sha256 as target from touchstone.conduct_file f where f.sha256 = any(${digests(asked)}) and f.organisation_id = ${asked.organisation}`,
};

/** Proofs that are not there, are another firm's, or do not say what an entry of this kind wants. */
export async function proofsNotFound(
  tx: SessionTransaction,
  asked: Omit<Asked, 'targets'>,
  proofs: readonly Proof[],
): Promise<readonly Proof[]> {
  const missing: Proof[] = [];
  for (const [kind, given] of Map.groupBy(proofs, (one) => one.kind)) {
    const { rows } = await FOUND[kind]({ ...asked, targets: given.map(({ target }) => target) }).execute(tx);
    const found = new Set(rows.map(({ target }) => target));
    missing.push(...given.filter(({ target }) => !found.has(target)));
  }
  return missing;
}
