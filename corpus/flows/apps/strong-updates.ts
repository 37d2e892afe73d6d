import { type FlowRecipe, leak, none } from '../recipe.ts';
import { iccid, imei, imsi, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const strongUpdates: readonly FlowRecipe[] = [
  {
    id: 'update-local-both-branches',
    about: 'Replaced in both branches.',
    java: main(`String s = ${imei}; if (isFinishing()) { s = "a"; } else { s = "c"; } Log.d("s", s);`),
    flows: [],
    noFlows: [none('replaced in both branches', 'imei', here, 'log.d')],
  },
  {
    id: 'update-field',
    about: 'The field of an object is replaced; the object has no other name.',
    java: `class Data { String v; } ${main(`Data d = new Data(); d.v = ${imsi}; d.v = "x"; Log.d("d", d.v);`)}`,
    flows: [],
    noFlows: [none('replaced', 'imsi', here, 'log.d')],
  },
  {
    id: 'update-field-by-callee',
    about: 'A callee clears the field.',
    java: `class Data { String v; void clear() { v = null; } } ${main(`Data d = new Data(); d.v = ${imsi}; d.clear(); Log.d("d", d.v);`)}`,
    flows: [],
    noFlows: [none('cleared by the callee', 'imsi', here, 'log.d')],
  },
  {
    id: 'update-field-by-callee-perhaps',
    about: 'A callee clears the field under a condition.',
    java: `class Data { String v; void clear(boolean really) { if (really) v = ""; } } ${main(`Data d = new Data(); d.v = ${iccid}; d.clear(isFinishing()); ${sms('d.v')}`)}`,
    flows: [leak('iccid', here, 'sms')],
  },
  {
    id: 'update-static-field',
    about: 'A static field is set, cleared and printed in three methods called one after the other.',
    java: `class Global { static String v; static void in(String s) { v = s; } static void clear() { v = ""; } static void out() { Log.d("g", v); } } ${main(`Global.in(${imei}); Global.clear(); Global.out();`)}`,
    flows: [],
    noFlows: [none('cleared between', 'imei', here, 'log.d', 'Global.out')],
  },
  {
    id: 'update-map-entry',
    about: 'The entry of the map is put again under the same key.',
    java: main(`Map m = new HashMap(); m.put("k", ${imei}); m.put("k", "x"); Log.d("m", (String) m.get("k"));`),
    flows: [],
    noFlows: [none('replaced', 'imei', here, 'log.d')],
  },
  {
    id: 'update-read-twice-kept-once',
    about: 'The first value is replaced by that of another read: only the second one is lost.',
    java: main(`String s = ${imei}; s = ${imsi}; Log.d("s", s);`),
    flows: [leak('imsi', here, 'log.d')],
    noFlows: [none('replaced by another', 'imei', here, 'log.d')],
  },
];
