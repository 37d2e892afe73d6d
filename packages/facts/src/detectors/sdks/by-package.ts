import type { App } from '@touchstone/app-model';
import { definedPackages } from '../../defined-packages.ts';
import { type Catalogue, prefixOf } from './catalogue.ts';
import { type Evidence, WEIGHT } from './evidence.ts';

/** Classes that the app defines under a catalogued prefix, each class counted for the longest prefix above it. */
export function evidenceByPackage(app: App, catalogue: Catalogue): readonly Evidence[] {
  const own = app.manifest?.package ?? '';
  const found = new Map<string, Found>();
  for (const { name, classes, first, file } of definedPackages(app).values()) {
    const row = prefixOf(catalogue, name, own);
    if (row === undefined) continue;
    const known = found.get(row.prefix);
    if (known !== undefined) known.classes += classes;
    else found.set(row.prefix, { ...row, classes, first, file });
  }
  return [...found.values()].map(({ sdk, prefix, level, classes, first, file }) => ({
    sdk,
    kind: 'package',
    detail: prefix,
    at: { file, class: first },
    weight: level === 'C' || classes < 2 ? WEIGHT.packageThin : WEIGHT.packageProven,
  }));
}

interface Found {
  readonly prefix: string;
  readonly sdk: string;
  readonly level: 'A' | 'B' | 'C';
  readonly first: string;
  readonly file: string;
  classes: number;
}
