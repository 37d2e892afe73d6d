import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from '../gate/asking-app.contract.ts';

/** An application that does `start` and a first screen that asks and does `agreed`; what reads is in `more`. */
const app = (start: string, agreed: string, more: string) => `
class App extends Application { public void onCreate() { super.onCreate(); Context c = this; ${start} } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) {
    super.onCreate(b);
    ${DIALOG}.setPositiveButton("同意", (d, w) -> { Context c = getApplicationContext(); ${agreed} }).setNegativeButton("不同意", (d, w) -> finish()).show();
  }
}
class Sdk { static void start(Context c) { Log.d("a", ${ID}); } }
${more}`;

const switching = 'class Init { static void run(Context c, boolean all) { if (all) Sdk.start(c); } }';
const masked =
  'class Init { static void run(Context c, boolean all) { if (all) Sdk.start(c); } static void some(Context c, boolean all, int mask) { if ((mask & 2) != 0) all = false; run(c, all); } }';
const merged =
  'class Task implements Runnable { final int id; final Context c; Task(Context c, int id) { this.id = id; this.c = c; } public void run() { switch (id) { case 0: Log.d("a", "x"); return; default: Sdk.start(c); } } }';
const handler =
  'class Box extends Handler { final Context c; Box(Context c) { this.c = c; } public void handleMessage(Message m) { if (m.what == 2) Sdk.start(c); } } class Hold { static Box box; }';
const lazily =
  'interface Maker { Object get(); } class Kept implements Maker { final Maker maker; Kept(Maker m) { maker = m; } public Object get() { return maker.get(); } } class Reads implements Maker { final Context c; Reads(Context c) { this.c = c; } public Object get() { Sdk.start(c); return c; } } class Plain implements Maker { public Object get() { return "x"; } } class Parts { final Maker reads; final Maker plain; Parts(Context c) { reads = new Kept(new Reads(c)); plain = new Kept(new Plain()); } } class Hold { static Parts parts; }';

const stages = (more = '') =>
  `class Stages { static final Map ALL = new HashMap(); static void on(String stage, Runnable r) { List l = (List) ALL.get(stage); if (l == null) { l = new ArrayList(); ALL.put(stage, l); } l.add(r); } static void reach(String stage) { List l = (List) ALL.get(stage); if (l != null) for (Object o : l) ((Runnable) o).run(); } ${more} }`;
const bus =
  'interface Hears { void hear(Object event); } class Started { } class Agreed { } class Bus { static final Map ALL = new HashMap(); static void add(Class type, Hears h) { ALL.put(type, h); } static void post(Object event) { Hears h = (Hears) ALL.get(event.getClass()); if (h != null) h.hear(event); } } class Reads implements Hears { final Context c; Reads(Context c) { this.c = c; } public void hear(Object event) { Sdk.start(c); } } class Counts implements Hears { public void hear(Object event) { Log.d("a", "x"); } }';

test.each<[string, string, string, string, string]>([
  ['a constant that a branch asks for', 'Init.run(c, false);', 'Init.run(c, true);', switching, 'user-action'],
  ['the same constant from both', 'Init.run(c, true);', 'Init.run(c, true);', switching, 'process-start'],
  ['a default filled in by a mask', 'Init.some(c, true, 2);', 'Init.run(c, true);', masked, 'user-action'],
  ['a default that the mask leaves', 'Init.some(c, true, 0);', 'Init.run(c, true);', masked, 'process-start'],
  [
    'a number in the object handed over',
    'new Thread(new Task(c, 0)).start();',
    'new Thread(new Task(c, 1)).start();',
    merged,
    'user-action',
  ],
  [
    'the number that reads, handed over before',
    'new Thread(new Task(c, 1)).start();',
    'new Thread(new Task(c, 1)).start();',
    merged,
    'process-start',
  ],
  [
    'the number of a message',
    'Hold.box = new Box(c); Hold.box.sendEmptyMessage(1);',
    'Hold.box.sendEmptyMessage(2);',
    handler,
    'user-action',
  ],
  [
    'a message of the same number',
    'Hold.box = new Box(c); Hold.box.sendEmptyMessage(2);',
    'Hold.box.sendEmptyMessage(2);',
    handler,
    'process-start',
  ],
  [
    'tasks under a name',
    'Stages.on("start", () -> Log.d("a", "x")); Stages.on("agreed", () -> Sdk.start(c)); Stages.reach("start");',
    'Stages.reach("agreed");',
    stages(),
    'user-action',
  ],
  [
    'tasks under the name that is reached at once',
    'Stages.on("start", () -> Sdk.start(c)); Stages.reach("start");',
    'Stages.reach("agreed");',
    stages(),
    'process-start',
  ],
  [
    'tasks whose list is filled elsewhere too',
    'Stages.on("agreed", () -> Sdk.start(c)); Stages.all("start").add(new Task(c)); Stages.reach("start");',
    'Stages.reach("agreed");',
    `${stages('static List all(String stage) { return (List) ALL.get(stage); }')} class Task implements Runnable { final Context c; Task(Context c) { this.c = c; } public void run() { Sdk.start(c); } }`,
    'process-start',
  ],
  [
    'listeners by the class of an event',
    'Bus.add(Started.class, new Counts()); Bus.add(Agreed.class, new Reads(c)); Bus.post(new Started());',
    'Bus.post(new Agreed());',
    bus,
    'user-action',
  ],
  [
    'listeners of the event that comes at once',
    'Bus.add(Started.class, new Reads(c)); Bus.add(Agreed.class, new Counts()); Bus.post(new Started());',
    'Bus.post(new Agreed());',
    bus,
    'process-start',
  ],
  ['what an object keeps', 'Hold.parts = new Parts(c); Hold.parts.plain.get();', 'Hold.parts.reads.get();', lazily, 'user-action'],
  [
    'what an object keeps, asked at once',
    'Hold.parts = new Parts(c); Hold.parts.reads.get();',
    'Hold.parts.reads.get();',
    lazily,
    'process-start',
  ],
])('%s', (_name, start, agreed, more, expected) => {
  const { reads, triggers } = seen(app(start, agreed, more), { application: { name: '.App' } });
  expect([reads, triggers]).toEqual([[`Sdk.start ${expected === 'user-action' ? 'behind-gate' : 'before-gate'}`], [expected]]);
});
