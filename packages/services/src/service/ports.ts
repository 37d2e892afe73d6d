import type { ProofKind, ServiceChannel, ServiceState } from '@touchstone/domain/service';
import type { KeptOrder, OrdersTransaction } from '../orders/index.ts';

/** One way by which one document goes to its addressee. */
export interface KeptService {
  readonly id: string;
  readonly order: string;
  readonly channel: ServiceChannel;
  /** Mail address, address of a gateway, postal address; empty for the inbox. */
  readonly address: string;
  readonly state: ServiceState;
  readonly attempts: number;
  /** When it is sent again or given up; null: nothing is to be done. */
  readonly nextAtMs: number | null;
  readonly sentAtMs: number | null;
  readonly deliveredAtMs: number | null;
}

export interface ServiceChange {
  readonly state?: ServiceState;
  readonly attempts?: number;
  readonly nextAtMs?: number | null;
  readonly sentAtMs?: number;
  readonly lastError?: string;
  readonly linkHash?: string;
  readonly proof?: Proof;
}

/** What shows that the addressee has it. */
export interface Proof {
  readonly kind: ProofKind;
  readonly atMs: number;
  /** The file that proves it, as an object. */
  readonly sha256: string | null;
  /** Who and how: person, number of a receipt, address. */
  readonly detail: Readonly<Record<string, string | number | null>>;
}

/** Rows of service beside those of documents. */
export interface ServiceTransaction extends OrdersTransaction {
  /** Whether two entries are the same one or were merged into one. */
  isOneFirm(entry: string, other: string): Promise<boolean>;
  insertService(
    row: Omit<KeptService, 'attempts' | 'sentAtMs' | 'deliveredAtMs'> & { readonly createdBy: string | null; readonly createdAtMs: number },
  ): Promise<void>;
  /** Held until the transaction ends. */
  holdService(id: string): Promise<KeptService | undefined>;
  servicesOf(order: string): Promise<readonly KeptService[]>;
  saveService(id: string, change: ServiceChange): Promise<void>;
  addAttempt(
    service: string,
    attempt: { readonly attempt: number; readonly outcome: 'sent' | 'failed' | 'refused'; readonly error: string; readonly atMs: number },
  ): Promise<void>;
  addOrderAnswer(answer: OrderAnswer): Promise<void>;
  serviceByLink(linkHash: string): Promise<string | undefined>;
  /** Services whose time has come, the oldest first. */
  dueServices(nowMs: number, limit: number): Promise<readonly string[]>;
  /** Issued documents that a store has answered to and that count as served nowhere yet, the first answer of each. */
  storesAnswered(limit: number): Promise<readonly StoreAnswered[]>;
}

export type OrderAnswerKind = 'done' | 'objection';

/** What an addressee says of a document. */
export interface OrderAnswer {
  readonly id: string;
  readonly order: string;
  readonly kind: OrderAnswerKind;
  readonly text: string;
  readonly actor: string;
  readonly organisation: string;
  readonly atMs: number;
}

/** The first sign that a store has a document. */
export interface StoreAnswered {
  readonly order: string;
  readonly item: string;
  /** `store:<id>`, or the person who read it in the inbox. */
  readonly actor: string;
  readonly atMs: number;
}

/** What a channel is given to send. */
export interface Shipment {
  readonly service: string;
  readonly address: string;
  readonly order: KeptOrder;
  /** In the link by which a mail is confirmed; other channels have none. */
  readonly link: string | null;
}

/** `retryable`: trying again can help. The error is a word of ours. */
export type Sent = { readonly ok: true } | { readonly ok: false; readonly retryable: boolean; readonly error: string };

export interface ServicePorts {
  /** What the work answers with `ok: false` is undone as a whole. */
  inTransaction<R>(work: (tx: ServiceTransaction) => Promise<R>): Promise<R>;
  /** How each channel that goes out by itself sends. */
  readonly senders: Readonly<Partial<Record<ServiceChannel, (shipment: Shipment) => Promise<Sent>>>>;
  newLink(): { readonly token: string; readonly hash: string };
  nowMs(): number;
}
