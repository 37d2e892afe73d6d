import { type FlowRecipe, leak, none } from '../recipe.ts';
import { iccid, imei, imsi, line1, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const arraysAndLists: readonly FlowRecipe[] = [
  {
    id: 'array-one-slot-of-many',
    about: 'Slot 2 holds the value; slot 2 goes to one sink, slot 1 to another.',
    java: main(`String[] s = new String[]{"a", "b", "c", "d"}; s[2] = ${imei}; Log.d("2", s[2]); Log.e("1", s[1]);`),
    flows: [leak('imei', here, 'log.d')],
    noFlows: [none('another slot', 'imei', here, 'log.e')],
  },
  {
    id: 'array-index-computed',
    about: 'The index is computed: 3 - 2 is 1.',
    java: main(`String[] s = new String[3]; s[1] = ${imsi}; int i = 3; i = i - 2; Log.d("s", s[i]);`),
    flows: [leak('imsi', here, 'log.d')],
  },
  {
    id: 'array-to-text',
    about: 'The whole array as text.',
    java: main(`String[] s = new String[]{"model", ${line1}}; Log.i("all", Arrays.toString(s));`),
    flows: [leak('phone', here, 'log.i')],
  },
  {
    id: 'array-filled-by-callee',
    about: 'A callee fills the array that it is given.',
    java: `class Fill { static void all(String[] s, String v) { for (int i = 0; i < s.length; i++) { s[i] = v; } } } ${main(`String[] s = new String[2]; Fill.all(s, ${imei}); Log.d("f", s[1]);`)}`,
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'array-only-length',
    about: 'Only the length of the array is told.',
    java: main(`String[] s = new String[]{${imei}}; Log.d("n", "" + s.length);`),
    flows: [],
    noFlows: [none('its length tells nothing', 'imei', here, 'log.d')],
  },
  {
    id: 'grid-same-cell',
    about: 'A cell of a grid.',
    java: main(`String[][] g = new String[2][3]; g[1][2] = ${imei}; Log.d("g", g[1][2]);`),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'list-by-position',
    about: 'The second of three; the second goes to one sink and the third to another.',
    java: main(
      `List l = new ArrayList(); l.add("first"); l.add(${imei}); l.add("third"); Log.d("l", (String) l.get(1)); Log.e("l", (String) l.get(2));`,
    ),
    flows: [leak('imei', here, 'log.d')],
    noFlows: [none('another position', 'imei', here, 'log.e')],
  },
  {
    id: 'list-walked',
    about: 'An iterator over the list.',
    java: main(
      `LinkedList l = new LinkedList(); l.add(${imsi}); l.add("x"); Iterator it = l.iterator(); while (it.hasNext()) { String s = (String) it.next(); Log.d("l", s); }`,
    ),
    flows: [leak('imsi', here, 'log.d')],
  },
  {
    id: 'list-removed',
    about: 'Taken out again before the list is printed.',
    java: main(`List l = new ArrayList(); l.add(${imei}); l.remove(0); l.add("clean"); Log.d("l", (String) l.get(0));`),
    flows: [],
    noFlows: [none('removed before', 'imei', here, 'log.d')],
  },
  {
    id: 'deque-both-ends',
    about: 'Pushed at the front of a linked list, popped from there.',
    java: main(`LinkedList q = new LinkedList(); q.addFirst("old"); q.addFirst(${imsi}); String s = (String) q.removeFirst(); ${sms('s')}`),
    flows: [leak('imsi', here, 'sms')],
  },
  {
    id: 'stack-popped',
    about: 'Pushed and popped.',
    java: main(`Stack s = new Stack(); s.push(${imei}); Log.d("s", (String) s.pop());`),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'vector-enumerated',
    about: 'An old Vector and its Enumeration.',
    java: main(
      `Vector v = new Vector(); v.addElement(${line1}); Enumeration e = v.elements(); while (e.hasMoreElements()) { Log.v("v", (String) e.nextElement()); }`,
    ),
    flows: [leak('phone', here, 'log.v')],
  },
  {
    id: 'map-two-keys',
    about: 'Under one key the value, under another a constant; each goes to a sink of its own.',
    java: main(
      `Map m = new HashMap(); m.put("id", ${imei}); m.put("lang", "zh"); Log.d("m", (String) m.get("id")); Log.e("m", (String) m.get("lang"));`,
    ),
    flows: [leak('imei', here, 'log.d')],
    noFlows: [none('another key', 'imei', here, 'log.e')],
  },
  {
    id: 'map-key-built',
    about: 'The key is put together from two constants when the map is read.',
    java: main(`Map m = new Hashtable(); m.put("device", ${imei}); String k = "dev"; k = k + "ice"; Log.d("m", (String) m.get(k));`),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'map-value-is-key',
    about: 'The value is a key, and the keys are printed.',
    java: main(`Map m = new HashMap(); m.put(${imsi}, "1"); for (Object o : m.keySet()) { Log.d("k", (String) o); }`),
    flows: [leak('imsi', here, 'log.d')],
  },
  {
    id: 'map-all-values',
    about: 'All values of the map, one after the other.',
    java: main(`TreeMap m = new TreeMap(); m.put("a", "1"); m.put("b", ${imsi}); for (Object o : m.values()) { ${sms('(String) o')} }`),
    flows: [leak('imsi', here, 'sms')],
  },
  {
    id: 'set-walked',
    about: 'A set, walked by a loop.',
    java: main(`Set s = new HashSet(); s.add(${iccid}); for (Object o : s) { Log.d("s", "" + o); }`),
    flows: [leak('iccid', here, 'log.d')],
  },
  {
    id: 'sparse-array-other-key',
    about: 'Two numbers as keys of a SparseArray.',
    java: main(
      `SparseArray a = new SparseArray(); a.put(1, ${imei}); a.put(2, "ok"); Log.d("a", (String) a.get(2)); Log.e("a", (String) a.get(1));`,
    ),
    flows: [leak('imei', here, 'log.e')],
    noFlows: [none('another key', 'imei', here, 'log.d')],
  },
  {
    id: 'pair-other-half',
    about: 'One half of a pair is printed, the other is sent.',
    java: main(`Pair p = new Pair(${imei}, "plain"); Log.d("p", (String) p.second); ${sms('(String) p.first')}`),
    flows: [leak('imei', here, 'sms')],
    noFlows: [none('the other half', 'imei', here, 'log.d')],
  },
  {
    id: 'queue-between-methods',
    about: 'A queue in a field: one method offers, another polls.',
    java: `class MainActivity extends Activity { final Queue q = new ArrayDeque(); protected void onStart() { super.onStart(); q.offer(${imei}); } protected void onStop() { super.onStop(); Object o = q.poll(); if (o != null) Log.d("q", o.toString()); } }`,
    flows: [leak('imei', 'MainActivity.onStart', 'log.d', 'MainActivity.onStop')],
  },
];
