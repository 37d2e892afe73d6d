import type { App } from '@touchstone/app-model';
import type { Place } from '@touchstone/kernel/place';
import type { CallSite, Site } from '@touchstone/program';
import { classNameOf } from '../../class-names.ts';
import type { PermissionUse } from '../../knowledge.ts';
import { inManifest } from '../../manifest-place.ts';

/** Where an app does what a row of the permission map names. */
export class UseFinder {
  readonly #app: App;
  /** URI and text prefixes of the map with where a constant begins so. */
  readonly #texts = new Map<string, Place>();
  readonly #actions: ReadonlyMap<string, Place>;
  readonly #mentioned = new Map<string, boolean>();

  constructor(app: App, rows: readonly PermissionUse[]) {
    this.#app = app;
    this.#actions = actionsOf(app);
    const prefixes = [...new Set(rows.filter(({ member }) => member === 'uri').map(({ name }) => name))];
    if (prefixes.length === 0) return;
    for (const found of app.program.textsContaining(prefixes)) {
      for (const prefix of prefixes) {
        if (found.text.startsWith(prefix) && !this.#texts.has(prefix)) this.#texts.set(prefix, found.place());
      }
    }
  }

  /** Where the row applies first; undefined when it never does. */
  find(row: PermissionUse): Place | undefined {
    if (row.member === 'uri') return this.#texts.get(row.name);
    if (row.member === 'action') return this.#actions.get(row.name) ?? this.#app.program.usesOfText(row.name)[0]?.place();
    return this.#sites(row)[0]?.place();
  }

  /** As `find`, where code of the app or an SDK surely does it: no mere text, and no support library, which asks first. */
  findCertain(row: PermissionUse): Place | undefined {
    if (row.member === 'uri') return undefined;
    if (row.member === 'action') return this.#actions.get(row.name);
    return this.#sites(row)
      .find(({ method }) => !ASKS_FIRST.test(method.class) && this.#app.owners.of(method.class).owner !== 'library')
      ?.place();
  }

  /** Whether class and member are both named in texts, as reflection needs them. */
  isReflected({ member, class: descriptor, name }: PermissionUse): boolean {
    if (member !== 'method' || name.startsWith('<')) return false;
    const { program } = this.#app;
    return program.usesOfText(name).length > 0 && program.usesOfText(classNameOf(descriptor)).length > 0;
  }

  #sites(row: PermissionUse): readonly Site[] {
    const { class: descriptor, name, signature } = row;
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

/** Support libraries guard such calls with a permission check of their own. */
const ASKS_FIRST =
  /^L(androidx|android\/support|kotlin|kotlinx|com\/google\/android\/gms|com\/google\/firebase|com\/google\/android\/material)\//;

function hasArgument(call: CallSite, wanted: PermissionUse['argument']): boolean {
  const value = wanted === undefined ? undefined : call.argument(wanted.index);
  return (value?.kind === 'number' || value?.kind === 'text') && value.value === wanted?.value;
}

/** Actions that enabled components listen to, and those the manifest asks about. */
function actionsOf({ manifest }: App): ReadonlyMap<string, Place> {
  const actions = new Map<string, Place>();
  for (const { filters, element } of manifest?.components ?? []) {
    for (const action of filters.flatMap((filter) => filter.actions)) if (!actions.has(action)) actions.set(action, inManifest(element));
  }
  return actions;
}
