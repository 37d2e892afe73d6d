import type { DeadlineRule } from '@touchstone/domain/deadline';
import type { AddresseeKind, OfficialDocument, OrderState, OrderType, PaperTemplate } from '@touchstone/domain/order';
import { sql } from 'kysely';
import { firmEntries } from '../firm.ts';
import type { SessionTransaction } from '../session.ts';
import { type OrderRow, orderColumns, orderOf } from './order-shapes.ts';

interface Addressee {
  readonly kind: AddresseeKind;
  readonly id: string;
  readonly name: string;
}

interface NewOrderRow {
  readonly id: string;
  readonly type: OrderType;
  readonly case: string | null;
  readonly notice: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly addressee: Addressee;
  readonly template: { readonly id: string; readonly version: string; readonly sha256: string };
  readonly fields: Readonly<Record<string, unknown>>;
  readonly deadline: DeadlineRule | null;
  readonly copies: string;
  readonly citations: readonly string[];
  readonly draftedBy: string | null;
  readonly replaces: string | null;
  readonly isDemo: boolean;
  readonly createdAtMs: number;
}

interface OrderChangeRow {
  readonly state?: OrderState;
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly deadline?: DeadlineRule | null;
  readonly copies?: string;
  readonly citations?: readonly string[];
  readonly approval?: { readonly by: string | null; readonly atMs: number | null };
  readonly issue?: {
    readonly number: string;
    readonly series: string;
    readonly year: number;
    readonly ordinal: number;
    readonly atMs: number;
    readonly files: { readonly pdf: string; readonly docx: string; readonly html: string };
    readonly model: OfficialDocument;
    readonly cover: string | null;
  };
  readonly withdrawal?: { readonly reason: string; readonly atMs: number };
  readonly sealed?: { readonly sha256: string; readonly kind: 'paper' | 'e-signature' };
}

