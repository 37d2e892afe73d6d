import type { LocalDate } from '@touchstone/kernel/dates';

/** How well something is known: V read in the document, S secondary source, M memory. */
export type Grade = 'V' | 'S' | 'M';

/** `problems`: 通报; `delisting`: 下架; `look-back`: 回头看; `stores`: 应用商店. */
export const NOTICE_KINDS = ['problems', 'delisting', 'look-back', 'stores'] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];

export const ATTACHMENT_KINDS = ['apps', 'sdks', 'stores', 'typical-cases'] as const;
export type AttachmentKind = (typeof ATTACHMENT_KINDS)[number];

export const COLUMN_FIELDS = [
  'ordinal',
  'category',
  'name',
  'developer',
  'source',
  'version',
  'problems',
  'filing-no',
  'territory',
  'description',
] as const;
export type ColumnField = (typeof COLUMN_FIELDS)[number];

export interface NoticeColumn {
  readonly field: ColumnField;
  /** As the head of the table prints it. */
  readonly title: string;
}

/** The columns that an issuer's attachments have between two days. @source data/notices/formats.yaml */
export interface NoticeFormat {
  readonly id: string;
  /** `ministry`, codes of provinces, or `any`. */
  readonly issuers: readonly string[];
  readonly kind: AttachmentKind;
  readonly from: LocalDate;
  readonly until?: LocalDate;
  readonly columns: readonly NoticeColumn[];
  /** Wording, or the items of 164号文 with their numbers. */
  readonly problems: 'names' | 'items';
  /** Between several problems of one cell. */
  readonly separator: string;
  readonly grade: Grade;
}

/** The text of a kind of notice between two days. @source data/notices/templates.yaml */
export interface NoticeTemplate {
  readonly id: string;
  readonly version: string;
  readonly kind: NoticeKind;
  /** Only of the ministry, or only of provinces; absent: of both. */
  readonly by?: 'ministry' | 'province';
  /** With lists of other authorities. */
  readonly joint: boolean;
  readonly from: LocalDate;
  readonly until?: LocalDate;
  readonly title: string;
  /** Line below the title; empty for notices that are not counted. */
  readonly series: string;
  /** Fields that the author gives, with what stands there unless they say otherwise; null: they must. */
  readonly asks: Readonly<Record<string, string | null>>;
  /** The text prints a day until which everything must be put right. */
  readonly deadline: boolean;
  readonly paragraphs: readonly string[];
  /** Title of a list of apps. */
  readonly annex: string;
  /** Between the last two laws. */
  readonly basesJoin?: string;
  readonly grade: Grade;
  readonly source: string;
}

/** A law that notices cite. @source data/notices/bases.yaml */
export interface LegalBasis {
  readonly id: string;
  readonly text: string;
  readonly from: LocalDate;
  readonly until?: LocalDate;
  readonly kinds: readonly NoticeKind[];
  /** Cited unless the author says otherwise. */
  readonly usual: boolean;
  readonly grade: Grade;
}

/** A store by the one name that notices print. @source data/notices/sources.yaml */
export interface SourceName {
  readonly name: string;
  readonly also: readonly string[];
  readonly grade: Grade;
}

/** A notice as it was reported; absent is unknown. @source data/notices/reported */
export interface ReportedNotice {
  /** `ministry`, or codes of provinces: the first is the one that published it. */
  readonly issuers: readonly string[];
  /** `2021-12-09`, or a month where the day is not known. */
  readonly on: string;
  readonly kind: NoticeKind;
  readonly year?: number;
  readonly yearBatch?: number;
  readonly totalBatch?: number;
  readonly tested?: number;
  readonly withProblems?: number;
  /** Apps on the list, as published. */
  readonly apps?: number;
  readonly deadline?: LocalDate;
  readonly note?: string;
}

/** A row of a real attachment; absent cells are unknown and stay empty. */
export interface ReportedRow {
  /** Issuer and day of its notice: `ministry 2021-12-09`. */
  readonly notice: string;
  readonly kind: 'app' | 'sdk';
  readonly name: string;
  readonly developer?: string;
  readonly source?: string;
  readonly version?: string;
  readonly problems: readonly string[];
  readonly filingNo?: string;
}

/** A total or a share that somebody stated in public. */
export interface ReportedFigure {
  readonly id: string;
  readonly what: string;
  /** What a share is of: a code of 所涉问题, a store. */
  readonly about?: string;
  readonly on: LocalDate;
  readonly period?: string;
  /** Whole, or with `basisPoints` a share in ten-thousandths. */
  readonly value: number;
  readonly unit: 'count' | 'basis-points';
  /** As it was said: 44万. */
  readonly words?: string;
  readonly source: string;
  readonly grade: Grade;
}

/** Everything that data/notices holds. */
export interface NoticeCatalogue {
  readonly templates: readonly NoticeTemplate[];
  readonly bases: readonly LegalBasis[];
  readonly formats: readonly NoticeFormat[];
  readonly sources: readonly SourceName[];
  readonly reported: {
    readonly notices: readonly ReportedNotice[];
    readonly rows: readonly ReportedRow[];
    readonly figures: readonly ReportedFigure[];
  };
}

/** Whether something that holds between two days holds on a day. */
export const holdsOn = (span: { readonly from: LocalDate; readonly until?: LocalDate }, on: LocalDate): boolean =>
  span.from <= on && (span.until === undefined || on <= span.until);
