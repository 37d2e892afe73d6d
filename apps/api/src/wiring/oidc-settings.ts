import { type Allow, guardedFetch } from '@touchstone/outbound';
import type { OidcProvider } from '@touchstone/sign-in';
import Type from 'typebox';
import Value from 'typebox/value';

const Settings = Type.Array(
  Type.Object(
    {
      id: Type.String({ pattern: '^[a-z0-9-]{1,32}$' }),
      issuer: Type.String({ format: 'uri' }),
      clientId: Type.String({ minLength: 1 }),
      clientSecret: Type.String({ minLength: 1 }),
      secondFactorMethods: Type.Optional(Type.Array(Type.String())),
    },
    { additionalProperties: false },
  ),
);

const MAX_BYTES = 1024 * 1024;
const TIMEOUT_MS = 10_000;

/**
 * OpenID providers from `OIDC_PROVIDERS`, a JSON list of `{ id, issuer, clientId, clientSecret, secondFactorMethods? }`. Their
 * hosts are the only ones asked beside the open internet: an authority's provider mostly lies in its own network.
 *
 * @throws RangeError when the setting is not such a list
 */
export function oidcProviders(setting: string | undefined, publicUrl: string): readonly OidcProvider[] {
  if (setting === undefined || setting === '') return [];
  const parsed = parse(setting);
  if (!Value.Check(Settings, parsed)) throw new RangeError('OIDC_PROVIDERS is not a list of { id, issuer, clientId, clientSecret }');
  return parsed.map((one) => {
    const allow: Allow = [new URL(one.issuer).host];
    return {
      ...one,
      redirectUri: `${publicUrl}/sign-in/${one.id}`,
      secondFactorMethods: one.secondFactorMethods ?? [],
      fetch: guardedFetch({ maxBytes: MAX_BYTES, timeoutMs: TIMEOUT_MS, allow }) as unknown as typeof fetch,
    };
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
