import { means, methodsOf } from '../consent/calls-of.ts';
import { apkOf, type Spot } from '../consent/index.ts';
import type { FlowApp } from './flow-app.ts';

export interface SuiteFile {
  /** Below the suite's folder. */
  readonly path: string;
  readonly content: Uint8Array | string;
}

/** A place in the JSON truth: the API and the method that calls it, both as descriptors. */
interface SuiteSpot {
  readonly method: string;
  readonly in: string;
}

/**
 * The apps in the shape of a public micro-suite, for `touchstone score DIR --truth FILE`: packages in a folder for each category, and
 * the expected answers twice, `truth.tsv` (how many pairs) and `truth.json` (which pairs). Of several APIs at which a loss may be
 * said to happen, the JSON names the first that the method calls.
 */
export function suiteOf(apps: readonly FlowApp[]): readonly SuiteFile[] {
  const rows = apps.map((app) => ({ app, apk: `${app.category}/${app.id}.apk`, flows: app.truth.flows ?? [] }));
  const tsv = [['apk', 'category', 'expected_leaks'], ...rows.map(({ app, apk, flows }) => [apk, app.category, String(flows.length)])];
  const json = rows.map(({ app, apk, flows }) => ({
    apk,
    category: app.category,
    flows: flows.map(({ source, target }) => ({ source: spotOf(app, source), sink: spotOf(app, target) })),
  }));
  return [
    ...rows.map(({ app, apk }) => ({ path: apk, content: apkOf(app) })),
    { path: 'truth.tsv', content: `${tsv.map((row) => row.join('\t')).join('\n')}\n` },
    { path: 'truth.json', content: `${JSON.stringify(json, null, 2)}\n` },
  ];
}

function spotOf(app: FlowApp, { api, in: where }: Spot): SuiteSpot {
  const references = methodsOf(app).find(({ place }) => place === where)?.references ?? [];
  return { method: api.find((one) => references.some((reference) => means(reference, one))) ?? api[0], in: where };
}
