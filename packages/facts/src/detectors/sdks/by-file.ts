import type { App } from '@touchstone/app-model';
import type { Knowledge } from '../../knowledge.ts';
import { catalogued } from '../../native-sdks.ts';
import { type Catalogue, prefixOf } from './catalogue.ts';
import { type Evidence, WEIGHT } from './evidence.ts';
import { isVendorsApp } from './own-vendor.ts';
import { versionFile } from './version.ts';

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
    const artefact = ARTEFACT.exec(inside);
    const family = artefact === null ? undefined : prefixOf(catalogue, artefact[1]!, own)?.sdk;
    if (artefact !== null && family !== undefined) {
      const detail = `${artefact[1]}:${artefact[2]} ${versionFile(app, path) ?? ''}`.trimEnd();
      note({ sdk: family, kind: 'resource', detail, at, weight: WEIGHT.supporting });
    }
    if (!inside.endsWith('.so') || !/^(lib|assets)\//.test(inside)) continue;
    const name = inside.slice(inside.lastIndexOf('/') + 1);
    const owner = catalogued(knowledge, name)?.sdk;
    if (owner !== undefined) note({ sdk: owner, kind: 'native', detail: name, at, weight: WEIGHT.library });
  }
  return [...found.values()];
}

/** Files by which the build says which artefact of a group, in which version, went in: `androidx.core_core.version`. */
const ARTEFACT = /^META-INF\/([a-z][\w.]*\.[\w.]+?)_([\w.-]+)\.version$/;
