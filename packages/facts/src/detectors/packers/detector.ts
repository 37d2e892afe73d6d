import type { App } from '@touchstone/app-model';
import { descriptorOf } from '../../class-names.ts';
import type { Detector } from '../../detector.ts';
import type { AttributeValue, Fact } from '../../fact.ts';
import { hiddenCode } from './damaged-dex.ts';
import { type Packed, packersOf } from './packed.ts';
import { scriptEnginesOf } from './script-engines.ts';

/** Packers and hardening, and everything else for which code of the app cannot be seen. */
export const packers: Detector = {
  id: 'packers',
  version: 1,
  yields: ['code.packed', 'code.not-visible'],

  *detect(app, knowledge) {
    const found = packersOf(app, knowledge);
    for (const one of found) yield packedFact(one);
    yield* hiddenByPacker(app, found);
    for (const { why, detail, file } of hiddenCode(app)) yield notVisible({ why, detail }, file);
    for (const { name, file, partly } of scriptEnginesOf(app)) yield notVisible({ why: 'script-engine', detail: name, partly }, file);
  },
};

function packedFact({ packer, confidence, strongest }: Packed): Fact {
  const { id, name, kind } = packer;
  return {
    kind: 'code.packed',
    attributes: { packer: id, name: name.zh, kind, confidence, marker: strongest.marker.value },
    at: strongest.at,
  };
}

const notVisible = (attributes: Record<string, AttributeValue>, file: string): Fact => ({
  kind: 'code.not-visible',
  attributes,
  at: { file },
});

/**
 * A packer keeps the app's DEX files encrypted; a protector or anti-cheat leaves them readable. A packer that is only
 * likely counts when the app's own components have no classes, and so does a packer that no catalogue knows.
 */
function* hiddenByPacker(app: App, found: readonly Packed[]): Iterable<Fact> {
  const isMissing = componentsAreMissing(app);
  const hiding = found.filter(({ packer, confidence }) => packer.kind === 'packer' && (confidence === 'high' || isMissing));
  for (const { packer, strongest } of hiding) yield notVisible({ why: 'packed', detail: packer.id }, strongest.at.file);
  if (isMissing && hiding.length === 0) yield notVisible({ why: 'packed', detail: 'unknown' }, 'AndroidManifest.xml');
}

/** Fewer components than these prove nothing: a test app may have none of its classes. */
const FEWEST = 3;
const MISSING_SHARE = 0.8;

/** Whether the classes that the manifest names, the launcher's among them, are not in the DEX files that there are. */
function componentsAreMissing({ manifest, program, splits }: App): boolean {
  if (manifest === undefined || program.dexes.length === 0 || splits.length > 0) return false;
  const components = manifest.components.filter(({ type }) => type !== 'activity-alias');
  const missing = components.filter(({ name }) => program.class(descriptorOf(name)) === undefined);
  const launchers = components.filter(({ filters }) =>
    filters.some(({ categories }) => categories.includes('android.intent.category.LAUNCHER')),
  );
  return (
    components.length >= FEWEST &&
    missing.length >= components.length * MISSING_SHARE &&
    launchers.length > 0 &&
    launchers.every((launcher) => missing.includes(launcher))
  );
}
