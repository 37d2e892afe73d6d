import { type ClassSpec, cls, init, method, text } from '@touchstone/test-kit';
import type { ConsentApp } from '../consent-app.ts';
import type { DeadRead } from '../truth.ts';

const CLASSES = 40;
const IMEI = 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;';

/** Classes that nobody reaches: calls in a ring, a loop, a listener, a read in every fifth. */
export function junk(app: ConsentApp): ConsentApp {
  const made = Array.from({ length: CLASSES }, (_, i) => junkClass(i));
  const [first = [], ...others] = app.dexes;
  const dead = made.flatMap((_, i): readonly DeadRead[] => (reads(i) ? [{ data: 'imei', api: IMEI, in: `${nameOf(i)}->load()V` }] : []));
  const { reads: found } = app.truth;
  return {
    ...app,
    dexes: [[...made.slice(0, 20), ...first, ...made.slice(20)], ...others],
    truth: found === undefined ? app.truth : { ...app.truth, dead: [...(app.truth.dead ?? []), ...dead] },
  };
}

const nameOf = (i: number): string => `Lcom/filler/part${i % 4}/Filler${i};`;
const reads = (i: number): boolean => i % 5 === 0;

function junkClass(i: number): ClassSpec {
  const next = nameOf((i + 7) % CLASSES);
  const load = method('load', '()V', (m) => {
    if (reads(i))
      m.call(IMEI).moveResult('v0').call('static Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I', text('f'), 'v0');
    m.const('v1', i).label('again').math('add-int/lit8', 'v1', 'v1', -1).if('gtz', 'v1', 'again');
    m.create('v2', `${next}-><init>()V`).invokeVirtual(`${next}->run()V`, 'v2');
  });
  const run = method('run', '()V', (m) => m.invokeVirtual(`${nameOf(i)}->load()V`, 'p0'));
  return cls(nameOf(i), { implements: ['java.lang.Runnable'], methods: [init(), load, run] });
}
