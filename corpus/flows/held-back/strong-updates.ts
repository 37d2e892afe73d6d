import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, imei, line1, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const strongUpdates: readonly FlowRecipe[] = [
  {
    id: 'update-local',
    about: 'The local is given a constant before it is sent.',
    java: main(`String s = ${imei}; s = "constant"; ${sms('s')}`),
    flows: [],
    noFlows: [none('replaced', 'imei', here, 'sms')],
  },
  {
    id: 'update-local-one-branch',
    about: 'Replaced in one branch only.',
    java: main(`String s = ${imei}; if (isFinishing()) { s = "constant"; } Log.d("s", s);`),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'update-sink-first',
    about: 'The sink stands before the read.',
    java: main(`String s = "early"; Log.d("s", s); s = ${imei}; setTitle(s);`),
    flows: [],
    noFlows: [none('the sink comes first', 'imei', here, 'log.d')],
  },
  {
    id: 'update-sink-first-in-loop',
    about: 'The sink stands before the read, and both in a loop: the second round prints it.',
    java: main(`String s = "early"; for (int i = 0; i < 2; i++) { Log.d("s", s); s = ${imei}; }`),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'update-field-of-perhaps-other',
    about: 'What is cleared may be the object or another one.',
    java: `class Data { String v; } ${main(`Data d = new Data(); Data x = isFinishing() ? d : new Data(); d.v = ${imei}; x.v = "cleared"; Log.d("d", d.v);`)}`,
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'update-static-field-too-late',
    about: 'As before, cleared after it was printed.',
    java: `class Global { static String v; static void in(String s) { v = s; } static void clear() { v = ""; } static void out() { Log.d("g", v); } } ${main(`Global.in(${imei}); Global.out(); Global.clear();`)}`,
    flows: [leak('imei', here, 'log.d', 'Global.out')],
  },
  {
    id: 'update-by-next-callback',
    about: 'onStart always replaces what onCreate set, and onResume comes only after it.',
    java: `class MainActivity extends Activity { private String v; ${create} v = ${line1}; } protected void onStart() { super.onStart(); v = "fresh"; } protected void onResume() { super.onResume(); Log.d("v", v); } }`,
    flows: [],
    noFlows: [none('onStart replaces it', 'phone', here, 'log.d', 'MainActivity.onResume')],
  },
  {
    id: 'update-slot-of-array',
    about: 'The slot with a constant index is replaced.',
    java: main(`String[] a = new String[2]; a[0] = ${imei}; a[0] = "x"; Log.d("a", a[0]);`),
    flows: [],
    noFlows: [none('replaced', 'imei', here, 'log.d')],
  },
  {
    id: 'update-parameter-of-callee',
    about: 'The callee gives its parameter another value: the local of the caller stays.',
    java: `class Wash { static void wash(String s) { s = "clean"; Log.e("w", s); } } ${main(`String s = ${imei}; Wash.wash(s); Log.d("s", s);`)}`,
    flows: [leak('imei', here, 'log.d')],
    noFlows: [none('the parameter was replaced', 'imei', here, 'log.e', 'Wash.wash')],
  },
  {
    id: 'update-builder-emptied',
    about: 'The builder is emptied before it is used again.',
    java: main(`StringBuilder b2 = new StringBuilder(); b2.append(${imei}); b2.setLength(0); b2.append("new"); Log.d("b", b2.toString());`),
    flows: [],
    noFlows: [none('emptied', 'imei', here, 'log.d')],
  },
  {
    id: 'update-object-replaced',
    about: 'The object that held it is replaced by a new one.',
    java: `class Data { String v = "v"; } class MainActivity extends Activity { Data d = new Data(); ${create} d.v = ${imei}; d = new Data(); ${sms('d.v')} } }`,
    flows: [],
    noFlows: [none('another object now', 'imei', here, 'sms')],
  },
  {
    id: 'update-in-try',
    about: 'The replacement stands in a try behind a call that may throw: it may not come to it.',
    java: main(
      `String s = ${imei}; try { new FileInputStream("/x").read(); s = "none"; } catch (IOException e) { setTitle("no"); } Log.d("s", s);`,
    ),
    flows: [leak('imei', here, 'log.d')],
  },
];
