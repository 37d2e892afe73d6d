import { androguardEngine } from './androguard/androguard-engine.ts';
import { apksignerEngine } from './apksigner/apksigner-engine.ts';
import type { Engine } from './engine.ts';
import { appscanImporter, appsharkImporter, camilleImporter, type Importer, mobsfImporter, sarifImporter } from './import/index.ts';
import type { Installed } from './installed.ts';
import { ownEngine } from './own/own-engine.ts';

export interface EngineOptions {
  /** Scans of our own at once, one child process each. */
  readonly scans: number;
  /** Where the tools lie; absent: where Debian puts them. */
  readonly apksigner?: Installed;
  readonly python?: Installed;
}

/** Engines that this machine can run: our own, and the tools that are installed. Adding one is one folder and one line. */
export async function availableEngines({ scans, apksigner, python }: EngineOptions): Promise<readonly Engine[]> {
  const tools = await Promise.all([
    apksignerEngine(apksigner ?? { command: ['/usr/bin/apksigner'] }),
    androguardEngine(python ?? { command: ['/usr/bin/python3'] }),
  ]);
  return [ownEngine(scans), ...tools.filter((engine) => engine !== undefined)];
}

/** Formats of reports that are taken, by their word. Vendors' own mappings of SARIF are made with `sarifImporter`. */
export const importers: Readonly<Record<string, Importer>> = Object.fromEntries(
  [sarifImporter(), mobsfImporter, appsharkImporter, camilleImporter, appscanImporter].map((importer) => [importer.format, importer]),
);
