import { provinceOf } from '@touchstone/domain/inventory';
import type { LocalDate } from '@touchstone/kernel/dates';
import { sql } from 'kysely';
import type { SessionTransaction } from '../session.ts';

export interface CandidateQuery {
  readonly on: LocalDate;
  readonly cases?: readonly string[];
  readonly limit: number;
  wordingOf(clause: string, rule: string, on: LocalDate): string;
  sourceOf(name: string): string;
}

/** States of cases that a notice of a kind may name. */
const STATES = { problems: ['OVERDUE', 'NOTICE_PENDING'], delisting: ['DELIST_DRAFT', 'DELIST_ORDERED', 'DELISTED'] } as const;

/**
 * Cases that may stand in a notice: those of the authority itself, and those that provinces have reported to it for the common
 * notice and that it has accepted. Each with its confirmed findings, and where its subject is offered.
 */
export async function candidatesOf(
  tx: SessionTransaction,
  organisation: string,
  kind: 'problems' | 'delisting' | 'look-back' | 'stores',
  wanted: CandidateQuery,
) {
  const { cases, limit, on } = wanted;
  const states = [...(kind === 'delisting' ? STATES.delisting : STATES.problems)];
  const { rows } = await sql<Row>`
    select c.id, c.number, c.state, c.subject_kind as subject, coalesce(nullif(a.name, ''), c.subject_name) as name, coalesce(o.name, l.developer) as developer,
      coalesce(a.filing_no, l.filing_no) as "filingNo", c.territory, c.province, c.operator_id as operator, c.app_id as app, c.is_demo as "isDemo", r.id as referral,
      coalesce((select jsonb_agg(jsonb_build_object('id', f.id, 'clause', x.clause, 'rule', f.rule) order by x.clause, f.id)
        from touchstone.case_finding x join touchstone.finding f on f.id = x.finding_id
        where x.case_id = c.id and x.outcome <> 'DROPPED' and f.state in ('CONFIRMED', 'PERSISTS')), '[]') as findings,
      coalesce((select jsonb_agg(jsonb_build_object('source', w.name, 'version', v.version_name, 'isTested', w.tested) order by not w.tested, w.name)
        from (
          select s.name, bool_or(w.tested) as tested from (
            -- the store that gave the tested file, and those that offer it, or its version in a file of their own
            select q.store_id, true as tested from touchstone.acquisition q where q.artifact_id = c.artifact_id and q.state = 'STORED' and q.store_id is not null
            union all
            select p.store_id, p.artifact_sha256 is not distinct from t.sha256 from touchstone.listing p
            where p.app_id = c.app_id and p.state in ('DISCOVERED', 'LIVE', 'CHANGED', 'RELISTED') and (p.artifact_sha256 = t.sha256 or p.version_name = v.version_name)
          ) w join touchstone.store s on s.id = w.store_id group by s.name
        ) w), '[]') as places,
      v.version_name as version
    from touchstone.enforcement_case c
    left join touchstone.app a on a.id = c.app_id
    left join touchstone.operator o on o.id = c.operator_id
    left join touchstone.app_version v on v.id = c.app_version_id
    left join touchstone.artifact t on t.id = c.artifact_id
    left join lateral (select p.developer, p.filing_no from touchstone.listing p where p.app_id = c.app_id order by p.artifact_sha256 is distinct from t.sha256, p.id limit 1) l on true
    left join touchstone.referral r on r.case_id = c.id and r.kind = 'common-notice' and r.state = 'ACCEPTED' and r.to_organisation_id = ${organisation}
    where c.state = any(${states}::text[]) and (c.organisation_id = ${organisation} or r.id is not null)
      and (${kind} <> 'stores' or c.subject_kind = 'store')
      and (${cases === undefined} or c.id = any(${[...(cases ?? [])]}::uuid[]))
    order by array_position(${[...(cases ?? [])]}::uuid[], c.id), c.opened_at, c.id limit ${limit}`.execute(tx);
  return rows.map((row) => ({
    case: {
      id: row.id,
      subject: row.subject,
      name: row.name,
      developer: row.developer,
      filingNo: row.filingNo,
      territory: row.territory === null ? null : (provinceOf(row.territory)?.shortName ?? row.territory),
      category: null,
      findings: row.findings.map(({ id, clause, rule }) => ({ id, wording: wanted.wordingOf(clause, rule, on) })),
      places: placesOf(row, wanted),
    },
    number: row.number,
    state: row.state,
    issuer: row.province ?? 'ministry',
    kind: LISTS[row.subject] ?? ('apps' as const),
    referral: row.referral,
    operator: row.operator,
    app: row.app,
    isDemo: row.isDemo,
  }));
}

const LISTS: Readonly<Partial<Record<string, 'apps' | 'sdks' | 'stores'>>> = { sdk: 'sdks', store: 'stores' };

/** A notice never names a store that did not offer what was tested: where none is known the source stays empty. */
function placesOf({ places, version }: Row, { sourceOf }: CandidateQuery): Row['places'] {
  const known = places.some(({ isTested }) => isTested) ? [] : [{ source: null, version, isTested: true }];
  return [...known, ...places].map((place) => ({ ...place, source: place.source === null ? null : sourceOf(place.source) }));
}

interface Row {
  readonly id: string;
  readonly number: string | null;
  readonly state: string;
  readonly subject: 'app' | 'sdk' | 'store' | 'mini-program' | 'quick-app' | 'preinstalled';
  readonly name: string;
  readonly developer: string | null;
  readonly filingNo: string | null;
  readonly territory: string | null;
  readonly province: string | null;
  readonly operator: string | null;
  readonly app: string | null;
  readonly isDemo: boolean;
  readonly referral: string | null;
  readonly findings: readonly { readonly id: string; readonly clause: string; readonly rule: string }[];
  readonly places: readonly { readonly source: string | null; readonly version: string | null; readonly isTested: boolean }[];
  readonly version: string | null;
}
