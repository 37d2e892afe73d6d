import { type Expected, expectedOf } from './expected-of.ts';
import type { Plan } from './planned.ts';
import { type Build, shoppingApk } from './shopping/app.ts';
import { plan as faultyPlan } from './shopping/plan.ts';
import { policyHtml } from './shopping/policy.ts';
import { runJsonl } from './shopping/run.ts';
import { uiFolder } from './shopping/screens.ts';
import { runHar } from './shopping/traffic.ts';
import { plan as cleanPlan } from './shopping-clean/plan.ts';

export interface WholeCase {
  readonly name: string;
  readonly build: Build;
  readonly plan: Plan;
}

export const wholeCases: readonly WholeCase[] = [
  { name: 'shopping', build: { isRepaired: false }, plan: faultyPlan },
  { name: 'shopping-clean', build: { isRepaired: true }, plan: cleanPlan },
];

/** The package of a case, the same bytes each time. */
export const apkOfCase = ({ build }: WholeCase): Uint8Array => shoppingApk(build);

/** What lies in the folder of a case besides what is written by hand. */
export function filesOf({ name, build, plan }: WholeCase): ReadonlyMap<string, Uint8Array | string> {
  return new Map<string, Uint8Array | string>([
    [`${name}/policy.html`, policyHtml(build)],
    [`${name}/run.jsonl`, runJsonl(build)],
    [`${name}/run.har`, runHar(build)],
    ...[...uiFolder(build)].map(([file, content]) => [`${name}/ui/${file}`, content] as const),
    [`${name}/expected.json`, json(expectedOf(plan))],
  ]);
}

/** One fact, rule in doubt or list of rules a line. */
function json({ scans, facts, absent }: Expected): string {
  const rows = (all: readonly unknown[], indent: string) =>
    all.length === 0 ? '[]' : `[\n${all.map((one) => `${indent}  ${JSON.stringify(one)}`).join(',\n')}\n${indent}]`;
  const written = scans.map(
    ({ given, violation, suspected, either }) => `    {
      "given": ${JSON.stringify(given)},
      "violation": ${JSON.stringify(violation)},
      "suspected": ${JSON.stringify(suspected)},
      "either": ${rows(either, '      ')}
    }`,
  );
  return `{\n  "scans": [\n${written.join(',\n')}\n  ],\n  "facts": ${rows(facts, '  ')},\n  "absent": ${rows(absent, '  ')}\n}\n`;
}
