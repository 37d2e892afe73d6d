import type { App, Manifest } from '@touchstone/app-model';
import { classNameOf, descriptorOf } from '../../class-names.ts';
import { launcherEntries } from '../../launcher.ts';

/** What the code calls the app when it is not what the manifest calls it; undefined when they agree or nobody says. */
export function nameInCode(app: App, manifest: Manifest): string | undefined {
  const built = buildConfigName(app, manifest);
  if (built === undefined) return foreignOrganisation(app, manifest) ?? foreignScreens(app, manifest);
  return isRelated(built, manifest.package) ? undefined : built;
}

/**
 * `BuildConfig.APPLICATION_ID` beside or above the launcher class: the build wrote the package name there.
 */
function buildConfigName({ program }: App, manifest: Manifest): string | undefined {
  for (const name of ownClasses(manifest)) {
    const segments = name.split('.', DEEPEST);
    for (let count = segments.length - 1; count > 0; count--) {
      const config = program.class(descriptorOf(`${segments.slice(0, count).join('.')}.BuildConfig`));
      const value = config?.fields().find((field) => field.name === 'APPLICATION_ID')?.value;
      if (value?.kind === 'text') return value.value;
    }
  }
  return undefined;
}

/** The organisation of launcher and application class when the app has no code at all under that of its package. */
function foreignOrganisation({ program, owners }: App, manifest: Manifest): string | undefined {
  const named = ownClasses(manifest);
  const roots = new Set(named.map(organisation));
  const [root] = roots;
  const own = organisation(manifest.package);
  if (root === undefined || roots.size > 1 || root === own || !isReadable(root) || !isReadable(own)) return undefined;
  const isOwnCode = named.every((name) => program.class(descriptorOf(name)) !== undefined && owners.of(descriptorOf(name)).owner === 'app');
  const hasOwn = program.typesUnder(`L${own.replaceAll('.', '/')}/`).some((descriptor) => program.class(descriptor) !== undefined);
  return isOwnCode && !hasOwn ? classNameOf(descriptorOf(named[0] ?? '')) : undefined;
}

/**
 * First screen of another organisation that has most of the screens, while the launcher is the app's own. Libraries bring
 * a few screens along, an app that was wrapped brings nearly all.
 */
function foreignScreens({ program, owners }: App, manifest: Manifest): string | undefined {
  const screens = manifest.components.filter(({ type }) => type === 'activity').map(({ name }) => name);
  const own = screens.filter((name) => organisation(name) === organisation(manifest.package)).length;
  const isForeign = (name: string) =>
    isReadable(organisation(name)) &&
    !LIBRARY_WORD.test(name) &&
    program.class(descriptorOf(name)) !== undefined &&
    owners.of(descriptorOf(name)).owner === 'third-party';
  const groups = Map.groupBy(screens.filter(isForeign), organisation);
  const group = [...groups.values()].find((names) => names.length >= Math.max(MANY_SCREENS, own * MANY_SCREENS));
  return own === 0 ? undefined : group?.[0];
}

/** Screens of another organisation, at least and for each of the app's own. */
const MANY_SCREENS = 3;
const LIBRARY_WORD = /sdk|lib|plugin/i;

/** Segments of a name, and launcher classes, that are looked at: people write fewer. */
const DEEPEST = 12;
const MOST_CLASSES = 10;

/** Application class and launcher classes. */
function ownClasses(manifest: Manifest): readonly string[] {
  const launchers = launcherEntries(manifest)
    .slice(0, MOST_CLASSES)
    .map(({ name, targetActivity }) => targetActivity ?? name);
  return [manifest.application.name, ...launchers].flatMap((name) => (name === undefined || !name.includes('.') ? [] : [name]));
}

/** Names that only add a part (`.debug`, `.huawei`), or belong to one organisation. */
const isRelated = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`) || organisation(a) === organisation(b);

const organisation = (name: string): string => name.split('.').slice(0, 2).join('.');

/** Both parts were chosen by a person: `com.shop`, not `a.b`. */
const isReadable = (root: string): boolean =>
  /^[a-z]{2,}\.[a-z]\w{2,}$/i.test(root) && !/^(com|org|net|cn)\.(com|org|net|gov|edu)$/.test(root);

/** Name in the resource table when it is another app's. Tables name the package as the build knew it. */
export function nameInResources({ resources }: App, manifest: Manifest): string | undefined {
  const names = resources.packageNames().filter((name) => name !== '' && name !== 'android');
  return names.some((name) => isRelated(name, manifest.package)) ? undefined : names[0];
}
