import type { App } from '@touchstone/app-model';
import type { Knowledge } from '../../knowledge.ts';
import { catalogued } from '../../native-sdks.ts';
import type { Catalogue } from './catalogue.ts';
import { type Evidence, WEIGHT } from './evidence.ts';
import { isVendorsApp } from './own-vendor.ts';

/** Native libraries and files that an SDK brought along; each name once, whatever number of ABIs there are. */
export function evidenceByFile(app: App, catalogue: Catalogue, knowledge: Knowledge): readonly Evidence[] {
  const own = app.manifest?.package ?? '';
  const found = new Map<string, Evidence>();
  const note = (evidence: Evidence) => {
    const key = `${evidence.kind} ${evidence.detail}`;
    if (!found.has(key) && !isVendorsApp(catalogue.sdks.get(evidence.sdk), own)) found.set(key, evidence);
  };
  for (const { path } of app.files) {
    const at = { file: path };
    const inside = path.slice(path.indexOf('!') + 1);
    const sdk = catalogue.files.get(inside);
    if (sdk !== undefined) note({ sdk, kind: 'resource', detail: inside, at, weight: WEIGHT.resource });
    if (!inside.endsWith('.so') || !/^(lib|assets)\//.test(inside)) continue;
    const name = inside.slice(inside.lastIndexOf('/') + 1);
    const owner = catalogued(knowledge, name)?.sdk;
    if (owner !== undefined) note({ sdk: owner, kind: 'native', detail: name, at, weight: WEIGHT.library });
  }
  return [...found.values()];
}
