import type { App } from '@touchstone/app-model';
import type { Constant, Method, Site } from '@touchstone/program';

/** Permissions that one method names, and the first place where it does. */
export interface GivenNames {
  readonly permissions: readonly string[];
  readonly site: Site;
}

/** Methods that one call may mean that are looked at. */
const MOST_METHODS = 50;

/**
 * The permissions that a method of the app gives which was called for a value (`requestPermissions(needs(), 1)`), one entry
 * for each class that has its own: a base class asks for what each class below it names. Only permissions that the
 * manifest declares, since the system grants no others.
 */
export function namesGivenBy(app: App, value: Constant | undefined): readonly GivenNames[] {
  if (value?.kind !== 'call') return [];
  const methods = meantBy(app, value).slice(0, MOST_METHODS);
  if (methods.length === 0) return [];
  const named = namedIn(app);
  return methods.flatMap((method) => {
    const here = named.get(method.id) ?? [];
    const [first] = here;
    return first === undefined ? [] : [{ permissions: here.map(({ permission }) => permission), site: first.site }];
  });
}

function meantBy({ program }: App, { class: owner, name }: Constant & { readonly kind: 'call' }): readonly Method[] {
  const declared = program.class(owner);
  if (declared === undefined) return [];
  return [declared, ...program.subtypesOf(owner)].flatMap((one) =>
    one.methods().filter((method) => method.name === name && method.hasCode && GIVES_NAMES.test(method.signature)),
  );
}

/** What comes back can hold names: a text, an array of texts, a collection. */
const GIVES_NAMES = /\)(?:\[?Ljava\/lang\/String;|Ljava\/util\/(?:\w*List|Collection|\w*Set);)$/;

interface Named {
  readonly permission: string;
  readonly site: Site;
}

const known = new WeakMap<App, ReadonlyMap<number, readonly Named[]>>();

/** Declared permissions by the id of the methods that name them, in the order of the manifest. */
function namedIn(app: App): ReadonlyMap<number, readonly Named[]> {
  const before = known.get(app);
  if (before !== undefined) return before;
  const declared = [...new Set(app.manifest?.permissions.map(({ name }) => name))];
  const named = new Map<number, Named[]>();
  for (const [permission, sites] of app.program.usesOfTexts(declared)) {
    for (const site of sites) {
      const here = named.get(site.method.id) ?? [];
      named.set(site.method.id, here);
      if (!here.some((one) => one.permission === permission)) here.push({ permission, site });
    }
  }
  known.set(app, named);
  return named;
}
