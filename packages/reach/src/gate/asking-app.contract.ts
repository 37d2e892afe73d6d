import { readFileSync } from 'node:fs';
import { loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { parse } from 'yaml';
import { apkOf, consentApp } from '../../../../corpus/consent/consent-app.ts';
import type { Recipe } from '../../../../corpus/consent/recipe.ts';
import { analyseReach } from '../analyse-reach.ts';
import { GATES, TRIGGERS } from '../trigger.ts';

const NAMES = ['consent-gate', 'sdk-switches', 'hand-overs', 'entries', 'starts', 'reflection'];
const lists = Object.fromEntries(
  NAMES.map((name) => [name, parse(readFileSync(new URL(`../../../../data/lists/${name}.yaml`, import.meta.url), 'utf8'))]),
);

/** What stands in every case: an identifier is read here, in a method of its own for each place. */
export const ID = '((TelephonyManager) c.getSystemService("phone")).getDeviceId()';
export const DIALOG = 'new AlertDialog$Builder(this).setTitle("隐私政策")';

export interface Seen {
  readonly gate: { readonly how: string; readonly flag: string | undefined };
  /** `Class.method state` of each read of the identifier. */
  readonly reads: readonly string[];
  readonly guards: readonly string[];
  /** Earliest triggers of the worst states. */
  readonly triggers: readonly string[];
}

/** The worst state of each read of the identifier in the code. */
export function seen(java: string, manifest: Recipe['manifest'] = {}, lambdas: Recipe['lambdas'] = 'synthetic-class'): Seen {
  const app = consentApp('test', { id: 'test', about: '', java: `package cn.shi.li;\n${java}`, manifest, lambdas, truth: {} } as Recipe);
  const { value } = loadApp([{ name: 'a.apk', source: sourceOf(apkOf(app)) }], { ports, sdkPrefixes: [] });
  const asked = value.program.callsTo({ class: 'Landroid/telephony/TelephonyManager;', name: 'getDeviceId' });
  const reach = analyseReach(value, asked, { lists, matchesReflective: () => false });
  const told = asked.map((site) => {
    const answers = reach.answersFor(site);
    const worst = GATES.find((state) => answers.some(({ gate }) => gate === state)) ?? 'dead';
    return { name: `${site.method.class.slice(site.method.class.lastIndexOf('/') + 1, -1)}.${site.method.name}`, worst, answers };
  });
  const guards = told.flatMap(({ answers }) =>
    answers.flatMap(({ chain: { guard } }) => (guard === undefined ? [] : [`${guard.kind} ${guard.what}`])),
  );
  return {
    gate: { how: reach.gate.how, flag: reach.gate.flag },
    reads: told.map(({ name, worst }) => `${name} ${worst}`).sort(),
    guards: [...new Set(guards)],
    triggers: told.map(({ answers }) => TRIGGERS.find((trigger) => answers.some((answer) => answer.trigger === trigger)) ?? 'never'),
  };
}
