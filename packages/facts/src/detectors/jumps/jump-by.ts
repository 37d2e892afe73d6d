import type { App } from '@touchstone/app-model';
import type { CallSite } from '@touchstone/program';
import type { Answer, Chain } from '@touchstone/reach';
import { numberOf } from '../../constant-values.ts';
import { sensorOf } from '../../sensor-types.ts';

/** What opens a page along one chain: the phone's movement, time, or the start of the first screen; undefined for a person, or the system. */
export function jumpBy(app: App, { trigger }: Answer, chain: Chain): 'shake' | 'rotation' | 'timer' | 'start' | undefined {
  const { edges } = chain;
  const heard = edges.findLastIndex(({ to }) => app.program.method(to).name === 'onSensorChanged');
  const isHeardFirst = app.program.method(chain.entry.method.id).name === 'onSensorChanged';
  if (heard >= 0 || isHeardFirst) return turns(app, chain, heard) ? 'rotation' : 'shake';
  if (trigger !== 'process-start' && trigger !== 'first-screen') return undefined;
  return edges.some(({ how, repeated }) => how === 'timer' || repeated === 'timer') ? 'timer' : 'start';
}

/** Gyroscope and rotation vectors. @source android.hardware.Sensor */
const TURNED = new Set([3, 4, 11, 15, 16, 20]);
const MANAGER = 'Landroid/hardware/SensorManager;';

/** Whether the sensor that is listened to tells of turning: as the registration says, or else what its class asks for. */
function turns({ program }: App, { entry, edges }: Chain, heard: number): boolean {
  const from = heard < 0 ? entry.method : program.method(edges[heard]?.from ?? entry.method.id);
  const calls = (program.class(from.class)?.methods() ?? []).flatMap((method) => program.callsIn(method).filter(isOfManager));
  const registered = calls.filter(({ target }) => target.name === 'registerListener').map((call) => sensorOf(call.argument(1))?.type);
  const asked = calls.filter(({ target }) => target.name === 'getDefaultSensor').map((call) => numberOf(call.argument(0)));
  const types = registered.some((type) => type !== undefined) ? registered : asked;
  return types.some((type) => type !== undefined && TURNED.has(type));
}

const isOfManager = ({ target }: CallSite): boolean => target.class === MANAGER;
