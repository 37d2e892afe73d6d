import { ask, elementsOf, isJava } from './ask.ts';

/** A value as bounded text. Code of the app is never run for it: only framework classes that tell something print themselves. */
export function describe(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (isJava(value)) return describeObject(value).slice(0, LONGEST);
  if (typeof value !== 'object') return String(value).slice(0, LONGEST);
  const { length } = value as { readonly length?: unknown };
  if (typeof length !== 'number') return String(value).slice(0, LONGEST); // 64-bit numbers are objects
  const elements = elementsOf(value);
  if (elements.every((element) => typeof element === 'number')) return `[${length}]`;
  return `[${elements.map((element) => (typeof element === 'string' ? JSON.stringify(element) : describe(element))).join(',')}]`.slice(
    0,
    LONGEST,
  );
}

const LONGEST = 500;

function describeObject(object: JavaObject): string {
  const found = DESCRIBED.find(([name]) => name.test(object.$className));
  return found === undefined ? object.$className : found[1](object);
}

const printed = (object: JavaObject) => String(ask(object, 'toString'));

const DESCRIBED: readonly (readonly [RegExp, (object: JavaObject) => string])[] = [
  [/^android\.net\.Uri\b/, printed],
  [/^android\.content\.(?:Intent|ComponentName)$/, printed],
  [/^java\.io\.File$/, printed],
  [/^java\.net\.URL$/, printed],
  [/^android\.hardware\.Sensor$/, describeSensor],
  [/^android\.content\.IntentFilter$/, actionsOf],
];

/** `type=1 BMI160 accelerometer` */
export function describeSensor(sensor: JavaObject): string {
  return `type=${String(ask(sensor, 'getType'))} ${String(ask(sensor, 'getName'))}`;
}

/** Actions of a filter of broadcasts, with blanks between. */
export function actionsOf(filter: JavaObject): string {
  const count = Math.min(Number(ask(filter, 'countActions')), 64);
  const actions: string[] = [];
  for (let i = 0; i < count; i++) actions.push(String(ask(filter, 'getAction', i)));
  return actions.join(' ');
}
