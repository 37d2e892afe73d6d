import type { Me } from './me.ts';

/** The server reads the choice there, for links and pictures, too. */
const COOKIE = 'touchstone-scope';

/** Where somebody holds rights, each once; who sees the whole country has nothing to choose. */
export function scopesOf({ rights }: Pick<Me, 'rights'>): readonly string[] {
  const scopes = [...new Set(rights.flatMap((right) => right.scopes))].filter((scope) => scope !== 'none');
  return scopes.includes('all') ? ['all'] : scopes;
}

/** The scope one works in: what was chosen in this browser, as long as it is held; the first otherwise. Undefined where there is no choice. */
export function chosenScope(scopes: readonly string[], cookies: string): string | undefined {
  if (scopes.length < 2) return undefined;
  const kept = cookies
    .split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(`${COOKIE}=`))
    ?.slice(COOKIE.length + 1);
  return scopes.find((scope) => scope === kept) ?? scopes[0];
}

/** Keeps the choice until the browser is closed; undefined takes it away. */
export function keepScope(scope: string | undefined): void {
  const end = scope === undefined ? '; Max-Age=0' : '';
  // biome-ignore lint/suspicious/noDocumentCookie: read by the server with every request, links and pictures among them
  document.cookie = `${COOKIE}=${scope ?? ''}; Path=/; SameSite=Strict${window.location.protocol === 'https:' ? '; Secure' : ''}${end}`;
}

/** Oneself with what one may do in one scope. */
export const within = (me: Me, scope: string | undefined): Me =>
  scope === undefined
    ? me
    : {
        ...me,
        rights: me.rights.flatMap(({ permission, scopes }) => (scopes.includes(scope) ? [{ permission, scopes: [scope] }] : [])),
      };
