import type { Component, Manifest } from '@touchstone/app-model';
import type { Entry } from '../entry.ts';
import { descriptorOf } from './class-names.ts';
import type { EntryFinder, Standing } from './entry-finder.ts';
import { startupInitializers } from './startup-initializers.ts';

/** Places in the order of a process's start, see `Entry.order`. */
const FACTORY = 0;
const APPLICATION_MADE = 1;
const BASE_CONTEXT = 2;
const PROVIDER = 3;
const INITIALIZER = 4;
const APPLICATION_CREATED = 5;

/** What runs because a process of the app exists, in the order of `Entry.order`. */
export function processStart(finder: EntryFinder, manifest: Manifest): readonly Entry[] {
  const entries = [
    ...factoryEntries(finder, manifest),
    ...applicationEntries(finder, manifest),
    ...providers(manifest).flatMap((provider) => providerEntries(finder, manifest, provider)),
    ...initializerEntries(finder, manifest),
  ];
  return entries.sort((a, b) => a.order - b.order);
}

const providers = ({ components }: Manifest): readonly Component[] =>
  components.filter(({ type, enabled }) => type === 'provider' && enabled);

/** Activities are made for the first screen; receivers and services when something happens. */
function factoryEntries(finder: EntryFinder, { application }: Manifest): readonly Entry[] {
  const name = application.appComponentFactory;
  if (name === undefined) return [];
  const standing = { component: undefined, process: application.process, because: { how: 'component-factory', what: name } } as const;
  return finder.roots(descriptorOf(name), 'process-start', standing).map((entry) => ({
    ...entry,
    order: FACTORY,
    trigger: entry.method.name.startsWith('instantiateActivity') ? 'first-screen' : entry.trigger,
  }));
}

function applicationEntries(finder: EntryFinder, { application }: Manifest): readonly Entry[] {
  if (application.name === undefined) return [];
  const standing = { component: undefined, process: application.process, because: { how: 'application', what: application.name } } as const;
  return finder
    .roots(descriptorOf(application.name), 'process-start', standing)
    .map((entry) => ({ ...entry, order: applicationOrder(entry) }));
}

function applicationOrder({ method: { name } }: Entry): number {
  if (name === '<init>' || name === '<clinit>') return APPLICATION_MADE;
  return name === 'onCreate' ? APPLICATION_CREATED : BASE_CONTEXT;
}

/** The platform makes every provider before `Application.onCreate`; what others may ask of it comes when they ask. */
function providerEntries(finder: EntryFinder, { application }: Manifest, provider: Component): readonly Entry[] {
  const standing: Standing = {
    component: provider,
    process: provider.process ?? application.process,
    because: { how: 'provider', what: provider.name },
  };
  return finder
    .roots(descriptorOf(provider.name), 'process-start', standing)
    .filter(({ trigger, isBackground }) => trigger === 'process-start' || provider.exported || !isBackground)
    .map((entry) => (entry.trigger === 'process-start' ? { ...entry, order: PROVIDER } : entry));
}

function initializerEntries(finder: EntryFinder, manifest: Manifest): readonly Entry[] {
  return providers(manifest).flatMap((provider) =>
    startupInitializers(finder.app.program, provider).flatMap(({ descriptor, what }) => {
      const because = { how: 'startup-initializer', what } as const;
      const process = provider.process ?? manifest.application.process;
      return finder
        .roots(descriptor, 'process-start', { component: provider, process, because })
        .map((entry) => ({ ...entry, order: INITIALIZER }));
    }),
  );
}
