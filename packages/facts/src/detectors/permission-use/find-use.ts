import type { App } from '@touchstone/app-model';
import { byText } from '@touchstone/kernel/order';
import type { Place } from '@touchstone/kernel/place';
import type { CallSite, Site } from '@touchstone/program';
import { classNameOf } from '../../class-names.ts';
import { alternativesOf } from '../../constant-values.ts';
import type { PermissionUse } from '../../knowledge.ts';
import { inManifest } from '../../manifest-place.ts';
import { textsBeginning } from '../../texts-beginning.ts';
import { callerOutside, isLibrary } from './library-callers.ts';

/** What proves that a permission is used: the call or other thing that needs it, where, and whose code does it. */
export interface Proof {
  /** As catalogued: a member, an address, an action, or an attribute of the manifest. */
  readonly api: string;
  readonly at: Place;
  /** Class whose code it is; absent for what the manifest says. */
  readonly class?: string;
}

/** Where an app does what a row of the permission map names. */
export class UseFinder {
  readonly #app: App;
  /** URI and text prefixes of the map with the code that loads a text that begins so. */
  readonly #texts = new Map<string, readonly Site[]>();
  readonly #actions: ReadonlyMap<string, Place>;
  readonly #mentioned = new Map<string, boolean>();

  constructor(app: App, rows: readonly PermissionUse[]) {
    this.#app = app;
    this.#actions = actionsOf(app);
    // In the order of the string tables, so that the first use does not depend on the map.
    const prefixes = [...new Set(rows.filter(({ member }) => member === 'uri').map(({ name }) => name))].sort(byText);
    for (const found of textsBeginning(app.program, prefixes)) {
      for (const prefix of prefixes) {
        if (found.text.startsWith(prefix)) this.#texts.set(prefix, [...(this.#texts.get(prefix) ?? []), ...found.uses()]);
      }
    }
  }

  /**
   * Whether one of the rows applies: the best proof, the app's own code before that of others; `undecided` when only
   * general-purpose libraries do it and nobody is seen to call them, or when only texts speak of it; `unused` else.
   */
  find(rows: readonly PermissionUse[]): Proof | 'undecided' | 'unused' {
    const sites: Applied[] = [];
    for (const row of rows) {
      const api = apiOf(row);
      const at = row.member === 'action' ? this.#actions.get(row.name) : undefined;
      if (at !== undefined) return { api, at };
      for (const site of this.#sites(row)) sites.push({ api, site });
    }
    const proven = this.#best(sites) ?? this.#throughLibraries(sites);
    if (proven !== undefined) return { api: proven.api, at: proven.site.place(), class: proven.site.method.class };
    const isNamed = sites.length > 0 || rows.some((row) => this.#texts.has(row.name)) || rows.some((row) => this.#isReflected(row));
    return isNamed ? 'undecided' : 'unused';
  }

  #best(sites: readonly Applied[]): Applied | undefined {
    const ranked = sites.map((applied) => ({ applied, rank: OWNERS.indexOf(this.#app.owners.of(applied.site.method.class).owner) }));
    return ranked.filter(({ rank }) => rank >= 0).sort((a, b) => a.rank - b.rank)[0]?.applied;
  }

  #throughLibraries(sites: readonly Applied[]): Applied | undefined {
    for (const { api, site } of sites.slice(0, MOST_WRAPPERS)) {
      const caller = callerOutside(this.#app, [site.method]);
      if (caller !== undefined) return { api, site: caller };
    }
    return undefined;
  }

  /** Where code of the app or an SDK surely does it: no mere text, and no support library, which asks first. */
  findCertain(row: PermissionUse): Place | undefined {
    if (row.member === 'uri') return undefined;
    if (row.member === 'action') return this.#actions.get(row.name);
    return this.#sites(row)
      .find(({ method }) => !ASKS_FIRST.test(method.class) && !isLibrary(this.#app, method.class))
      ?.place();
  }

  /** Whether class and member are both named in texts, as reflection needs them. */
  #isReflected({ member, class: descriptor, name }: PermissionUse): boolean {
    if (member !== 'method' || name.startsWith('<')) return false;
    const { program } = this.#app;
    return program.usesOfText(name).length > 0 && program.usesOfText(classNameOf(descriptor)).length > 0;
  }

  #sites(row: PermissionUse): readonly Site[] {
    const { class: descriptor, name, signature } = row;
    if (row.member === 'uri') return this.#texts.get(name) ?? [];
    if (row.member === 'action') return this.#app.program.usesOfText(name);
    if (!this.#isMentioned(descriptor)) return [];
    const { program } = this.#app;
    if (row.member === 'field') return program.accessesOf({ class: descriptor, name });
    const calls = program.callsTo(signature === undefined ? { class: descriptor, name } : { class: descriptor, name, signature });
    return row.argument === undefined ? calls : calls.filter((call) => hasArgument(call, row.argument));
  }

  #isMentioned(descriptor: string): boolean {
    let known = this.#mentioned.get(descriptor);
    if (known === undefined) {
      known = this.#app.program.mentionsType(descriptor);
      this.#mentioned.set(descriptor, known);
    }
    return known;
  }
}

interface Applied {
  readonly api: string;
  readonly site: Site;
}

/** Whose code proves a use, the best first; libraries only do what others ask. */
const OWNERS: readonly string[] = ['app', 'sdk', 'third-party', 'unknown'];
/** Places in libraries whose callers are looked for. */
const MOST_WRAPPERS = 50;

/** A row as facts name it. */
export const apiOf = ({ member, class: descriptor, name }: PermissionUse): string =>
  member === 'uri' || member === 'action' ? name : `${descriptor}->${name}`;

/** Support libraries guard such calls with a permission check of their own. */
const ASKS_FIRST =
  /^L(androidx|android\/support|kotlin|kotlinx|com\/google\/android\/gms|com\/google\/firebase|com\/google\/android\/material)\//;

function hasArgument(call: CallSite, wanted: PermissionUse['argument']): boolean {
  const value = wanted === undefined ? undefined : call.argument(wanted.index);
  return alternativesOf(value).some((one) => (one?.kind === 'number' || one?.kind === 'text') && one.value === wanted?.value);
}

/** Actions that enabled components listen to, and those the manifest asks about. */
function actionsOf({ manifest }: App): ReadonlyMap<string, Place> {
  const actions = new Map<string, Place>();
  for (const { filters, element } of manifest?.components ?? []) {
    for (const action of filters.flatMap((filter) => filter.actions)) if (!actions.has(action)) actions.set(action, inManifest(element));
  }
  return actions;
}
