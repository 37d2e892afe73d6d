import type { App } from '@touchstone/app-model';
import { descriptorOf } from './class-names.ts';
import { launcherClasses } from './launcher.ts';

/** Fewer components prove nothing: an app made for a test may have none of its classes. */
const FEWEST = 3;
/** Classes of this share and less may lie in parts that were not handed in, such as features loaded on demand. */
const MOST_ABSENT_SHARE = 0.5;

/**
 * Whether code that Android needs to start the app is in none of its DEX files: the application class, or most components with
 * all that the user can open. False without any DEX file: then there is nothing to compare with.
 */
export function componentsAreMissing({ manifest, program }: App): boolean {
  if (manifest === undefined || program.counts.classes === 0) return false;
  const isMissing = (descriptor: string) => program.class(descriptor) === undefined;
  const { name = '' } = manifest.application;
  if (name !== '' && !name.startsWith('android.') && isMissing(descriptorOf(name))) return true;
  const components = manifest.components.filter(({ type }) => type !== 'activity-alias');
  const missing = components.filter((component) => isMissing(descriptorOf(component.name)));
  return (
    components.length >= FEWEST &&
    missing.length > components.length * MOST_ABSENT_SHARE &&
    [...launcherClasses(manifest)].every((launcher) => isMissing(launcher))
  );
}
