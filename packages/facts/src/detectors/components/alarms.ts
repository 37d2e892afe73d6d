import type { App } from '@touchstone/app-model';
import type { Place } from '@touchstone/kernel/place';
import { classNameOf, outermostOf } from '../../class-names.ts';

const ALARM_MANAGER = 'Landroid/app/AlarmManager;';

export interface Alarm {
  readonly descriptor: string;
  readonly className: string;
  readonly at: Place;
}

/** Classes that set a repeating alarm, each once; support libraries left out. */
export function repeatingAlarms({ program }: App): readonly Alarm[] {
  if (!program.mentionsType(ALARM_MANAGER)) return [];
  const alarms = new Map<string, Alarm>();
  for (const name of ['setRepeating', 'setInexactRepeating']) {
    for (const call of program.callsTo({ class: ALARM_MANAGER, name })) {
      const descriptor = outermostOf(call.method.class);
      if (alarms.has(descriptor) || /^L(androidx|android\/support)\//.test(descriptor)) continue;
      alarms.set(descriptor, { descriptor, className: classNameOf(descriptor), at: call.place() });
    }
  }
  return [...alarms.values()];
}
