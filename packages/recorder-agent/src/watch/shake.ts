import type { Call, Wish } from '../hook/watcher.ts';
import { ask, elementsOf, isJava } from '../look/ask.ts';
import type { WatchParts } from './parts.ts';

/** Acceleration in m/s² above which the device was shaken. @source T/TAF 078.7-2022, note; regulation §9 T22 */
const SHAKEN = 15;
/** @source android.hardware.Sensor: ACCELEROMETER, LINEAR_ACCELERATION */
const ACCELERATION = new Set([1, 10]);
const GRAVITY = 9.81;
const APART_MS = 1_000;

/** Shaking, as the app's own listeners get to see it; only in the step that is about splash screens and windows, since it costs time. */
export function shakes({ put, process, state, installer }: WatchParts): readonly Wish[] {
  const known = new Set<string>();
  let last = 0;

  const felt = ({ given, time }: Call) => {
    if (state.scenario !== 'splash-and-windows' || time - last < APART_MS) return;
    const event = given.find((value) => isJava(value) && value.$className === 'android.hardware.SensorEvent') as JavaObject | undefined;
    const type = event && Number(ask(fieldOf(event, 'sensor') as JavaObject, 'getType'));
    if (event === undefined || type === undefined || !ACCELERATION.has(type)) return;
    const [x = 0, y = 0, z = 0] = elementsOf(fieldOf(event, 'values')).map(Number);
    if (Math.hypot(x, y, z) - (type === 1 ? GRAVITY : 0) < SHAKEN) return;
    last = time;
    put({ kind: 'ui', time, process: process(), event: 'shake' });
  };

  const registered = ({ given }: Call) => {
    const listener = given.find(isJava);
    if (listener === undefined || known.has(listener.$className)) return;
    known.add(listener.$className);
    installer.add([{ owner: listener.$className, method: 'onSensorChanged', watcher: { before: felt } }]);
  };

  return [{ owner: 'android.hardware.SensorManager', method: 'registerListener', watcher: { before: registered } }];
}

const fieldOf = (object: JavaObject, name: string): unknown => (object[name] as { readonly value: unknown }).value;
