import { text } from '../dex/arguments.ts';
import { type ClassSpec, cls, field, init, method } from '../dex/class-spec.ts';

/** Classes on the way of one datum: who reads it first, who prints it last. */
const STATIONS = 5;

const READ = 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;';
const LOG = 'Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I';
const BUILDER = 'Ljava/lang/StringBuilder;';

/**
 * Classes that carry a device number from a read to the log: through a field, a text that is put together, a list, and other code of
 * the app, which each station calls on its way.
 *
 * @param place tells the carriers of one app apart
 * @param others calls of other code, as `Code.call` takes them
 */
export function carrier(place: string, others: readonly string[]): readonly ClassSpec[] {
  return Array.from({ length: STATIONS }, (_, k) => station(place, k, others));
}

/** The call that sends a datum on its way. */
export const startOf = (place: string): string => `static ${typeOf(place, 0)}->go()V`;

const typeOf = (place: string, k: number): string => `Lcom/example/large/data/Carrier${place}_${k};`;

function station(place: string, k: number, others: readonly string[]): ClassSpec {
  const type = typeOf(place, k);
  const kept = `${type}->kept:Ljava/util/ArrayList;`;
  const pass = method('pass', '(Ljava/lang/String;)V', (m) => {
    m.create('v0', 'Ljava/util/ArrayList;-><init>()V').iput('v0', 'p0', kept);
    m.create('v1', `${BUILDER}-><init>()V`)
      .invokeVirtual(`${BUILDER}->append(Ljava/lang/String;)${BUILDER}`, 'v1', text(`${place}.`))
      .invokeVirtual(`${BUILDER}->append(Ljava/lang/String;)${BUILDER}`, 'v1', 'p1')
      .invokeVirtual(`${BUILDER}->toString()Ljava/lang/String;`, 'v1')
      .moveResult('v1')
      .invokeVirtual('Ljava/util/ArrayList;->add(Ljava/lang/Object;)Z', 'v0', 'v1');
    for (const [i, other] of others.entries()) if (i % STATIONS === k) m.call(other);
    m.invokeDirect(`${type}->next()V`, 'p0');
  });
  const next = method(
    'next',
    '()V',
    (m) => {
      m.iget('v0', 'p0', kept)
        .invokeVirtual('Ljava/util/ArrayList;->get(I)Ljava/lang/Object;', 'v0', 0)
        .moveResult('v0')
        .checkCast('v0', 'Ljava/lang/String;');
      if (k + 1 === STATIONS) m.invokeStatic(LOG, text('carrier'), 'v0');
      else {
        const after = typeOf(place, k + 1);
        m.create('v1', `${after}-><init>()V`).invokeVirtual(`${after}->pass(Ljava/lang/String;)V`, 'v1', 'v0');
      }
    },
    'private',
  );
  const go = method(
    'go',
    '()V',
    (m) =>
      m
        .create('v0', `${type}-><init>()V`)
        .const('v1', 0)
        .invokeVirtual(READ, 'v1')
        .moveResult('v1')
        .invokeVirtual(`${type}->pass(Ljava/lang/String;)V`, 'v0', 'v1'),
    'static',
  );
  return cls(type, {
    fields: [field('kept', 'Ljava/util/ArrayList;', 'private')],
    methods: [init(), pass, next, ...(k === 0 ? [go] : [])],
  });
}
