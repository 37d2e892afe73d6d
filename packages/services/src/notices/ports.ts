import type { DeadlineRule } from '@touchstone/domain/deadline';
import type {
  AttachmentKind,
  NoticeAttachment,
  NoticeCase,
  NoticeCatalogue,
  NoticeEvent,
  NoticeKind,
  NoticeNumbers,
  NoticeState,
  NoticeText,
  ProblemWording,
  RowGround,
} from '@touchstone/domain/notice';
import type { LocalDate } from '@touchstone/kernel/dates';
import type { Sha256 } from '@touchstone/kernel/keyed-order';
import type { CaseTransaction } from '../cases/index.ts';
import type { DeadlineTransaction } from '../deadlines/index.ts';

/** What the author says. */
export interface NoticePlan {
  readonly kind: NoticeKind;
  /** The day that is printed; null: the day on which it is frozen. */
  readonly on: LocalDate | null;
  /** Id of a template; null: the newest that fits. */
  readonly template: string | null;
  /** Ids of laws; null: the usual ones. */
  readonly bases: readonly string[] | null;
  readonly fields: Readonly<Record<string, string>>;
  /** Printed where the text prints one. */
  readonly deadlineOn: LocalDate | null;
  /** Until when everything must be put right, counted from publication, where no day is printed. */
  readonly deadlineRule: DeadlineRule | null;
}

export interface KeptNotice extends NoticePlan {
  readonly id: string;
  readonly organisation: string;
  readonly province: string | null;
  /** `ministry`, or the code of the province. */
  readonly issuer: string;
  readonly state: NoticeState;
  /** Taken when it was frozen; null: none, or not counted. */
  readonly numbers: NoticeNumbers | null;
  readonly attachments: readonly NoticeAttachment[];
  /** Every word as it was frozen; null while it is open. */
  readonly frozenText: NoticeText | null;
  readonly snapshotHash: string | null;
  readonly publishedAtMs: number | null;
  readonly corrects: string | null;
  /** The one it corrects, as a text names it. */
  readonly correction: string | null;
  readonly draftedBy: string | null;
  /** Whoever drafted, changed or handed it in, as `person:<id>`: none of them reviews or publishes it. */
  readonly authors: readonly string[];
  readonly reviewedBy: string | null;
  readonly isDemo: boolean;
  readonly origin: 'own' | 'reported';
  readonly rowVersion: number;
}

export interface NewNotice extends NoticePlan {
  readonly id: string;
  readonly organisation: string;
  readonly province: string | null;
  readonly issuer: string;
  readonly year: number;
  readonly title: string;
  readonly corrects: string | null;
  readonly draftedBy: string | null;
  readonly isDemo: boolean;
  readonly atMs: number;
}

export interface NoticeChange extends Partial<NoticePlan> {
  readonly isDemo?: boolean;
  readonly state?: NoticeState;
  readonly year?: number;
  readonly numbers?: NoticeNumbers;
  readonly text?: NoticeText;
  readonly snapshotHash?: string;
  readonly frozenAtMs?: number;
  readonly publishedAtMs?: number;
  readonly publicationUrls?: readonly string[];
  readonly reviewedBy?: string;
  readonly publishedBy?: string;
  readonly withdrawnReason?: string;
  readonly withdrawnAtMs?: number;
}

export interface NoticeStepRow {
  readonly notice: string;
  readonly event: NoticeEvent | 'draft' | 'edit' | 'annotate';
  readonly from: NoticeState | null;
  readonly to: NoticeState;
  readonly actor: string;
  readonly basis: string;
  readonly detail: object;
  readonly atMs: number;
}

/** A case that may stand in a notice. */
export interface Candidate {
  readonly case: NoticeCase;
  readonly number: string | null;
  readonly state: string;
  /** Whose list it belongs to. */
  readonly issuer: string;
  readonly kind: AttachmentKind;
  /** The referral by which a province reported it for the common notice. */
  readonly referral: string | null;
  readonly operator: string | null;
  readonly app: string | null;
  readonly isDemo: boolean;
}

