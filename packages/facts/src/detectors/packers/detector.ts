import type { App } from '@touchstone/app-model';
import type { Detector } from '../../detector.ts';
import type { AttributeValue, Fact } from '../../fact.ts';
import { componentsAreMissing } from '../../missing-components.ts';
import { hiddenCode } from './damaged-dex.ts';
import { type Packed, packersOf } from './packed.ts';
import { scriptEnginesOf } from './script-engines.ts';

/** Packers and hardening, and everything else for which code of the app cannot be seen. */
export const packers: Detector = {
  id: 'packers',
  version: 2,
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
 * likely counts when the code that starts the app is not there, and so does a packer that no catalogue knows.
 */
function* hiddenByPacker(app: App, found: readonly Packed[]): Iterable<Fact> {
  const isMissing = componentsAreMissing(app);
  const hiding = found.filter(({ packer, confidence }) => packer.kind === 'packer' && (confidence === 'high' || isMissing));
  for (const { packer, strongest } of hiding) yield notVisible({ why: 'packed', detail: packer.id }, strongest.at.file);
  if (isMissing && hiding.length === 0) yield notVisible({ why: 'packed', detail: 'unknown' }, 'AndroidManifest.xml');
}
