import type { App } from '@touchstone/app-model';
import type { Place } from '@touchstone/kernel/place';
import type { CallSite } from '@touchstone/program';
import { classNameOf, outermostOf } from '../../class-names.ts';
import { numberOf } from '../../constant-values.ts';
import { tellingSites } from '../../telling-sites.ts';

/** A class that has the system start the app later, again and again or after a restart. */
export interface Schedule {
  readonly trigger: 'alarm' | 'job';
  readonly descriptor: string;
  readonly className: string;
  readonly at: Place;
}

interface Scheduling {
  readonly trigger: Schedule['trigger'];
  readonly class: string;
  readonly names: readonly string[];
  /** The call counts only when its first argument is true. */
  readonly whenTrue?: true;
}

const EXACT = 'setExactAndAllowWhileIdle';

/** @source Android SDK reference of each class */
const SCHEDULING: readonly Scheduling[] = [
  { trigger: 'alarm', class: 'Landroid/app/AlarmManager;', names: ['setRepeating', 'setInexactRepeating', EXACT] },
  { trigger: 'alarm', class: 'Landroidx/core/app/AlarmManagerCompat;', names: [EXACT] },
  { trigger: 'job', class: 'Landroid/app/job/JobInfo$Builder;', names: ['setPersisted'], whenTrue: true },
  { trigger: 'job', class: 'Landroidx/work/PeriodicWorkRequest$Builder;', names: ['<init>'] },
];

/** Classes that set repeating or waking alarms, persisted jobs or periodic work, each once a trigger; libraries left out. */
export function schedulesIn({ program, owners }: App): readonly Schedule[] {
  const found = new Map<string, Schedule>();
  for (const { trigger, class: owner, names, whenTrue } of SCHEDULING) {
    if (!program.mentionsType(owner)) continue;
    for (const call of names.flatMap((name) => [...tellingSites(program.callsTo({ class: owner, name }))])) {
      const descriptor = outermostOf(call.method.class);
      const key = `${trigger} ${descriptor}`;
      const isLibrary = SUPPORT.test(descriptor) || owners.of(descriptor).owner === 'library';
      if (found.has(key) || isLibrary || (whenTrue && !isTrue(call))) continue;
      found.set(key, { trigger, descriptor, className: classNameOf(descriptor), at: call.place() });
    }
  }
  return [...found.values()];
}

const SUPPORT = /^L(androidx|android\/support)\//;

const isTrue = (call: CallSite): boolean => numberOf(call.argument(0)) === 1;
