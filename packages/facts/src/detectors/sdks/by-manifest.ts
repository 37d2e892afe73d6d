import type { App, Component, Manifest } from '@touchstone/app-model';
import { descriptorOf } from '../../class-names.ts';
import { isUnder } from '../../java-names.ts';
import { inManifest } from '../../manifest-place.ts';
import { type Catalogue, prefixOf } from './catalogue.ts';
import { type Evidence, WEIGHT } from './evidence.ts';
import { isVendorsApp } from './own-vendor.ts';

/** Components and meta-data of the manifest that an SDK brought along. */
export function evidenceByManifest(app: App, catalogue: Catalogue): readonly Evidence[] {
  const { manifest } = app;
  if (manifest === undefined) return [];
  const components = manifest.components.filter(({ type, name }) => type !== 'activity-alias' && !isUnder(name, manifest.package));
  const isDefined = ({ name }: Component) => app.program.class(descriptorOf(name)) !== undefined;
  const isHidden = manifest.components.filter(isDefined).length * 2 < manifest.components.length;
  const weightOf = (component: Component) => {
    if (isDefined(component)) return WEIGHT.componentDefined;
    return isHidden ? WEIGHT.componentHidden : WEIGHT.componentLeftOver;
  };
  const evidence = [
    ...components.flatMap((component) => componentEvidence(component, weightOf(component), manifest, catalogue)),
    ...keysOf(manifest).flatMap(([key, element]) => keyEvidence(key, element, manifest, catalogue)),
  ];
  return evidence.filter(({ sdk }) => !isVendorsApp(catalogue.sdks.get(sdk), manifest.package));
}

function componentEvidence(
  { name, element }: Component,
  weight: number,
  { package: own }: Manifest,
  catalogue: Catalogue,
): readonly Evidence[] {
  const listed = catalogue.components.get(name);
  const sdks = listed ?? [prefixOf(catalogue, name, own)?.sdk].flatMap((sdk) => sdk ?? []);
  // A name that several SDKs use speaks for none of them alone.
  const each = sdks.length > 1 ? WEIGHT.supporting : weight;
  return sdks.map((sdk) => ({ sdk, kind: 'component', detail: name, at: inManifest(element), weight: each }));
}

function keysOf({ application, components }: Manifest): readonly (readonly [key: string, element: string])[] {
  return [
    ...application.metaData.map(({ name }) => [name, 'manifest/application'] as const),
    ...components.flatMap(({ metaData, element }) => metaData.map(({ name }) => [name, element] as const)),
  ];
}

/** A listed key, or one that is named after the SDK's package, also as `registrar:com.vendor.Class`. */
function keyEvidence(key: string, element: string, { package: own }: Manifest, catalogue: Catalogue): readonly Evidence[] {
  const listed = catalogue.metaData.get(key);
  const sdk = listed ?? prefixOf(catalogue, key.slice(key.lastIndexOf(':') + 1), own)?.sdk;
  if (sdk === undefined) return [];
  const weight = listed === undefined ? WEIGHT.textInRenamedCode : WEIGHT.metadata;
  return [{ sdk, kind: 'metadata', detail: key, at: inManifest(element), weight }];
}
