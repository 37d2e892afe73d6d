import type { Refused } from '../people/ports.ts';
import type { ClaimPorts, ClaimTx } from './claim-ports.ts';

const CODE_MS = 90 * 86_400_000;
const INVITATION_MS = 30 * 86_400_000;
const CHALLENGE_MS = 3_600_000;
/** From here on a link of a key to an operator is taken as known. */
const SURE = 0.8;

/** How somebody shows that they speak for an operator. */
export type Proof =
  | { readonly method: 'order-code' | 'invitation'; readonly code: string }
  | {
      readonly method: 'signing-key';
      readonly token: string;
      readonly signature: Uint8Array;
      readonly certificate: Uint8Array;
      /** Which, where the key leads to several. */
      readonly operator: string | undefined;
    };

export interface Proven {
  readonly ok: true;
  readonly operator: string;
  /** False: an authority decides. */
  readonly isSure: boolean;
  readonly basis: string;
}

export type ProofFault = 'link-used' | 'bad-signature' | 'not-found';

/** Makes the code that is printed on a served order. Whoever has the paper may join for its operator, once. */
export function makeOrderCode(
  ports: ClaimPorts,
  actor: string | null,
  wanted: { readonly operator: string; readonly order: string },
): Promise<{ readonly ok: true; readonly code: string; readonly expiresAt: Date } | Refused<'not-found'>> {
  return ports.inTransaction(async (tx) => {
    if (!(await tx.hasOperator(wanted.operator))) return { ok: false, reason: 'not-found' };
    const { token, hash } = ports.newPaperCode();
    const expiresAt = new Date(ports.now().getTime() + CODE_MS);
    await tx.insertLink({
      id: ports.newId(),
      purpose: 'order-code',
      payload: { operator: wanted.operator, order: wanted.order },
      expiresAt,
      tokenHash: hash,
      createdBy: actor,
    });
    await tx.audit.record({
      action: 'order-code.made',
      object: { kind: 'operator', id: wanted.operator },
      detail: { order: wanted.order },
    });
    return { ok: true, code: token, expiresAt };
  });
}

/** Makes the code by which an authority invites a firm: whoever has it may join for the operator, once. */
export function inviteFirm(
  ports: ClaimPorts,
  actor: string | null,
  wanted: { readonly operator: string; readonly to: string; readonly basis: string },
): Promise<{ readonly ok: true; readonly code: string; readonly expiresAt: Date } | Refused<'not-found'>> {
  const { operator, to, basis } = wanted;
  return ports.inTransaction(async (tx) => {
    if (!(await tx.hasOperator(operator))) return { ok: false, reason: 'not-found' };
    const { token, hash } = ports.newPaperCode();
    const expiresAt = new Date(ports.now().getTime() + INVITATION_MS);
    const payload = { operator, to, basis };
    await tx.insertLink({ id: ports.newId(), purpose: 'firm-invitation', payload, expiresAt, tokenHash: hash, createdBy: actor });
    await tx.audit.record({ action: 'firm.invited', object: { kind: 'operator', id: operator }, detail: { to, basis } });
    return { ok: true, code: token, expiresAt };
  });
}

export interface Challenge {
  readonly token: string;
  /** To be signed, byte by byte as it is. */
  readonly text: string;
  readonly expiresAt: Date;
}

/** Gives a text to be signed with the key whose certificate has this digest. */
export function challengeSigner(ports: ClaimPorts, wanted: { readonly signer: string; readonly organisation: string }): Promise<Challenge> {
  return ports.inTransaction(async (tx) => {
    const { token, hash } = ports.kit.newLink();
    const expiresAt = new Date(ports.now().getTime() + CHALLENGE_MS);
    await tx.insertLink({
      id: ports.newId(),
      purpose: 'signer-challenge',
      payload: { ...wanted },
      expiresAt,
      tokenHash: hash,
      createdBy: null,
    });
    return { token, text: ports.challengeText({ nonce: token, ...wanted }), expiresAt };
  });
}

/** What a proof comes to; it is used up by that. */
export function prove(ports: ClaimPorts, tx: ClaimTx, proof: Proof): Promise<Proven | Refused<ProofFault>> {
  return proof.method === 'signing-key' ? byKey(ports, tx, proof) : byCode(ports, tx, proof);
}

interface CodePayload {
  readonly operator: string;
  readonly order: string;
  readonly to: string;
  readonly basis: string;
}

/** What a code was made for, and what a claim by it rests on. */
const CODES = {
  'order-code': { purpose: 'order-code', basisOf: ({ order }: CodePayload) => `order ${order}` },
  invitation: { purpose: 'firm-invitation', basisOf: ({ to, basis }: CodePayload) => `invitation of ${to}: ${basis}` },
} as const;

async function byCode(
  ports: ClaimPorts,
  tx: ClaimTx,
  { method, code }: Exclude<Proof, { method: 'signing-key' }>,
): Promise<Proven | Refused<ProofFault>> {
  const { purpose, basisOf } = CODES[method];
  const link = await tx.holdLink(ports.hashPaperCode(code), purpose);
  if (link === undefined || link.usedAt !== null || link.expiresAt <= ports.now()) return { ok: false, reason: 'link-used' };
  await tx.useLink(link.id, null, ports.now());
  const payload = link.payload as unknown as CodePayload;
  return { ok: true, operator: payload.operator, isSure: true, basis: basisOf(payload) };
}

async function byKey(
  ports: ClaimPorts,
  tx: ClaimTx,
  proof: Extract<Proof, { method: 'signing-key' }>,
): Promise<Proven | Refused<ProofFault>> {
  const link = await tx.holdLink(ports.kit.hashToken(proof.token), 'signer-challenge');
  if (link === undefined || link.usedAt !== null || link.expiresAt <= ports.now()) return { ok: false, reason: 'link-used' };
  const { signer, organisation } = link.payload as { readonly signer: string; readonly organisation: string };
  const text = ports.challengeText({ nonce: proof.token, organisation, signer });
  if (!ports.checkAppKey(text, proof.signature, proof.certificate, signer).ok) return { ok: false, reason: 'bad-signature' };

  const known = await tx.operatorsOfSigner(signer);
  const chosen = proof.operator === undefined && known.length === 1 ? known[0] : known.find(({ operator }) => operator === proof.operator);
  if (chosen === undefined) return { ok: false, reason: 'not-found' };
  await tx.useLink(link.id, null, ports.now());
  return { ok: true, operator: chosen.operator, isSure: known.length === 1 && chosen.confidence >= SURE, basis: `signing key ${signer}` };
}
