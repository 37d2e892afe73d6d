import { afterAll, describe, expect, test } from 'vitest';
import { finishOidc, OidcFault, openOidc } from './oidc.ts';
import { browse, providerInProcess } from './oidc-provider.contract.ts';

const { server, settings } = await providerInProcess();
afterAll(() => new Promise((resolve) => server.close(resolve)));

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
