import { type Canonical, canonical } from '@touchstone/kernel/canonical';
import { type Sha256, sha256Hex } from '@touchstone/kernel/keyed-order';

/** One act, as its chain holds it. Times are ISO 8601 in UTC; amounts are whole numbers; nothing here is ever edited. */
export interface AuditEvent {
  /** One chain for each organisation. */
  readonly chain: string;
  /** From 1, without gaps. */
  readonly seq: number;
  readonly at: string;
  /** A person, or a named part of the system: `system:feeder`. */
  readonly actor: string;
  readonly onBehalfOf?: string;
  /** A permission's name, or `sign-in.failed` and the like. */
  readonly action: string;
  readonly object: { readonly kind: string; readonly id: string };
  /** SHA-256 of the object's canonical text before and after. */
  readonly before?: string;
  readonly after?: string;
  /** Internet address from which it was asked. */
  readonly address?: string;
  /** Why (`basis`: a document, an order, a reason code) and what else belongs to it. */
  readonly detail?: Canonical;
}

/** An event in its chain. */
export interface ChainedEvent extends AuditEvent {
  /** Hash of the event before; of the first, 64 zeros. */
  readonly previous: string;
  readonly hash: string;
}

export const NO_PREVIOUS = '0'.repeat(64);

/**
 * The text whose SHA-256 is the event's hash: a line that names the format, the hash before, the event's canonical JSON.
 * Written so that `printf | sha256sum` can check it.
 */
export const hashedText = (event: AuditEvent, previous: string): string =>
  `touchstone-audit/1\n${previous}\n${canonical({ ...plain(event) })}\n`;

/** Puts an event behind the last of its chain. */
export function chain(hash: Sha256, event: AuditEvent, last: ChainedEvent | undefined): ChainedEvent {
  const previous = last?.hash ?? NO_PREVIOUS;
  return { ...plain(event), previous, hash: sha256Hex(hash, hashedText(event, previous)) };
}

/** The event's own members and no others: what a row has besides (its hash, a column of later) is not hashed. */
function plain(event: AuditEvent): AuditEvent {
  const { chain, seq, at, actor, onBehalfOf, action, object, before, after, address, detail } = event;
  return {
    chain,
    seq,
    at,
    actor,
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    action,
    object: { kind: object.kind, id: object.id },
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(address === undefined ? {} : { address }),
    ...(detail === undefined ? {} : { detail }),
  };
}
