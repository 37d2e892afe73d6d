import { challengeSigner, joinByInvitation, joinByOrderCode, joinBySigningKey } from '@touchstone/api-client/routes/claims';
import { challengeSigner as challenge, joinAsFirm, type Proof } from '@touchstone/services/organisations';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { claimPorts } from '../../wiring/claim-ports.ts';
import { sessionReply } from '../session/begin-session.ts';

const NOBODY = { actor: 'system:joining', organisation: null };

export const challengeSignerHandler = handle(challengeSigner, async ({ body, platform, address }) => {
  const { token, text, expiresAt } = await challenge(claimPorts({ platform, address }, NOBODY), body);
  return { status: 201, body: { token, text, expiresAt: expiresAt.toISOString() } };
});

export const joinByOrderCodeHandler = handle(joinByOrderCode, ({ body, platform, address }) =>
  join({ platform, address }, body, { method: 'order-code', code: body.code }),
);

export const joinByInvitationHandler = handle(joinByInvitation, ({ body, platform, address }) =>
  join({ platform, address }, body, { method: 'invitation', code: body.code }),
);

export const joinBySigningKeyHandler = handle(joinBySigningKey, ({ body, platform, address }) =>
  join({ platform, address }, body, keyProof(body)),
);

interface Applicant {
  readonly kind: 'enterprise' | 'sdk-provider' | 'terminal-maker' | 'access-provider';
  readonly organisation: string;
  readonly login: string;
  readonly displayName: string;
  readonly password: string;
}

async function join(
  from: Pick<Context, 'platform' | 'address'>,
  { kind, organisation, login, displayName, password }: Applicant,
  proof: Proof,
) {
  const applicant = { kind, organisation, login, displayName, password, address: from.address };
  const result = await joinAsFirm(claimPorts(from, NOBODY), applicant, proof);
  if (!result.ok) throw new Refusal(result.reason);
  const reply = sessionReply(from.platform, result);
  return { ...reply, body: { ...reply.body, claim: result.claim, isAccepted: result.isAccepted } };
}

/** What was signed, as bytes. The certificate comes as PEM or as DER in base64. */
export function keyProof(body: {
  readonly token: string;
  readonly signature: string;
  readonly certificate: string;
  readonly operator?: string;
}): Proof {
  const isPem = body.certificate.includes('-----BEGIN');
  return {
    method: 'signing-key',
    token: body.token,
    signature: Buffer.from(body.signature, 'base64'),
    certificate: Buffer.from(body.certificate, isPem ? 'utf8' : 'base64'),
    operator: body.operator,
  };
}
