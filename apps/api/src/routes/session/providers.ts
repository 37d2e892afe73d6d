import { beginProviderSignIn, finishProviderSignIn, linkProvider, listSignInProviders } from '@touchstone/api-client/routes/session';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { peopleRows } from '@touchstone/db/repositories/people-rows';
import { signInAs } from '@touchstone/services/people';
import { finishOidc, OidcFault, type OidcIdentity, type OidcProvider, type OidcTicket, openOidc, SealFault } from '@touchstone/sign-in';
import { handle } from '../../handler.ts';
import type { Platform } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';
import { signInPorts } from '../../wiring/people-ports.ts';
import { sessionReply, signedIn } from './begin-session.ts';
import { ownSession } from './own-session.ts';

const TICKET = 'oidc-ticket';

export const listSignInProvidersHandler = handle(listSignInProviders, async ({ platform }) => ({
  status: 200,
  body: { items: platform.oidcProviders.map(({ id }) => ({ id })) },
}));

export const beginProviderSignInHandler = handle(beginProviderSignIn, async ({ params, platform }) => {
  const nowMs = platform.machineNow().getTime();
  const { address, ticket } = await told(openOidc(providerOf(platform, params.provider), nowMs));
  const sealed = platform.seal.seal(JSON.stringify(ticket), TICKET);
  return { status: 200, body: { address, ticket: sealed, expiresInSeconds: Math.floor((ticket.expiresMs - nowMs) / 1000) } };
});

export const finishProviderSignInHandler = handle(finishProviderSignIn, async ({ params, body, platform, address }) => {
  const { issuer, subject, hasSecondFactor } = await identityFrom(platform, params.provider, body);
  const result = await signInAs(signInPorts({ platform, address }), { issuer, subject, hasSecondFactor, address });
  return sessionReply(platform, signedIn(result, platform.machineNow()));
});

export const linkProviderHandler = handle(linkProvider, async ({ actor, params, body, platform, session, address, transaction }) => {
  const { person } = ownSession(actor);
  const { issuer, subject } = await identityFrom(platform, params.provider, body);
  await transaction(async (tx) => {
    const rows = peopleRows(tx);
    if ((await rows.personOfIdentity(issuer, subject)) !== undefined) throw new Refusal('conflict');
    await rows.insertIdentity(issuer, subject, person);
    await auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'identity.linked',
      object: { kind: 'person', id: person },
      detail: { issuer },
    });
  });
  return { status: 204, body: null };
});

function providerOf(platform: Platform, id: string): OidcProvider {
  const provider = platform.oidcProviders.find((one) => one.id === id);
  if (provider === undefined) throw new Refusal('not-found');
  return provider;
}

function identityFrom(platform: Platform, id: string, body: { readonly ticket: string; readonly query: string }): Promise<OidcIdentity> {
  const provider = providerOf(platform, id);
  const ticket = opened(platform, body.ticket);
  return told(finishOidc(provider, ticket, body.query, platform.machineNow().getTime()));
}

function opened(platform: Platform, sealed: string): OidcTicket {
  try {
    return JSON.parse(platform.seal.open(sealed, TICKET)) as OidcTicket;
  } catch (error) {
    if (error instanceof SealFault) throw new Refusal('sign-in-failed');
    throw error;
  }
}

async function told<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof OidcFault)) throw error;
    throw new Refusal(error.retryable ? 'provider-unreachable' : 'sign-in-failed');
  }
}
