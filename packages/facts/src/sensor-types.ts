import type { Constant } from '@touchstone/program';
import { numberOf, partsOf } from './constant-values.ts';

/** Types of sensors by what they tell. @source android.hardware.Sensor */
const KINDS: Readonly<Record<number, 'motion' | 'steps' | 'health' | 'other'>> = {
  1: 'motion', // accelerometer
  3: 'motion', // orientation
  4: 'motion', // gyroscope
  9: 'motion', // gravity
  10: 'motion', // linear acceleration
  11: 'motion', // rotation vector
  15: 'motion',
  16: 'motion',
  17: 'motion', // significant motion
  18: 'steps',
  19: 'steps',
  20: 'motion',
  21: 'health', // heart rate
  31: 'health', // heart beat
  34: 'health', // off-body
  35: 'motion', // accelerometer, uncalibrated
};

export type SensorKind = 'motion' | 'steps' | 'health' | 'other';

/** Kind and number of the sensor that a value was got by (`getDefaultSensor(1)`); undefined when not constant. */
export function sensorOf(value: Constant | undefined): { readonly kind: SensorKind; readonly type: number } | undefined {
  for (const part of partsOf(value)) {
    if (part.kind !== 'call' || part.name !== 'getDefaultSensor') continue;
    const type = numberOf(part.arguments[1]);
    if (type !== undefined) return { kind: KINDS[type] ?? 'other', type };
  }
  return undefined;
}
