import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { afterAll, describe, expect, test } from 'vitest';
import { finishOidc, OidcFault, type OidcProvider, openOidc } from './oidc.ts';

const REDIRECT = 'http://127.0.0.1:8700/sign-in/oidc';

/** A real OpenID provider in this process, at which `li.lei` is always signed in and always agrees. */
async function providerInProcess(): Promise<{ server: Server; settings: OidcProvider }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      { client_id: 'touchstone', client_secret: 'a-secret-of-some-length-0123456789', redirect_uris: [REDIRECT], response_types: ['code'] },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'amr'], email: ['email', 'email_verified'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, id) => ({ accountId: id, claims: async () => ({ sub: id, email: 'li.lei@example.cn', email_verified: true }) }),
    interactions: { url: (_context, interaction) => `/interaction/${interaction.uid}` },
    cookies: { keys: ['test'] },
  });
  server.on('request', async (request, response) => {
    if (!request.url?.startsWith('/interaction/')) return provider.callback()(request, response);
    const { params, prompt } = await provider.interactionDetails(request, response);
    const grant = new provider.Grant({ accountId: 'li.lei', clientId: String(params['client_id']) });
    grant.addOIDCScope('openid email');
    const result =
      prompt.name === 'login' ? { login: { accountId: 'li.lei', amr: ['pwd', 'otp'] } } : { consent: { grantId: await grant.save() } };
    return provider.interactionFinished(request, response, result, { mergeWithLastSubmission: true });
  });
  const settings = {
    id: 'test',
    issuer,
    clientId: 'touchstone',
    clientSecret: 'a-secret-of-some-length-0123456789',
    redirectUri: REDIRECT,
    secondFactorMethods: ['otp'],
    allowsPlainHttp: true,
  };
  return { server, settings };
}

const { server, settings } = await providerInProcess();
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** Follows the provider as a browser does, up to the address that belongs to us. */
async function browse(address: string): Promise<string> {
  const cookies = new Map<string, string>();
  for (let at = address, steps = 0; steps < 12; steps++) {
    const answer = await fetch(at, { redirect: 'manual', headers: { cookie: [...cookies].map((pair) => pair.join('=')).join('; ') } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]!.split('=');
      cookies.set(name, value);
    }
    at = new URL(answer.headers.get('location') ?? '', at).href;
    if (at.startsWith(REDIRECT)) return new URL(at).search.slice(1);
  }
  throw new Error('the provider never came back');
}

const now = Date.now();

test('code with PKCE: the browser goes there, comes back, and we know who it is', async () => {
  const { address, ticket } = await openOidc(settings, now);
  expect(new URL(address).searchParams.get('code_challenge_method')).toBe('S256');
  const identity = await finishOidc(settings, ticket, await browse(address), now);
  expect(identity).toEqual({ issuer: settings.issuer, subject: 'li.lei', email: 'li.lei@example.cn', hasSecondFactor: true });
});

describe('refused', () => {
  test('the answer to another question', async () => {
    const [one, other] = [await openOidc(settings, now), await openOidc(settings, now)];
    await expect(finishOidc(settings, other.ticket, await browse(one.address), now)).rejects.toThrow(OidcFault);
  });

  test('an answer without the verifier of its question', async () => {
    const { address, ticket } = await openOidc(settings, now);
    await expect(finishOidc(settings, { ...ticket, verifier: 'x'.repeat(43) }, await browse(address), now)).rejects.toThrow(OidcFault);
  });

  test('an answer used a second time', async () => {
    const { address, ticket } = await openOidc(settings, now);
    const query = await browse(address);
    await finishOidc(settings, ticket, query, now);
    await expect(finishOidc(settings, ticket, query, now)).rejects.toThrow(OidcFault);
  });

  test('an answer that comes too late', async () => {
    const { ticket } = await openOidc(settings, now);
    await expect(finishOidc(settings, ticket, 'code=x', now + 601_000)).rejects.toThrow(OidcFault);
  });

  test('a refusal of the provider', async () => {
    const { ticket } = await openOidc(settings, now);
    await expect(finishOidc(settings, ticket, `error=access_denied&state=${ticket.state}`, now)).rejects.toThrow(OidcFault);
  });

  test('a provider that is not there', async () => {
    const gone = { ...settings, issuer: 'http://127.0.0.1:1' };
    await expect(openOidc(gone, now)).rejects.toMatchObject({ name: 'OidcFault', retryable: true });
  });
});
