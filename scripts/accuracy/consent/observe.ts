import type { Fact } from '@touchstone/facts';
import { scan } from '@touchstone/scan-core';
import { apkOf, type ConsentApp, type NoFlow, type Truth } from '../../../corpus/consent/index.ts';
import { judgeApp } from './judge-app.ts';
import type { Judged } from './judged.ts';

/** One app, or a variant of it, with what the engine says of it and how that compares. */
export interface Observed {
  readonly app: ConsentApp;
  readonly facts: readonly Fact[];
  readonly judged: readonly Judged[];
}

export async function observe(app: ConsentApp): Promise<Observed> {
  const facts = (await factsOf(app)).filter((fact) => !isAboutStrangers(app, fact));
  return { app, facts, judged: judgeApp(app.truth, facts, unjudgedOf(app)) };
}

/** What begins or ends in code that a variant has added. */
function isAboutStrangers({ strangers }: ConsentApp, { kind, at, proof }: Fact): boolean {
  const isStranger = (method: string | undefined): boolean => method !== undefined && strangers?.has(method.split('->')[0]!) === true;
  return isStranger(at.method) || (kind.startsWith('flow.') && isStranger(proof?.chain[0]?.at.method));
}

/** Pairs that count neither for nor against, in the apps that have some. */
const unjudgedOf = (app: ConsentApp & { readonly unjudged?: readonly NoFlow[] }): readonly NoFlow[] => app.unjudged ?? [];

/** Data flow is looked for only where the truth speaks of it. */
async function factsOf(app: ConsentApp): Promise<readonly Fact[]> {
  const report = await scan(apkOf(app), { name: `${app.id}.apk`, depth: hasFlows(app.truth) ? 'full' : 'standard' });
  return report.facts;
}

const hasFlows = ({ flows, noFlows }: Truth): boolean => flows !== undefined || noFlows !== undefined;
