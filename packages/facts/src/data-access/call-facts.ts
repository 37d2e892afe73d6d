import type { CallSite } from '@touchstone/program';
import { type ApiUse, usesOfApis } from '../api-rows.ts';
import { argumentValues } from '../argument-values.ts';
import { numberOf, textOf } from '../constant-values.ts';
import type { Fact } from '../fact.ts';
import type { Knowledge, SensitiveApi } from '../knowledge.ts';
import { windowType } from '../overlay-windows.ts';
import { argumentRules, isForwarded } from './argument-rules.ts';
import { isHarmless } from './harmless-calls.ts';
import type { Search } from './search.ts';

/** What one call does, as its arguments decide. */
export interface Outcome {
  readonly data?: string | undefined;
  readonly action?: string | undefined;
  readonly argument?: string | undefined;
  readonly via?: 'api' | 'field' | 'sdk-api' | 'uri' | 'command' | 'property' | 'broadcast';
  /** What is noted instead, when nothing is known of the argument that decides. */
  readonly unknown?: string;
  /** Marker that the argument stands for. */
  readonly marker?: string;
}

/** Rules that have a detector of their own, or that are decided where all calls are known together. */
const ELSEWHERE = new Set(['reflection', 'loads-code', 'requests-permission', 'uri']);

/** Calls and fields of the API table. */
export function* callFacts(search: Search): Generator<Fact> {
  for (const use of usesOfApis(search.program, rowsOf(search.knowledge))) {
    for (const site of use.sites) {
      const outcomes = 'target' in site ? outcomesOf(search, use.row, site) : [PLAIN];
      for (const outcome of outcomes) yield* factsOf(search, use, outcome, site);
    }
  }
}

const known = new WeakMap<Knowledge, readonly SensitiveApi[]>();

function rowsOf(knowledge: Knowledge): readonly SensitiveApi[] {
  let rows = known.get(knowledge);
  if (rows === undefined) {
    rows = knowledge.apis.filter(({ rule }) => rule === undefined || !ELSEWHERE.has(rule));
    known.set(knowledge, rows);
  }
  return rows;
}

const PLAIN: Outcome = {};

/** Stands for an argument that is not constant. One fact for all such calls of an owner. */
export const UNKNOWN = '?';

/** What is kept of a text argument: long ones are cut. */
const ARGUMENT_LENGTH = 200;

export function* factsOf(
  search: Search,
  { row, api }: Pick<ApiUse, 'row' | 'api'>,
  outcome: Outcome,
  site: ApiUse['sites'][number],
): Generator<Fact> {
  if (outcome.unknown !== undefined) {
    yield* search.sightings.first('code.acts', { action: outcome.unknown, api, argument: UNKNOWN }, site, 'owner');
    return;
  }
  const via = outcome.via ?? row.via;
  const data = outcome.data ?? real(row.data);
  const action = outcome.action ?? real(row.action);
  const argument = outcome.argument?.slice(0, ARGUMENT_LENGTH);
  if (outcome.marker !== undefined) search.tie(site, outcome.marker, data);
  const per = argument === UNKNOWN ? 'owner' : 'class';
  if (row.effect === 'writes' && data !== undefined) yield* search.sightings.first('code.writes', { data, via, api }, site);
  if (row.effect === 'acts' && action !== undefined) yield* search.sightings.first('code.acts', { action, api, argument }, site, per);
  if (row.effect === 'writes' || data === undefined) return;
  const periodMs = 'target' in site ? periodOf(row, site) : undefined;
  yield* search.sightings.first('code.reads', { data, via, api, argument, periodMs }, site, per);
}

/** `any` in the table says that the argument decides. */
const real = (token: string | undefined) => (token === 'any' ? undefined : token);

/** What a call of a row does; empty when it is harmless. */
export function outcomesOf(search: Search, row: SensitiveApi, site: CallSite): readonly Outcome[] {
  if (isHarmless(search, site)) return [];
  if (row.arguments !== undefined) return byArgument(search, row.arguments, site);
  if (row.rule !== undefined) return argumentRules[row.rule]?.(search, row, site) ?? [];
  return row.action === 'draw-overlay' ? overlay(site) : [PLAIN];
}

/** Windows inside the app are no overlays. */
function overlay(site: CallSite): readonly Outcome[] {
  const { is, type } = windowType(site);
  return is === 'own' ? [] : [{ argument: type === undefined ? UNKNOWN : String(type) }];
}

function byArgument(
  search: Search,
  { index, by, match, otherwise, unknown }: NonNullable<SensitiveApi['arguments']>,
  site: CallSite,
): readonly Outcome[] {
  const values = argumentValues(search.program, site, index)
    .map((value) => textOf(value) ?? numberOf(value))
    .filter((value) => value !== undefined);
  const matches = match.filter((one) => values.some((value) => (by === 'bit' ? hasFlag(value, one.value) : value === one.value)));
  if (matches.length > 0)
    return matches.map(({ data, action, value }) => ({ data, action, argument: String(by === 'bit' ? values[0] : value) }));
  const listensToNothing = by === 'bit' && values.length > 0 && values.every((value) => value === 0);
  if (values.length === 0 && unknown !== undefined) return isForwarded(search, site, index) ? [] : [{ unknown }];
  if (otherwise === 'ignore' || listensToNothing) return [];
  return [values.length === 0 ? PLAIN : { argument: String(values[0]) }];
}

const hasFlag = (value: string | number, flag: string | number) =>
  typeof value === 'number' && typeof flag === 'number' && (value & flag) !== 0;

/** SENSOR_DELAY_FASTEST, GAME, UI, NORMAL. */
const SENSOR_DELAYS_MS = [0, 20, 60, 200] as const;

function periodOf({ periodArgument, delayArgument }: SensitiveApi, site: CallSite): number | undefined {
  if (periodArgument !== undefined) return numberOf(site.argument(periodArgument));
  const delay = delayArgument === undefined ? undefined : numberOf(site.argument(delayArgument));
  return delay === undefined ? undefined : (SENSOR_DELAYS_MS[delay] ?? delay / 1000);
}
