import type { Method } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { leaves, type Value } from '../conditions/value.ts';
import type { Questions } from './answers.ts';
import type { Button } from './buttons.ts';

const STATIC = 0x8;
const SYNTHETIC = 0x1000;

/** Methods of listeners that are made for an agreeing button and for nothing else, with the class that makes them. */
export function answeredListeners({ answers }: Questions, constants: ConstantValues): ReadonlyMap<number, string> {
  const found = new Map<number, string>();
  const { methods } = constants;
  for (const { button, says } of answers) {
    const frame = constants.frames.of(button.at.method);
    if (says !== 'agree' || button.kind === 'box' || button.outer !== undefined || button.shows === 'some-policy') continue;
    for (const listener of button.listeners.flatMap(leaves)) {
      if (frame === undefined || !goesOnlyTo(frame, listener, new Set([frame.values.body.indexOf(button.at.instruction)]))) continue;
      if (listener.kind === 'lambda' && listener.body !== undefined) {
        const body = methods.resolve(listener.body.class, listener.body);
        if (body !== undefined && methods.program.callsTo(listener.body).length === 1) found.set(body.id, button.scene.class);
      }
      if (listener.kind !== 'new' || methods.program.allocationsOf(listener.class).length !== 1) continue;
      const called = (methods.classOf(listener.class)?.methods() ?? []).filter(isListenerMethod);
      if (called.length === 1) found.set(called[0]!.id, button.scene.class);
    }
  }
  return found;
}

/** Buttons by the call or instruction that makes their listener, a dynamic proxy or lambda, when it goes to buttons alone. */
export function madeListeners({ buttons }: Questions, constants: ConstantValues): ReadonlyMap<string, readonly Button[]> {
  const made = new Map<string, { readonly frame: Frame; readonly listener: Value; readonly buttons: Button[] }>();
  for (const button of buttons) {
    const place = button.outer ?? button.at;
    const frame = constants.frames.of(place.method);
    if (frame === undefined) continue;
    for (const listener of button.listeners.flatMap(leaves)) {
      if (listener.kind !== 'lambda' && (listener.kind !== 'call' || listener.target.name !== 'newProxyInstance')) continue;
      const key = `${place.method} ${frame.values.body.at[listener.at] ?? -1}`;
      const known = made.get(key);
      if (known === undefined) made.set(key, { frame, listener, buttons: [button] });
      else known.buttons.push(button);
    }
  }
  const alone = [...made].filter(([, { frame, listener, buttons: given }]) => {
    const places = new Set(given.map(({ at, outer }) => frame.values.body.indexOf((outer ?? at).instruction)));
    return goesOnlyTo(frame, listener, places);
  });
  return new Map(alone.map(([key, one]) => [key, one.buttons]));
}

/** Whether an object is given to nothing but its constructor and the calls at these instructions, and kept nowhere. */
function goesOnlyTo({ values }: Frame, object: Value, places: ReadonlySet<number>): boolean {
  const { body } = values;
  const holds = (value: Value) => leaves(value).includes(object);
  for (let i = 0; i < body.count; i++) {
    const op = body.op[i]!;
    if (body.isInvoke(i)) {
      if (places.has(i) || !values.argumentsAt(i).some(holds)) continue;
      const call = values.madeAt(i);
      if (call.kind !== 'call' || call.target.name !== '<init>' || !holds(call.arguments[0]!)) return false;
    } else if (isStore(op) && holds(values.before(i, body.registers(i)[0]!))) return false;
  }
  return true;
}

/** Stores into arrays and fields, and returning an object. */
const isStore = (op: number) => op === 0x11 || (op >= 0x4b && op <= 0x51) || (op >= 0x59 && op <= 0x5f) || (op >= 0x67 && op <= 0x6d);

/** A method that others call on the object; of a listener with several it is not known which is for the button. */
const isListenerMethod = ({ name, accessFlags }: Method) => !name.startsWith('<') && (accessFlags & (STATIC | SYNTHETIC)) === 0;
