import * as oidc from 'openid-client';

export interface OidcProvider {
  /** Our own name of it, as routes and settings say it. */
  readonly id: string;
  /** `https://…`, as its discovery document states it. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Page of ours to which the provider sends the browser back. */
  readonly redirectUri: string;
  /** Values of `amr` that stand for a second factor; none when empty. */
  readonly secondFactorMethods: readonly string[];
  /** For a provider on this machine in tests. */
  readonly allowsPlainHttp?: boolean;
  /** How its addresses are fetched; the guarded way of the platform. */
  readonly fetch?: typeof fetch;
}

/** What the browser keeps, sealed, between going to the provider and coming back. */
export interface OidcTicket {
  readonly provider: string;
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly expiresMs: number;
}

export interface OidcIdentity {
  readonly issuer: string;
  readonly subject: string;
  readonly email: string | undefined;
  readonly hasSecondFactor: boolean;
}

/** The provider refused, or its answer does not belong to the question. */
export class OidcFault extends Error {
  override readonly name = 'OidcFault';
  readonly retryable: boolean;

  constructor(message: string, retryable: boolean, cause: unknown) {
    super(message, { cause });
    this.retryable = retryable;
  }
}

const TICKET_MS = 10 * 60_000;

/**
 * Where to send the browser: authorisation code flow with PKCE, state and nonce.
 *
 * @throws OidcFault when the provider's discovery document cannot be had
 */
export async function openOidc(provider: OidcProvider, nowMs: number): Promise<{ readonly address: string; readonly ticket: OidcTicket }> {
  const configuration = await discovered(provider);
  const ticket: OidcTicket = {
    provider: provider.id,
    state: oidc.randomState(),
    nonce: oidc.randomNonce(),
    verifier: oidc.randomPKCECodeVerifier(),
    expiresMs: nowMs + TICKET_MS,
  };
  const address = oidc.buildAuthorizationUrl(configuration, {
    redirect_uri: provider.redirectUri,
    scope: 'openid email',
    state: ticket.state,
    nonce: ticket.nonce,
    code_challenge: await oidc.calculatePKCECodeChallenge(ticket.verifier),
    code_challenge_method: 'S256',
  });
  return { address: address.href, ticket };
}

/**
 * Who came back.
 *
 * @param query what the provider added to `redirectUri`, without the question mark
 * @throws OidcFault
 */
export async function finishOidc(provider: OidcProvider, ticket: OidcTicket, query: string, nowMs: number): Promise<OidcIdentity> {
  if (nowMs > ticket.expiresMs || ticket.provider !== provider.id)
    throw new OidcFault('the sign-in took too long: begin again', false, undefined);
  const configuration = await discovered(provider);
  try {
    const tokens = await oidc.authorizationCodeGrant(configuration, new URL(`?${query}`, provider.redirectUri), {
      expectedState: ticket.state,
      expectedNonce: ticket.nonce,
      pkceCodeVerifier: ticket.verifier,
      idTokenExpected: true,
    });
    return identityOf(provider, tokens.claims() ?? {});
  } catch (cause) {
    throw new OidcFault('the provider did not confirm the sign-in', false, cause);
  }
}

function identityOf(provider: OidcProvider, claims: Readonly<Record<string, unknown>>): OidcIdentity {
  const { iss, sub, email, email_verified: isVerified, amr } = claims;
  if (typeof iss !== 'string' || typeof sub !== 'string') throw new OidcFault('the provider named nobody', false, undefined);
  const methods = Array.isArray(amr) ? amr : [];
  return {
    issuer: iss,
    subject: sub,
    email: typeof email === 'string' && isVerified === true ? email : undefined,
    hasSecondFactor: methods.some((method) => provider.secondFactorMethods.includes(String(method))),
  };
}

const KEEP_MS = 3_600_000;
const configurations = new WeakMap<OidcProvider, { readonly at: number; readonly configuration: Promise<oidc.Configuration> }>();

function discovered(provider: OidcProvider): Promise<oidc.Configuration> {
  const known = configurations.get(provider);
  const at = performance.now();
  if (known !== undefined && at - known.at < KEEP_MS) return known.configuration;
  const configuration = discover(provider);
  configurations.set(provider, { at, configuration });
  configuration.catch(() => configurations.delete(provider));
  return configuration;
}

async function discover(provider: OidcProvider): Promise<oidc.Configuration> {
  try {
    return await oidc.discovery(
      new URL(provider.issuer),
      provider.clientId,
      { client_secret: provider.clientSecret },
      oidc.ClientSecretBasic(provider.clientSecret),
      {
        execute: provider.allowsPlainHttp === true ? [oidc.allowInsecureRequests] : [],
        timeout: 10,
        ...(provider.fetch === undefined ? {} : { [oidc.customFetch]: provider.fetch as unknown as oidc.CustomFetch }),
      },
    );
  } catch (cause) {
    throw new OidcFault(`the sign-in provider ${provider.id} does not answer`, true, cause);
  }
}
