import { ANYTHING, anythingFrom, object, onlyText, ZERO } from '../values/value.ts';
import { getFrom, putInto } from './maps.ts';
import type { Operation, Operations } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';

/** getSharedPreferences(name): one object for each file, which is its own editor. */
const preferences: Operation = (call) => {
  const name = call.target.parameters[0] === 'Ljava/lang/String;' ? (onlyText(call.argument(0)) ?? '?') : call.target.name;
  return object(call.session.single(`preferences ${name}`, 'Landroid/content/SharedPreferences;'));
};

/** The properties of the process. */
const properties = ({ session }: PlatformCall) => object(session.single('properties', 'Ljava/util/Properties;'));

/** System.setProperty(key, text). */
const setProperty: Operation = (call) => {
  putInto(call, properties(call).objects, call.argument(0), call.argument(1));
  return ANYTHING;
};

const getProperty: Operation = (call) => getFrom(call, properties(call), call.argument(0), ANYTHING);

/** new JSONObject(text): whatever is asked of it comes from the text. */
const parseObject: Operation = (call) => {
  const taints = call.taintsOf(...call.arguments);
  if (taints.length > 0) for (const one of call.objects) call.memory.add(one, '*', anythingFrom(taints));
  return ZERO;
};

export const storeOperations: Operations = {
  preferences: preferences,
  'property-set': setProperty,
  'property-get': getProperty,
  'object-parse': parseObject,
};