export interface KeptFile {
  readonly format: string;
  /** 0: of all of it. */
  readonly attachment: number;
  readonly sha256: string;
  readonly sizeBytes: number;
}

export interface NoticeTransaction extends CaseTransaction, Omit<DeadlineTransaction, 'nowMs' | 'newId'> {
  insertNotice(row: NewNotice): Promise<void>;
  /** Held until the transaction ends. */
  holdNotice(id: string): Promise<KeptNotice | undefined>;
  /** Every save is a new version. */
  saveNotice(id: string, change: NoticeChange): Promise<void>;
  /** Writes the lists anew; not of a frozen notice. */
  replaceLists(id: string, attachments: readonly NoticeAttachment[]): Promise<void>;
  appendNoticeEvent(event: NoticeStepRow): Promise<void>;
  keepFiles(id: string, files: readonly KeptFile[]): Promise<void>;
  /** Cases that may stand in a notice of this kind: of the authority itself, and reported to it for the common notice. */
  candidatesOf(organisation: string, kind: NoticeKind, wanted: CandidateWish): Promise<readonly Candidate[]>;
  /** Notices that are not withdrawn in which a case stands, but for one. */
  noticesOfCase(id: string, except: string): Promise<readonly Pick<KeptNotice, 'id' | 'state' | 'corrects'>[]>;
  /** What its rows rest on; the bytes are looked at by the port. */
  groundsOf(id: string): Promise<readonly GroundRow[]>;
  /** The highest batch that is known of an issuer, of our own or reported: in all, and of a year. */
  highestBatch(organisation: string, year: number | null): Promise<number>;
  /** Numbers below `next` were given before this platform did. */
  beginSeries(
    series: string,
    year: number,
    next: number,
    object: { readonly kind: string; readonly id: string; readonly atMs: number },
  ): Promise<void>;
  annotate(row: NoticeAnnotation): Promise<void>;
  /** The case that a row rests on; undefined: no such row. */
  rowAt(id: string, attachment: number, ordinal: number): Promise<{ readonly caseId: string | null; readonly name: string } | undefined>;
  /** Referrals of these cases for the common notice of an authority name the notice they came into. */
  noteReferrals(organisation: string, cases: readonly string[], notice: string): Promise<void>;
}

export interface CandidateWish {
  readonly on: LocalDate;
  /** Only these cases; absent: all. */
  readonly cases?: readonly string[];
  readonly limit: number;
  /** The wording of a clause on a day, by the vocabulary. */
  wordingOf(clause: string, rule: string, on: LocalDate): string;
  sourceOf(name: string): string;
}

/** A row with the evidence it rests on, before anybody looked at the bytes. */
export type GroundRow = Omit<RowGround, 'findings'> & {
  readonly findings: readonly (Omit<RowGround['findings'][number], 'evidence'> & { readonly evidence: readonly string[] })[];
};

export interface NoticeAnnotation {
  readonly id: string;
  readonly notice: string;
  readonly attachment: number | null;
  readonly ordinal: number | null;
  readonly text: string;
  readonly basis: string;
  readonly atMs: number;
  readonly by: string | null;
}

export interface NoticePorts {
  /** A result that is not `ok` undoes everything that the work has done. */
  inTransaction<T>(work: (tx: NoticeTransaction) => Promise<T>): Promise<T>;
  readonly catalogue: NoticeCatalogue;
  readonly words: readonly ProblemWording[];
  wordingOf(clause: string, rule: string, on: LocalDate): string;
  /** Reads the stored bytes and hashes them again. */
  lookAtBytes(sha256: readonly string[]): Promise<ReadonlyMap<string, 'match' | 'differ' | 'absent'>>;
  /** Writes every file of a notice and keeps the bytes. */
  writeFiles(notice: WrittenParts): Promise<readonly KeptFile[]>;
  readonly hash: Sha256;
}

export interface WrittenParts {
  readonly text: NoticeText;
  readonly issuer: string;
  readonly attachments: readonly NoticeAttachment[];
  readonly isDemo: boolean;
}

/** Who acts. */
export interface NoticeActor {
  readonly name: string;
  readonly person: string | null;
  readonly organisation: string;
  readonly permissions: readonly string[];
}
