/** Browsers take `__Host-` only with Secure, without a domain and for the whole site: no neighbour can set it. */
const SECURE_NAME = '__Host-touchstone';
const LOOPBACK_NAME = 'touchstone';

/**
 * The session's cookie of a request; undefined when there is none.
 *
 * Over TLS only the name that no neighbour can set: another one may have been planted by a page of a sister site.
 */
export function cookieOf(header: string | undefined, isSecure: boolean): string | undefined {
  return cookieNamed(header, isSecure ? SECURE_NAME : LOOPBACK_NAME);
}

/** What a page has chosen of the scopes of who sits there: no secret, and only ever one of those that are held. */
export const chosenScopeOf = (header: string | undefined): string | undefined => cookieNamed(header, 'touchstone-scope');

function cookieNamed(header: string | undefined, wanted: string): string | undefined {
  for (const part of (header ?? '').slice(0, 8192).split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, Math.max(0, at)).trim();
    if (name === wanted) return part.slice(at + 1).trim() || undefined;
  }
  return undefined;
}

/** `Set-Cookie` for a session that ends at `expiresAt`. Not Secure only where the server listens on loopback without TLS. */
export const setCookie = (token: string, expiresAt: Date, isSecure: boolean): string =>
  `${isSecure ? SECURE_NAME : LOOPBACK_NAME}=${token}; Path=/; HttpOnly; SameSite=Strict; Expires=${expiresAt.toUTCString()}${isSecure ? '; Secure' : ''}`;

/** `Set-Cookie` that takes the session's cookie away. */
export const clearCookie = (isSecure: boolean): string => setCookie('', new Date(0), isSecure);
