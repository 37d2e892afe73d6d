import type { CallSite } from '@touchstone/program';
import { argumentValues } from '../argument-values.ts';
import { alternativesOf, textOf, textsIn } from '../constant-values.ts';
import { intentTarget } from '../intent-targets.ts';
import type { SensitiveApi } from '../knowledge.ts';
import { packageNamed } from '../other-packages.ts';
import { sensorOf } from '../sensor-types.ts';
import { type Outcome, UNKNOWN } from './call-facts.ts';
import type { Search } from './search.ts';

type ArgumentRule = (search: Search, row: SensitiveApi, site: CallSite) => readonly Outcome[];

/** How an argument decides what a call does, by the rule that its row names. No outcome: the call is harmless. */
export const argumentRules: Readonly<Record<string, ArgumentRule>> = {
  command(search, _row, site) {
    const commands = commandsOf(search, site);
    if (commands.length === 0) return [{ argument: UNKNOWN }];
    return commands.map((argument) => {
      const marker = search.markers.match('command', argument) ?? search.markers.match('file', argument.replace(/^cat\s+/, ''));
      return { argument, ...(marker === undefined ? {} : { data: marker.data, via: 'command' as const, marker: marker.value }) };
    });
  },

  property(search, _row, site) {
    return argumentValues(search.program, site, 0).flatMap((value) => {
      const argument = textOf(value);
      const marker = argument === undefined ? undefined : search.markers.match('property', argument);
      return marker === undefined ? [] : [{ data: marker.data, argument, via: 'property' as const, marker: marker.value }];
    });
  },

  package(search, row, site) {
    if (row.effect === 'acts') return startOf(search, site);
    const names = argumentValues(search.program, site, 0)
      .map((value) => packageNamed(search.app, value))
      .filter((name) => name !== undefined);
    if ((names.length === 0 && !isForwarded(search, site, 0)) || isHalfKnown(search, site)) names.push(UNKNOWN);
    return names.filter((name) => name !== 'own').map((argument) => ({ argument }));
  },

  action(search, row, site) {
    if (row.action === 'start-other-app') return startOf(search, site);
    const actions = actionsOf(search, site);
    if (actions.length === 0) return isForwarded(search, site, parametersOf(site).indexOf(FILTER)) ? [] : [{ argument: UNKNOWN }];
    return actions.flatMap((argument) => {
      const marker = search.markers.match('broadcast', argument);
      return marker === undefined ? [] : [{ argument, data: marker.data, via: 'broadcast' as const, marker: argument }];
    });
  },

  sensor(_search, _row, site) {
    const sensor = sensorOf(site.argument(1));
    if (sensor === undefined) return [{}];
    const data = DATA_OF_SENSOR[sensor.kind];
    return [{ argument: String(sensor.type), ...(data === undefined ? {} : { data }) }];
  },
};

/** On one way a package is named that cannot be told, beside others that can. */
function isHalfKnown({ app }: Search, site: CallSite): boolean {
  const values = alternativesOf(site.argument(0));
  return values.length > 1 && values.some((value) => value?.kind !== 'parameter' && packageNamed(app, value) === undefined);
}

const DATA_OF_SENSOR: Readonly<Record<string, string>> = { steps: 'steps', health: 'health' };

function startOf(search: Search, site: CallSite): readonly Outcome[] {
  const at = parametersOf(site).findIndex((type) => type === INTENT || type === `[${INTENT}`);
  const { to, detail } = intentTarget(search.app, site, at, search.nearby);
  if (to === 'own' || (to === 'unknown' && isForwarded(search, site, at))) return [];
  return [{ argument: detail ?? UNKNOWN }];
}

const INTENT = 'Landroid/content/Intent;';
const FILTER = 'Landroid/content/IntentFilter;';

/** A library only hands on what its caller gave: the caller is what counts. */
export const isForwarded = ({ app }: Search, site: CallSite, n: number): boolean =>
  HANDS_ON.has(app.owners.of(site.method.class).owner) && site.argument(n)?.kind === 'parameter';

const HANDS_ON: ReadonlySet<string> = new Set(['sdk', 'library']);

/** Actions of the filter that a receiver is registered with; `addAction` changes the object and leaves no value behind. */
function actionsOf(search: Search, site: CallSite): readonly string[] {
  const direct = textsIn(site.argument(parametersOf(site).indexOf(FILTER)));
  if (direct.length > 0) return direct;
  return search.nearby
    .inMethod(site.method, 'filter actions', ({ class: owner, name }) => owner === FILTER && (name === 'addAction' || name === '<init>'))
    .flatMap((call) => textsIn(call.argument(0)));
}

export const parametersOf = ({ target }: CallSite): readonly string[] =>
  target.signature.slice(1, target.signature.indexOf(')')).match(/\[*(?:L[^;]*;|[A-Z])/g) ?? [];

/** Command lines that `exec` or a `ProcessBuilder` gets; an array is one line. */
function commandsOf(search: Search, site: CallSite): readonly string[] {
  const isBuilder = site.target.name === 'start';
  const values = isBuilder ? [site.receiver()] : argumentValues(search.program, site, 0);
  const lines = values.map((value) => textsIn(value).join(' ')).filter((line) => line !== '');
  if (lines.length > 0 || !isBuilder) return lines;
  const { class: owner } = site.target;
  return search.nearby
    .inMethod(site.method, 'command lines', (target) => target.class === owner && (target.name === '<init>' || target.name === 'command'))
    .map((call) => textsIn(call.argument(0)).join(' '))
    .filter((line) => line !== '');
}
