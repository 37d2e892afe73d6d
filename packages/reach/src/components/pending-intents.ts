import type { Program } from '@touchstone/program';
import type { Origins } from '../origins/index.ts';
import type { PendingRow } from './start-rows.ts';
import type { StartSite } from './start-sites.ts';

export type PendingUse = Pick<PendingRow, 'trigger' | 'repeated'>;

/** What sets a PendingIntent off: the calls that take it; when none is seen, whoever usually does. */
export function pendingUses(site: StartSite, origins: Origins, program: Program, rows: readonly PendingRow[]): readonly PendingUse[] {
  const uses = new Map<string, PendingUse>();
  for (const { class: type, name } of takers(site, origins)) {
    const row = rows.find((one) => one.names.includes(name) && (one.class === type || program.isSubtype(type, one.class)));
    if (row !== undefined) uses.set(`${row.trigger} ${row.repeated}`, row);
  }
  if (uses.size > 0) return [...uses.values()];
  return [{ trigger: site.row.starts === 'activity' ? 'user-action' : 'system-event', repeated: 'no' }];
}

function takers({ method, instruction }: StartSite, origins: Origins): readonly { readonly class: string; readonly name: string }[] {
  const value = origins.methods.values(method.id)?.resultOf(instruction) ?? 0;
  if (value === 0) return [];
  return origins.aliases.spread({ method: method.id, value }).escapes.flatMap((taken) => {
    const call = origins.methods.call(taken.method, taken.at);
    return (call && origins.methods.target(taken.method, call)) ?? [];
  });
}
