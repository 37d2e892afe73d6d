import type { DeadlineRule } from '@touchstone/domain/deadline';
import type { AddresseeKind, OfficialDocument, OrderState, OrderType } from '@touchstone/domain/order';
import { sql } from 'kysely';

/** The row of document `o`. */
export const orderColumns = sql`o.id, o.number, o.type, o.case_id as "case", o.notice_id as notice, o.organisation_id as organisation, o.province,
  o.addressee_kind as "addresseeKind", o.addressee_id as "addresseeId", o.addressee_name as "addresseeName", o.template, o.template_version as "templateVersion",
  o.template_sha256 as "templateSha256", o.fields, o.deadline, o.copies, o.citations, o.state, o.drafted_by as "draftedBy", o.approved_by as "approvedBy", o.issued_at as "issuedAt",
  o.pdf_sha256 as pdf, o.docx_sha256 as docx, o.html_sha256 as html, o.model, o.cover_sha256 as cover, o.sealed_sha256 as "sealedSha256", o.sealed_kind as "sealedKind",
  o.replaces, o.is_demo as "isDemo", o.withdrawn_at as "withdrawnAt", o.withdrawn_reason as "withdrawnReason", o.created_at as "createdAt", o.row_version as "rowVersion"`;

export interface OrderRow {
  readonly id: string;
  readonly number: string | null;
  readonly type: OrderType;
  readonly case: string | null;
  readonly notice: string | null;
  readonly organisation: string;
  readonly province: string | null;
  readonly addresseeKind: AddresseeKind;
  readonly addresseeId: string;
  readonly addresseeName: string;
  readonly template: string;
  readonly templateVersion: string;
  readonly templateSha256: string;
  readonly fields: Readonly<Record<string, unknown>>;
  readonly deadline: DeadlineRule | null;
  readonly copies: string;
  readonly citations: readonly string[];
  readonly state: OrderState;
  readonly draftedBy: string | null;
  readonly approvedBy: string | null;
  readonly issuedAt: Date | null;
  readonly pdf: string | null;
  readonly docx: string | null;
  readonly html: string | null;
  readonly model: OfficialDocument | null;
  readonly cover: string | null;
  readonly sealedSha256: string | null;
  readonly sealedKind: 'paper' | 'e-signature' | null;
  readonly replaces: string | null;
  readonly isDemo: boolean;
  readonly withdrawnAt: Date | null;
  readonly withdrawnReason: string | null;
  readonly createdAt: Date;
  readonly rowVersion: number;
}

/** A document as use cases take it. */
export function orderOf(row: OrderRow) {
  const { addresseeKind, addresseeId, addresseeName, template, templateVersion, templateSha256, pdf, docx, html, ...named } = row;
  const { sealedSha256, sealedKind, issuedAt, withdrawnAt, createdAt, ...rest } = named;
  return {
    ...rest,
    addressee: { kind: addresseeKind, id: addresseeId, name: addresseeName },
    template: { id: template, version: templateVersion, sha256: templateSha256 },
    issuedAtMs: issuedAt?.getTime() ?? null,
    files: pdf === null || docx === null || html === null ? null : { pdf, docx, html },
    sealed: sealedSha256 === null || sealedKind === null ? null : { sha256: sealedSha256, kind: sealedKind },
    withdrawnAtMs: withdrawnAt?.getTime() ?? null,
    createdAtMs: createdAt.getTime(),
  };
}

export type OrderOf = ReturnType<typeof orderOf>;
