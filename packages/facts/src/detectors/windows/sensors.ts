import type { App } from '@touchstone/app-model';
import type { CallSite } from '@touchstone/program';
import { outermostOf } from '../../class-names.ts';
import { numberOf } from '../../constant-values.ts';
import type { Fact } from '../../fact.ts';
import type { Knowledge } from '../../knowledge.ts';
import { NearbyCalls } from '../../nearby-calls.ts';
import { sensorOf } from '../../sensor-types.ts';
import { Sightings } from '../../sightings.ts';
import { tellingSites } from '../../telling-sites.ts';

const MANAGER = 'Landroid/hardware/SensorManager;';
/** Accelerometer, gyroscope, gravity, linear acceleration, rotation vector. */
const SHAKEN = new Set([1, 4, 9, 10, 11]);
const SHAKE_WORD = /shake|wobble|twist|yaoyiyao/i;
const JUMPS = /^(?:startActivity|startActivities|startActivityForResult|vibrate)$/;

/** Listeners to motion: a shake listener when its code says so, jumps from there, or belongs to an advertising SDK. */
export function* sensorFacts(app: App, { sdks }: Knowledge): Generator<Fact> {
  const sightings = new Sightings(app);
  const nearby = new NearbyCalls(app.program);
  const known = new Map<string, boolean>();
  const isShakenIn = (descriptor: string): boolean => {
    const answer = known.get(descriptor) ?? isShaken(app, nearby, descriptor);
    known.set(descriptor, answer);
    return answer;
  };
  const ads = new Set(sdks.filter(({ category }) => category === 'ads').map(({ id }) => id));
  for (const site of tellingSites(app.program.callsTo({ class: MANAGER, name: 'registerListener' }))) {
    if (!isMotion(nearby, site)) continue;
    const owner = app.owners.of(site.method.class);
    const heard = [outermostOf(site.method.class), ...listenersOf(app, nearby, site)];
    const isNamed = SHAKE_WORD.test(site.method.class) || SHAKE_WORD.test(site.method.name);
    const isShake = (owner.owner === 'sdk' && ads.has(owner.sdk)) || isNamed || heard.some(isShakenIn);
    yield* sightings.first(
      'lead.window',
      { lead: isShake ? 'shake-listener' : 'motion-listener', api: 'android.hardware.SensorManager.registerListener' },
      site,
    );
  }
}

/** The sensor of the call, or one that the same class asks for. */
function isMotion(nearby: NearbyCalls, site: CallSite): boolean {
  const own = sensorOf(site.argument(1));
  if (own !== undefined) return SHAKEN.has(own.type);
  const asks = nearby.inClass(site.method.class, 'sensor', (target) => target.class === MANAGER && target.name === 'getDefaultSensor');
  return asks.some((call) => SHAKEN.has(numberOf(call.argument(0)) ?? 0));
}

/** Classes that the call may hand over as listener: the one it says or, where it says none, those that its class makes. */
function listenersOf({ program }: App, nearby: NearbyCalls, site: CallSite): readonly string[] {
  const value = site.argument(0);
  if (value?.kind === 'new') return [value.class];
  if (value?.kind === 'parameter' && value.index < 0) return [];
  const makes = nearby.inClass(
    site.method.class,
    'listener',
    (target) => target.name === '<init>' && program.isSubtype(target.class, LISTENER),
  );
  return [...new Set(makes.map(({ target }) => target.class))];
}

const LISTENER = 'Landroid/hardware/SensorEventListener;';

/** Classes of one nest that are looked at. */
const MOST_CLASSES = 100;

/** Looks at the classes around a call, which hear of the sensor. */
function isShaken({ program }: App, nearby: NearbyCalls, nest: string): boolean {
  const around = [nest, ...program.typesUnder(`${nest.slice(0, -1)}$`).slice(0, MOST_CLASSES)];
  return around.some((descriptor) => {
    const methods = program.class(descriptor)?.methods() ?? [];
    const listener = methods.find(({ name }) => name === 'onSensorChanged');
    if (listener === undefined) return false;
    const tells = ({ name }: CallSite['target']) => JUMPS.test(name) || SHAKE_WORD.test(name);
    return SHAKE_WORD.test(descriptor) || nearby.inMethod(listener, 'shake', tells).length > 0;
  });
}
