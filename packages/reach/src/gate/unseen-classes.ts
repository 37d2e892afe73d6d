import type { App } from '@touchstone/app-model';
import type { CallSite, Program } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Origin } from '../origins/origin.ts';
import type { Origins } from '../origins/origins.ts';
import type { CallPlace } from './calls-named.ts';
import { type ClassUse, ClassUses } from './class-uses.ts';

/** A call that gives a class which is not known, or an object of one, with what is done with it. */
export interface UnseenClass extends ClassUse {
  readonly at: CallPlace;
}

const LOADER = 'Ljava/lang/ClassLoader;';
const FACTORY = 'Landroid/app/AppComponentFactory;';
/** With more such calls in an app, none is looked at: any of them may name any class. */
const MOST_SITES = 400;

/**
 * Calls of the app's own code that name a class which is not known. Those of libraries name classes of their own, or what the platform has;
 * of code whose owner is not known they count where it is seen what is done with the class. Undefined when there are too many.
 */
export function unseenClasses({ program, owners }: App, origins: Origins, constants: ConstantValues): readonly UnseenClass[] | undefined {
  const isOwn = ({ method }: CallSite) => OWN.has(owners.of(method.class).owner);
  const loads = loadsIn(program).filter(isOwn);
  const makers = MAKERS.flatMap((row) =>
    program
      .callsTo(row)
      .filter(isOwn)
      .map((site) => ({ site, row })),
  );
  if (loads.length + makers.length > MOST_SITES) return undefined;
  const callers = (method: number) => origins.callers(program.method(method));
  const found: UnseenClass[] = [];
  for (const site of loads) {
    if (isNamed(program, origins, site, 0)) continue;
    const at = placeOf(site);
    const { types, methods, isOpen } = new ClassUses(constants, callers, at);
    if (!isOpen || owners.of(site.method.class).owner === 'app') found.push({ at, types, methods, isOpen });
  }
  for (const { site, row } of makers) {
    if (isNamed(program, origins, site, row.argument)) continue;
    found.push({ at: placeOf(site), types: new Set([row.makes]), methods: new Set(), isOpen: false });
  }
  return found;
}

const OWN: ReadonlySet<string> = new Set(['app', 'unknown']);

const placeOf = ({ method, instruction }: CallSite): CallPlace => ({ method: method.id, instruction });

/** Whether a name is known, or the platform gives it: to a factory that of a component, which the manifest names. */
function isNamed(program: Program, origins: Origins, { method, instruction }: CallSite, argument: number): boolean {
  const named = origins.argument(method, instruction, argument);
  const isOfManifest = program.isSubtype(method.class, FACTORY) && method.name.startsWith('instantiate');
  const isKnown = (origin: Origin) =>
    origin.kind === 'text' || origin.kind === 'number' || (isOfManifest && origin.kind === 'platform' && origin.member === undefined);
  return named.isComplete && named.origins.every(isKnown);
}

/** Calls that give a class by its name, but for those by which a class loader asks the next. */
function loadsIn(program: Program): readonly CallSite[] {
  const own = program.subtypesOf(LOADER).filter((type) => type.methods().some(({ name }) => name === 'loadClass'));
  const asked = [LOADER, ...own.map(({ descriptor }) => descriptor)].flatMap((owner) =>
    program.callsTo({ class: owner, name: 'loadClass' }),
  );
  return [
    ...program.callsTo({ class: 'Ljava/lang/Class;', name: 'forName' }),
    ...asked.filter(({ method }) => !ASKS_NEXT.has(method.name) || !program.isSubtype(method.class, LOADER)),
  ];
}

const ASKS_NEXT: ReadonlySet<string> = new Set(['loadClass', 'findClass']);

/** Calls that make an object of a class that they are told by name. */
const MAKERS: readonly { readonly class: string; readonly name: string; readonly argument: number; readonly makes: string }[] = [
  ...['Landroid/app/', 'Landroidx/fragment/app/', 'Landroid/support/v4/app/'].map((at) => ({
    class: `${at}Fragment;`,
    name: 'instantiate',
    argument: 1,
    makes: `${at}Fragment;`,
  })),
  { class: 'Landroidx/fragment/app/FragmentFactory;', name: 'instantiate', argument: 1, makes: 'Landroidx/fragment/app/Fragment;' },
  { class: 'Landroid/view/LayoutInflater;', name: 'createView', argument: 0, makes: 'Landroid/view/View;' },
];