/** Rows of documents inside one transaction of a session that sees all. */
export function orderRows(tx: SessionTransaction) {
  return {
    ...templateRows(tx),

    async insertOrder(row: NewOrderRow): Promise<void> {
      const { addressee, template } = row;
      await sql`
        insert into touchstone.order_document (id, type, case_id, notice_id, organisation_id, province, addressee_kind, addressee_id, addressee_name, template,
          template_version, template_sha256, fields, deadline, copies, citations, state, drafted_by, replaces, is_demo, created_at)
        values (${row.id}, ${row.type}, ${row.case}, ${row.notice}, ${row.organisation}, ${row.province}, ${addressee.kind}, ${addressee.id}, ${addressee.name}, ${template.id},
          ${template.version}, ${template.sha256}, ${json(row.fields)}::jsonb, ${json(row.deadline)}::jsonb, ${row.copies}, ${[...row.citations]}::uuid[], 'DRAFT', ${row.draftedBy}, ${row.replaces},
          ${row.isDemo}, ${new Date(row.createdAtMs)})`.execute(tx);
    },

    async holdOrder(id: string) {
      const { rows } =
        await sql<OrderRow>`select ${orderColumns} from touchstone.order_document o where o.id = ${id} for no key update`.execute(tx);
      return rows[0] === undefined ? undefined : orderOf(rows[0]);
    },

    async saveOrder(
      id: string,
      { state, fields, deadline, copies, citations, approval, issue, withdrawal, sealed }: OrderChangeRow,
    ): Promise<void> {
      const sets = [
        ...(state === undefined ? [] : [sql`state = ${state}`]),
        ...(fields === undefined ? [] : [sql`fields = ${json(fields)}::jsonb`]),
        ...(deadline === undefined ? [] : [sql`deadline = ${json(deadline)}::jsonb`]),
        ...(copies === undefined ? [] : [sql`copies = ${copies}`]),
        ...(citations === undefined ? [] : [sql`citations = ${[...citations]}::uuid[]`]),
        ...(approval === undefined ? [] : [sql`approved_by = ${approval.by}, approved_at = ${dateOf(approval.atMs)}`]),
        ...(withdrawal === undefined ? [] : [sql`withdrawn_reason = ${withdrawal.reason}, withdrawn_at = ${new Date(withdrawal.atMs)}`]),
        ...(sealed === undefined ? [] : [sql`sealed_sha256 = ${sealed.sha256}, sealed_kind = ${sealed.kind}`]),
        ...(issue === undefined
          ? []
          : [
              sql`number = ${issue.number}, series = ${issue.series}, series_year = ${issue.year}, series_number = ${issue.ordinal}, issued_at = ${new Date(issue.atMs)},
                pdf_sha256 = ${issue.files.pdf}, docx_sha256 = ${issue.files.docx}, html_sha256 = ${issue.files.html}, model = ${json(issue.model)}::jsonb, cover_sha256 = ${issue.cover}`,
            ]),
        sql`row_version = row_version + 1`,
      ];
      await sql`update touchstone.order_document set ${sql.join(sets)} where id = ${id}`.execute(tx);
    },

    async appendOrderEvent(
      id: string,
      event: {
        readonly event: string;
        readonly from: string;
        readonly to: string;
        readonly actor: string;
        readonly detail: object;
        readonly atMs: number;
      },
    ): Promise<void> {
      await sql`
        insert into touchstone.order_event (order_id, seq, event, from_state, to_state, actor, detail, at)
        select ${id}, coalesce(max(seq), 0) + 1, ${event.event}, ${event.from}, ${event.to}, ${event.actor}, ${json(event.detail)}::jsonb, ${new Date(event.atMs)}
        from touchstone.order_event where order_id = ${id}`.execute(tx);
    },

    async actsOn(order: string) {
      const { rows } = await sql<{ person: string; permission: 'order.draft' | 'order.approve' }>`
        select distinct substr(actor, 8) as person, case event when 'approve' then 'order.approve' else 'order.draft' end as permission
        from touchstone.order_event where order_id = ${order} and event in ('draft', 'edit', 'approve') and actor like 'person:%' order by 1, 2`.execute(
        tx,
      );
      return rows;
    },

    async letterhead(organisation: string) {
      const { rows } = await sql<{ authority: string; self: string; word: string }>`
        select coalesce(nullif(policy ->> 'letterhead', ''), name) as authority, case kind when 'ministry' then '我部' else '我局' end as self,
          coalesce(nullif(policy ->> 'documentWord', ''), nullif(policy ->> 'shortName', ''), name) as word
        from touchstone.organisation where id = ${organisation} and kind in ('ministry', 'province')`.execute(tx);
      return rows[0];
    },

    async addresseeName(kind: AddresseeKind, id: string): Promise<string | undefined> {
      if (!UUID.test(id)) return undefined;
      const { rows } = await (kind === 'store'
        ? sql<{
            name: string;
          }>`select coalesce(o.name || '（' || s.name || '）', s.name) as name from touchstone.store s left join touchstone.operator o on o.id = s.operator_id where s.id = ${id}`
        : sql<{ name: string }>`select name from touchstone.operator where id = ${id} and merged_into is null`
      ).execute(tx);
      return rows[0]?.name;
    },

    async organisationsOf({ kind, id }: Pick<Addressee, 'kind' | 'id'>): Promise<readonly string[]> {
      const isTheirs = kind === 'store' ? sql`store_id = ${id}::uuid` : sql`operator_id = any (${firmEntries(id)})`;
      const { rows } = await sql<{ id: string }>`
        select id from touchstone.organisation where ${isTheirs} and state = 'ACTIVE' order by id`.execute(tx);
      return rows.map((row) => row.id);
    },

    async caseNumber(id: string): Promise<string | undefined> {
      const { rows } = await sql<{ number: string | null }>`select number from touchstone.enforcement_case where id = ${id}`.execute(tx);
      return rows[0]?.number ?? undefined;
    },

    async mayRestOn(notice: string, organisation: string): Promise<boolean> {
      const { rows } = await sql<{ is: boolean }>`
        select organisation_id = ${organisation} or published_at is not null as is from touchstone.notice where id = ${notice}`.execute(tx);
      return rows[0]?.is === true;
    },

    async isPublished(notice: string): Promise<boolean> {
      const { rows } = await sql<{ is: boolean }>`
        select published_at is not null and state in ('PUBLISHED', 'CORRECTED') as is from touchstone.notice where id = ${notice}`.execute(
        tx,
      );
      return rows[0]?.is === true;
    },

    async numberOf(order: string) {
      const { rows } = await sql<{ series: string; year: number; ordinal: number }>`
        select series, series_year as year, series_number as ordinal from touchstone.order_document where id = ${order} and series is not null`.execute(
        tx,
      );
      return rows[0];
    },

    async hasOtherIssued(order: { readonly id: string; readonly type: string }, about: string): Promise<boolean> {
      const other = sql`o.type = ${order.type} and o.id <> ${order.id} and o.state = 'ISSUED'`;
      const { rows } = await sql<{ is: boolean }>`
        select exists (select from touchstone.order_document o where o.case_id = ${about} and ${other})
          or exists (select from touchstone.notice_row r join touchstone.order_document o on o.notice_id = r.notice_id
            where r.case_id = ${about} and ${other}) as is`.execute(tx);
      return rows[0]!.is;
    },

    async endServices(order: string): Promise<void> {
      await sql`update touchstone.service set next_at = null where order_id = ${order} and delivered_at is null`.execute(tx);
    },
  };
}

function templateRows(tx: SessionTransaction) {
  const found = async (query: ReturnType<typeof sql<{ template: PaperTemplate; sha256: string }>>) => (await query.execute(tx)).rows[0];
  return {
    template: (id: string) =>
      found(sql`select content as template, sha256 from touchstone.order_template where id = ${id} order by version desc limit 1`),

    templateVersion: (id: string, version: string) =>
      found(sql`select content as template, sha256 from touchstone.order_template where id = ${id} and version = ${Number(version)}`),

    async addTemplate(
      { template, sha256 }: { readonly template: PaperTemplate; readonly sha256: string },
      source: 'installation' | 'authority',
      by: string | null,
      atMs: number,
    ): Promise<boolean> {
      const { numAffectedRows } = await sql`
        insert into touchstone.order_template (id, version, sha256, content, source, added_at, added_by)
        values (${template.id}, ${Number(template.version)}, ${sha256}, ${json(template)}::jsonb, ${source}, ${new Date(atMs)}, ${by}) on conflict do nothing`.execute(
        tx,
      );
      return numAffectedRows === 1n;
    },
  };
}

const json = (value: unknown): string | null => (value === null ? null : JSON.stringify(value));
const dateOf = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
