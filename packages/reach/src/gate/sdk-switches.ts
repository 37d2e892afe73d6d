import type { App } from '@touchstone/app-model';
import type { CallPlace } from './calls-named.ts';

/** A call that tells an SDK of its user's answer, or starts or prepares it. */
export interface Switch {
  readonly sdk: string;
  readonly api: string;
  readonly does: 'opens' | 'closes' | 'starts' | 'prepares';
  readonly at: CallPlace;
  /** The argument that decides, when it is a constant; undefined when it is not known or there is none. */
  readonly value: number | undefined;
  /** Whether the argument is what opens or closes; undefined when not known. Without an argument it is. */
  readonly isMeant: boolean | undefined;
}

interface SwitchRow {
  readonly sdk: string;
  readonly class: string;
  readonly name: string;
  readonly does: Switch['does'];
  readonly argument: number | undefined;
  readonly when: number | undefined;
}

const DOES: ReadonlySet<unknown> = new Set(['opens', 'closes', 'starts', 'prepares']);
const MOST_CALLS = 64;

/** Calls of the switches in `data/lists/sdk-switches.yaml`, those inside the SDK's own code left out. */
export function switchesIn(app: App, list: unknown): readonly Switch[] {
  return switchRows(list).flatMap((row) => {
    const owner = `L${row.class.replaceAll('.', '/')};`;
    if (!app.program.mentionsType(owner)) return [];
    const calls = app.program.callsTo({ class: owner, name: row.name }).filter(({ method }) => {
      const code = app.owners.of(method.class);
      return code.owner !== 'sdk' || code.sdk !== row.sdk;
    });
    return calls.slice(0, MOST_CALLS).map((site) => {
      const given = row.argument === undefined ? undefined : site.argument(row.argument);
      const value = given?.kind === 'number' ? given.value : undefined;
      const isMeant = row.argument === undefined ? true : value === undefined || row.when === undefined ? undefined : value === row.when;
      return {
        sdk: row.sdk,
        api: `${row.class}.${row.name}`,
        does: row.does,
        at: { method: site.method.id, instruction: site.instruction },
        value,
        isMeant,
      };
    });
  });
}

/** Rows of the list; those about methods that the app itself answers (`argument: result`) are for readers only. */
function switchRows(list: unknown): readonly SwitchRow[] {
  const rows = isRecord(list) && Array.isArray(list['switches']) ? list['switches'].filter(isRecord) : [];
  return rows.flatMap((row) => {
    const { sdk, class: owner, name, does, argument, when } = row;
    if (typeof sdk !== 'string' || typeof owner !== 'string' || typeof name !== 'string' || !DOES.has(does) || argument === 'result')
      return [];
    const wanted = when === true ? 1 : when === false ? 0 : typeof when === 'number' ? when : undefined;
    return [
      {
        sdk,
        class: owner,
        name,
        does: does as Switch['does'],
        argument: typeof argument === 'number' ? argument : undefined,
        when: wanted,
      },
    ];
  });
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
