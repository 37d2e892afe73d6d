import type { AttachmentKind, NoticeColumn } from './catalogue.ts';

export const ROW_SUBJECTS = ['app', 'sdk', 'store', 'mini-program', 'quick-app', 'preinstalled'] as const;
export type RowSubject = (typeof ROW_SUBJECTS)[number];

/** One line of an attachment. Cells that are not known are null and print as nothing. */
export interface NoticeRow {
  /** The case it rests on; null in notices of others that were loaded as data. */
  readonly caseId: string | null;
  readonly findingIds: readonly string[];
  readonly subject: RowSubject;
  readonly name: string;
  readonly developer: string | null;
  /** 应用来源, normalised. */
  readonly source: string | null;
  readonly version: string | null;
  /** Wordings of 所涉问题 as printed. */
  readonly problems: readonly string[];
  readonly filingNo: string | null;
  /** 属地, as printed. */
  readonly territory: string | null;
  /** 应用类别, where the format has it. */
  readonly category: string | null;
  /** 典型情形, for typical cases. */
  readonly description: string | null;
  /** Stands for a row that nobody knows: never published, printed with 演示数据 across. */
  readonly isPlaceholder: boolean;
}

/** A list of one authority. */
export interface NoticeAttachment {
  /** 1 for the issuer's own list. */
  readonly number: number;
  readonly kind: AttachmentKind;
  readonly title: string;
  /** `ministry` or the code of a province. */
  readonly issuer: string;
  readonly columns: readonly NoticeColumn[];
  readonly separator: string;
  readonly rows: readonly NoticeRow[];
}

/** A row of which nothing is known but its name. */
export const rowOf = (row: Pick<NoticeRow, 'name'> & Partial<NoticeRow>): NoticeRow => ({
  caseId: null,
  findingIds: [],
  subject: 'app',
  developer: null,
  source: null,
  version: null,
  problems: [],
  filingNo: null,
  territory: null,
  category: null,
  description: null,
  isPlaceholder: false,
  ...row,
});

/** What makes two lines one app: they share its ordinal, name and developer. */
export const subjectKey = ({ caseId, subject, name, developer }: NoticeRow): string => caseId ?? `${subject}\n${name}\n${developer ?? ''}`;

/** Apps on a list: lines of one app are one. */
export const countSubjects = (rows: readonly NoticeRow[]): number => new Set(rows.map(subjectKey)).size;
