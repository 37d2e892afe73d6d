import type { App } from '@touchstone/app-model';
import { byText } from '@touchstone/kernel/order';
import type { Detector } from '../../detector.ts';
import type { AttributeValue, Fact } from '../../fact.ts';
import type { Knowledge, Sdk } from '../../knowledge.ts';
import { evidenceByFile } from './by-file.ts';
import { evidenceByHost } from './by-host.ts';
import { evidenceByManifest } from './by-manifest.ts';
import { evidenceByName } from './by-name.ts';
import { evidenceByPackage } from './by-package.ts';
import { evidenceByStructure } from './by-structure.ts';
import { catalogueOf } from './catalogue.ts';
import { type Confidence, type Evidence, presenceOf } from './evidence.ts';
import { buildConfigs, versionOf } from './version.ts';

/** Third-party SDKs inside the app, what says so, and what they publicly declare to collect. */
export const sdks: Detector = {
  id: 'sdks',
  version: 2,
  yields: ['sdk.present', 'sdk.evidence', 'sdk.declares'],

  *detect(app, knowledge) {
    const catalogue = catalogueOf(knowledge);
    const configs = buildConfigs(app, catalogue);
    for (const [id, evidence] of bySdk(allEvidence(app, knowledge))) {
      const sdk = catalogue.sdks.get(id);
      const confidence = presenceOf(evidence);
      if (sdk === undefined || confidence === undefined) continue;
      yield* factsOf(sdk, evidence, confidence, versionOf(app, sdk, configs));
    }
  },
};

function allEvidence(app: App, knowledge: Knowledge): readonly Evidence[] {
  const catalogue = catalogueOf(knowledge);
  return [
    ...evidenceByPackage(app, catalogue),
    ...evidenceByManifest(app, catalogue),
    ...evidenceByFile(app, catalogue, knowledge),
    ...evidenceByHost(app, catalogue),
    ...evidenceByName(app, catalogue),
    ...evidenceByStructure(app, catalogue, knowledge),
  ];
}

function bySdk(evidence: readonly Evidence[]): readonly (readonly [id: string, evidence: readonly Evidence[]])[] {
  const groups = new Map<string, Evidence[]>();
  for (const one of evidence) {
    const group = groups.get(one.sdk);
    if (group === undefined) groups.set(one.sdk, [one]);
    else group.push(one);
  }
  return [...groups].sort(([a], [b]) => byText(a, b));
}

function* factsOf(sdk: Sdk, evidence: readonly Evidence[], confidence: Confidence, version: string | undefined): Iterable<Fact> {
  const strongest = evidence.reduce((best, one) => (one.weight > best.weight ? one : best));
  const kinds = [...new Set(evidence.map(({ kind }) => kind))].sort(byText).join(',');
  const attributes: Record<string, AttributeValue> = {
    sdk: sdk.id,
    name: sdk.name.zh,
    vendor: sdk.vendor.zh,
    category: sdk.category,
    ...(version === undefined ? {} : { version }),
    evidence: kinds,
    confidence,
  };
  yield { kind: 'sdk.present', attributes, at: strongest.at };
  for (const { kind, detail, at } of evidence) yield { kind: 'sdk.evidence', attributes: { sdk: sdk.id, kind, detail }, at };
  for (const { data, qualifier } of sdk.declares) {
    yield { kind: 'sdk.declares', attributes: { sdk: sdk.id, data, qualifier }, at: strongest.at };
  }
}
