import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, imei, imeiOf, imsi, line1, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const cutFlows: readonly FlowRecipe[] = [
  {
    id: 'cut-only-length',
    about: 'How long it is.',
    java: main(`int n = ${imei}.length(); Log.d("n", "length " + n);`),
    flows: [],
    noFlows: [none('a length is not the value', 'imei', here, 'log.d')],
  },
  {
    id: 'cut-only-comparison',
    about: 'Whether it is there, and whether it equals something.',
    java: main(`String id = ${imei}; boolean has = id != null; boolean same = "x".equals(id); Log.d("b", "has " + has + " same " + same);`),
    flows: [],
    noFlows: [none('whether it equals something is not the value', 'imei', here, 'log.d')],
  },
  {
    id: 'cut-mask-constant',
    about:
      'A method takes it and gives back stars as many as a constant says; the value itself goes nowhere. The raw value goes to another method, which drops it.',
    java: `class Mask { static String mask(String s) { StringBuilder o = new StringBuilder(); for (int i = 0; i < 8; i++) o.append('*'); return o.toString(); } static void drop(String s) { } } ${main(`String id = ${line1}; Mask.drop(id); ${sms('Mask.mask(id)')}`)}`,
    flows: [],
    noFlows: [none('the method gives constants', 'phone', here, 'sms')],
  },
  {
    id: 'cut-mask-half',
    about: 'The first part is replaced by stars, the last four digits stay: a part of the value is sent.',
    java: `class Mask { static String mask(String s) { return "****" + s.substring(s.length() - 4); } } ${main(`${sms(`Mask.mask(${line1})`)}`)}`,
    flows: [leak('phone', here, 'sms')],
  },
  {
    id: 'cut-wrong-getter',
    about: 'An object with two getters; the clean one is printed, the other asked for nothing.',
    java: `class User { private final String id; private final String nick; User(String a, String c) { id = a; nick = c; } String id() { return id; } String nick() { return nick; } } ${main(`User u = new User(${imsi}, "bird"); u.id(); Log.d("u", u.nick());`)}`,
    flows: [],
    noFlows: [none('another field', 'imsi', here, 'log.d')],
  },
  {
    id: 'cut-returned-and-dropped',
    about: 'A method reads and gives it back, nobody takes it; a sink prints what another method gives.',
    java: `class Both { static String read(Context c) { return ${imeiOf('c')}; } static String plain() { return "plain"; } } ${main('Both.read(this); Log.d("p", Both.plain());')}`,
    flows: [],
    noFlows: [none('what was read is dropped', 'imei', 'Both.read', 'log.d', here)],
  },
  {
    id: 'cut-null-out',
    about: 'The field is set to null when the screen is left, and printed only when it is destroyed, which comes after.',
    java: `class MainActivity extends Activity { private String v; ${create} v = ${imei}; } protected void onStop() { super.onStop(); v = null; } protected void onDestroy() { super.onDestroy(); Log.d("v", "" + v); } protected void onResume() { super.onResume(); if (v != null) setTitle(v); } }`,
    flows: [],
    noFlows: [none('onStop clears it before', 'imei', here, 'log.d', 'MainActivity.onDestroy')],
  },
  {
    id: 'cut-one-of-three-copies',
    about: 'Three copies of the value: two are replaced, the third is sent.',
    java: main(`String a = ${imei}; String c = a; String d = c; a = "a"; c = "c"; Log.d("a", a); Log.i("c", c); ${sms('d')}`),
    flows: [leak('imei', here, 'sms')],
    noFlows: [none('replaced', 'imei', here, 'log.d'), none('replaced', 'imei', here, 'log.i')],
  },
];
