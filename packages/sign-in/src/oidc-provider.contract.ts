import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { OidcProvider } from './oidc.ts';

const REDIRECT = 'http://127.0.0.1:8700/sign-in/test';

/** A real OpenID provider in this process, at which `li.lei` is always signed in and always agrees. @param redirectUri ours */
export async function providerInProcess(redirectUri = REDIRECT): Promise<{ server: Server; settings: OidcProvider }> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'touchstone',
        client_secret: 'a-secret-of-some-length-0123456789',
        redirect_uris: [redirectUri],
        response_types: ['code'],
      },
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
    redirectUri,
    secondFactorMethods: ['otp'],
    allowsPlainHttp: true,
  };
  return { server, settings };
}

/** Follows the provider as a browser does, up to the address that belongs to us. */
export async function browse(address: string): Promise<string> {
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
