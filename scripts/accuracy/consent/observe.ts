import type { Fact } from '@touchstone/facts';
import { scan } from '@touchstone/scan-core';
import { apkOf, type ConsentApp, type Truth, type VariantName, variants } from '../../../corpus/consent/index.ts';
import { judgeApp } from './judge-app.ts';
import type { Judged } from './judged.ts';

/** One app, or a variant of it, with what the engine says of it and how that compares. */
export interface Observed {
  readonly app: ConsentApp;
  readonly facts: readonly Fact[];
  readonly judged: readonly Judged[];
}

export async function observe(app: ConsentApp, variant?: VariantName): Promise<Observed> {
  const made = variant === undefined ? app : variants[variant](app);
  const facts = await factsOf(made);
  return { app: made, facts, judged: judgeApp(made.truth, facts) };
}

/** Data flow is looked for only where the truth speaks of it: the whole engine otherwise does without. */
async function factsOf(app: ConsentApp): Promise<readonly Fact[]> {
  const report = await scan(apkOf(app), { name: `${app.id}.apk` });
  return report.facts;
}

const hasFlows = ({ flows, noFlows }: Truth): boolean => flows !== undefined || noFlows !== undefined;
