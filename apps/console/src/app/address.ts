import { useLocation, useParams, useRouter } from '@tanstack/react-router';

/** The part of the path that a route calls `$name`. */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Readonly<Record<string, string | undefined>>;
  return params[name] ?? '';
}

/** Opens an address of the console, as a link would. */
export function useOpen(): (href: string) => void {
  const { history } = useRouter();
  return (href) => history.push(href);
}

export interface Address {
  readonly path: string;
  /** What stands behind the `?`, one text for a name. */
  readonly search: Readonly<Record<string, string>>;
  /** Changes some of it; undefined and '' take a name out. A step that one goes back over, unless it `replaces`. */
  put(change: Readonly<Record<string, string | undefined>>, options?: { readonly replaces?: boolean }): void;
}

/** Where one is: filters, columns and pages live here, so that an address can be kept and sent. */
export function useAddress(): Address {
  const { pathname, searchStr } = useLocation();
  const { history } = useRouter();
  const search = Object.fromEntries(new URLSearchParams(searchStr));
  return {
    path: pathname,
    search,
    put(change, { replaces = false } = {}) {
      const next = new URLSearchParams(searchStr);
      for (const [name, value] of Object.entries(change)) {
        if (value === undefined || value === '') next.delete(name);
        else next.set(name, value);
      }
      const href = next.size === 0 ? pathname : `${pathname}?${next}`;
      if (replaces) history.replace(href);
      else history.push(href);
    },
  };
}
