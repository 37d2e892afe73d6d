import type { Act, Permission } from '@touchstone/domain/access';
import type { Citable } from '@touchstone/domain/conduct';
import type { DeadlineRule } from '@touchstone/domain/deadline';
import type { AddresseeKind, OfficialDocument, OrderEvent, OrderState, OrderType, PaperTemplate } from '@touchstone/domain/order';
import type { CaseTransaction } from '../cases/index.ts';
import type { DeadlineTransaction } from '../deadlines/index.ts';

export interface Addressee {
  readonly kind: AddresseeKind;
  /** A store, or an operator whatever its part. */
  readonly id: string;
  readonly name: string;
}

/** A template with the digest of its content. */
export interface KeptTemplate {
  readonly template: PaperTemplate;
  readonly sha256: string;
}

/** Digests of the frozen files. */
export interface FrozenFiles {
  readonly pdf: string;
  readonly docx: string;
  readonly html: string;
}

export interface KeptOrder {
  readonly id: string;
  /** 文号; null before it was issued. */
  readonly number: string | null;
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
  /** Entries of conduct and breaches that its words rest on. */
  readonly citations: readonly string[];
  readonly state: OrderState;
  readonly draftedBy: string | null;
  readonly approvedBy: string | null;
  readonly issuedAtMs: number | null;
  readonly files: FrozenFiles | null;
  readonly model: OfficialDocument | null;
  readonly cover: string | null;
  readonly sealed: { readonly sha256: string; readonly kind: SealKind } | null;
  readonly replaces: string | null;
  readonly isDemo: boolean;
  readonly rowVersion: number;
}

export type SealKind = 'paper' | 'e-signature';

export interface NewOrder
  extends Omit<KeptOrder, 'number' | 'state' | 'approvedBy' | 'issuedAtMs' | 'files' | 'model' | 'cover' | 'sealed' | 'rowVersion'> {
  readonly createdAtMs: number;
}

/** Members that are absent stay as they are; every save is a new version of the row. */
export interface OrderChange {
  readonly state?: OrderState;
  readonly addressee?: Addressee;
  readonly template?: KeptOrder['template'];
  readonly fields?: KeptOrder['fields'];
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
    readonly files: FrozenFiles;
    readonly model: OfficialDocument;
    readonly cover: string | null;
  };
  readonly withdrawal?: { readonly reason: string; readonly atMs: number };
  readonly sealed?: { readonly sha256: string; readonly kind: SealKind };
}

/** Who acts, as the history of a document names them. */
export interface OrderActor {
  /** `person:<id>`, `token:<id>`, `system:<part>`. */
  readonly name: string;
  /** Null for machines. */
  readonly person: string | null;
  readonly organisation: string | null;
  readonly permissions: readonly Permission[];
}

/** How the authority signs and numbers, from its own settings. */
export interface Letterhead {
  /** 发文机关标志. */
  readonly authority: string;
  /** 我部, 我局. */
  readonly self: string;
  /** 机关代字: what its numbers begin with. */
  readonly word: string;
}

/** What documents need of one transaction; their case and its deadlines move in the same. */
export interface OrdersTransaction extends CaseTransaction, DeadlineTransaction {
  template(id: string): Promise<KeptTemplate | undefined>;
  templateVersion(id: string, version: string): Promise<KeptTemplate | undefined>;
  /** @returns false when this version is there already */
  addTemplate(kept: KeptTemplate, source: 'installation' | 'authority', by: string | null, atMs: number): Promise<boolean>;

  insertOrder(order: NewOrder): Promise<void>;
  /** Held until the transaction ends. */
  holdOrder(id: string): Promise<KeptOrder | undefined>;
  saveOrder(id: string, change: OrderChange): Promise<void>;
  appendOrderEvent(
    id: string,
    event: {
      readonly event: OrderEvent | 'draft' | 'seal';
      readonly from: OrderState | '';
      readonly to: OrderState;
      readonly actor: string;
      readonly detail: object;
      readonly atMs: number;
    },
  ): Promise<void>;
  /** What persons did to this document before, for the separation of duty. */
  actsOn(order: string): Promise<readonly Act[]>;

  letterhead(organisation: string): Promise<Letterhead | undefined>;
  /** The name that is printed; undefined when there is nobody of this kind and id. */
  addresseeName(kind: AddresseeKind, id: string): Promise<string | undefined>;
  /** Organisations that read the addressee's inbox. */
  organisationsOf(addressee: Pick<Addressee, 'kind' | 'id'>): Promise<readonly string[]>;
  caseNumber(id: string): Promise<string | undefined>;
  /** Whether the notice is this authority's, or published by another. */
  mayRestOn(notice: string, organisation: string): Promise<boolean>;
  isPublished(notice: string): Promise<boolean>;
  /** The number that it was issued with. */
  numberOf(order: string): Promise<{ readonly series: string; readonly year: number; readonly ordinal: number } | undefined>;
  /** Whether another document of the same type about this case is issued and stands. */
  hasOtherIssued(order: KeptOrder, about: string): Promise<boolean>;
  /** Cases that a document is about, held: its own, or those of its notice in which its authority may act. */
  casesOf(order: KeptOrder): Promise<readonly { readonly id: string; readonly state: string; readonly access: string }[]>;
  /** Nothing more is sent of it. */
  endServices(order: string, atMs: number): Promise<void>;
  keepCode(order: KeptOrder, tokenHash: string, lifeMs: number, by: string | null): Promise<void>;

  /** Entries in force about this firm, of those that are named. */
  citables(operator: string, ids: readonly string[]): Promise<readonly Citable[]>;

  /** Announces the penalty that is proposed in the case of a notice. */
  announcePenalty(order: KeptOrder, actor: OrderActor): Promise<void>;
  /** Decides the penalty that was announced in the case of a decision; refuses one that nothing announced. */
  decidePenalty(
    order: KeptOrder,
    actor: OrderActor,
  ): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string; readonly words?: readonly string[] }>;

  /** Items of a document to a store, and the steps of the cases that they are about. Refusals carry a reason. */
  createItems(order: KeptOrder, actor: OrderActor): Promise<{ readonly ok: true } | { readonly ok: false; readonly reason: string }>;
  /** Takes back the items of a withdrawn document. */
  withdrawItems(order: KeptOrder, reason: string, actor: OrderActor): Promise<void>;
}

export interface OrdersPorts {
  /** What the work answers with `ok: false` is undone as a whole: a number, a step of a case, a row. */
  inTransaction<R>(work: (tx: OrdersTransaction) => Promise<R>): Promise<R>;
  /** Renders and keeps the three files. */
  freeze(document: OfficialDocument): Promise<FrozenFiles>;
  /** Renders the PDF of a document and keeps it. @returns its digest */
  keepPdf(document: OfficialDocument): Promise<string>;
  /** Renders and keeps nothing. */
  digests(document: OfficialDocument): Promise<FrozenFiles>;
  /** A code for paper, and its digest. */
  newCode(): { readonly token: string; readonly hash: string };
  nowMs(): number;
}
