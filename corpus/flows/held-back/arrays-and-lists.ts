import { type FlowRecipe, leak, none } from '../recipe.ts';
import { iccid, imei, imsi, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const arraysAndLists: readonly FlowRecipe[] = [
  {
    id: 'array-index-unknown',
    about: 'The index is not known before the app runs, so every slot may be the one.',
    java: main(`String[] s = new String[]{"x", "y"}; s[new Random().nextInt(2)] = ${imsi}; Log.d("s", s[0]);`),
    flows: [leak('imsi', here, 'log.d')],
  },
  {
    id: 'array-copied',
    about: 'System.arraycopy into another array.',
    java: main(
      `String[] from = new String[]{${iccid}, "x"}; String[] to = new String[2]; System.arraycopy(from, 0, to, 0, 2); ${sms('to[0]')}`,
    ),
    flows: [leak('iccid', here, 'sms')],
  },
  {
    id: 'array-copy-of',
    about: 'Arrays.copyOf into a longer array.',
    java: main(`String[] from = new String[]{${imei}}; Object[] longer = Arrays.copyOf(from, 4); Log.d("c", (String) longer[0]);`),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'grid-other-row',
    about: 'A cell of another row of the grid, all indices constant.',
    java: main(`String[][] g = new String[][]{new String[]{"a", "b"}, new String[]{"c", "d"}}; g[1][0] = ${imei}; Log.d("g", g[0][0]);`),
    flows: [],
    noFlows: [none('another row', 'imei', here, 'log.d')],
  },
  {
    id: 'list-replaced-while-walked',
    about: 'A ListIterator puts the value in the place of what is there.',
    java: main(
      `List l = new ArrayList(); l.add("x"); ListIterator it = l.listIterator(); it.next(); it.set(${imei}); ${sms('(String) l.get(0)')}`,
    ),
    flows: [leak('imei', here, 'sms')],
  },
  {
    id: 'list-into-list',
    about: 'addAll, a view of a part, and an array of all.',
    java: main(
      `List l = new ArrayList(); l.add(${iccid}); List m = new ArrayList(); m.add("0"); m.addAll(l); Object[] all = m.subList(1, 2).toArray(); Log.d("m", (String) all[0]);`,
    ),
    flows: [leak('iccid', here, 'log.d')],
  },
  {
    id: 'list-of-lists',
    about: 'A list in a list.',
    java: main(
      `List inner = new ArrayList(); List outer = new ArrayList(); outer.add(inner); inner.add(${imei}); Log.d("o", (String) ((List) outer.get(0)).get(0));`,
    ),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'list-other-list',
    about: 'Two lists; the other one is printed.',
    java: main(
      `List l = new ArrayList(); List m = new ArrayList(); l.add(${imei}); m.add("clean"); Log.d("m", (String) m.get(0)); l.clear();`,
    ),
    flows: [],
    noFlows: [none('another list', 'imei', here, 'log.d')],
  },
];
