import { noGate, type Recipe, read } from '../recipe.ts';
import { asksOnce, dialog } from '../snippets/asking.ts';
import { androidId, apps, iccid, imei, imsi, mac, meid, phone } from '../snippets/reading.ts';

export const dispatchShapes: readonly Recipe[] = [
  {
    id: 'shape-covariant-override',
    about: 'The override returns a narrower class: two methods of one name, the call through the parent reaches both by the bridge.',
    java: `package cn.xingzhuang.covariant;
class Info { } class DeviceInfo extends Info { String id; }
abstract class Collector { abstract Info collect(Context c); static void run(Collector k, Context c) { Log.d("c", "" + k.collect(c)); } }
class DeviceCollector extends Collector { DeviceInfo collectDevice(Context c) { DeviceInfo i = new DeviceInfo(); i.id = ${meid('c')}; return i; } public synthetic bridge Info collect(Context c) { return collectDevice(c); } }
class AppCollector extends Collector { Info collect(Context c) { return new Info(); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Collector.run(new AppCollector(), this); ${dialog('Collector.run(new DeviceCollector(), this)')} } }`,
    truth: {
      reads: [
        read('meid', 'DeviceCollector.collectDevice', 'user-action', ['behind-gate', 'undecided'], {
          why: 'both collectors go through one method, and only the argument tells which',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'shape-access-methods',
    about: 'An inner class reaches private members of its outer class by access$000 and access$102, as older compilers write it.',
    java: `package cn.xingzhuang.access;
class Collector {
  private String id; private final Context c;
  Collector(Context c) { this.c = c; }
  private String read() { return ${iccid('c')}; }
  static synthetic String access$000(Collector k) { return k.read(); }
  static synthetic String access$102(Collector k, String s) { k.id = s; return s; }
  Runnable job() { return new Collector$Job(this); }
}
class Collector$Job implements Runnable { final Collector this$0; Collector$Job(Collector k) { this$0 = k; } public void run() { Collector.access$102(this$0, Collector.access$000(this$0)); } }
class App extends Application { public void onCreate() { super.onCreate(); new Thread(new Collector(this).job()).start(); } }`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('iccid', 'Collector.read', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'shape-default-method-of-interface',
    about: 'A default method, kept as such: the class does not override it, and it calls what the class does override.',
    java: `package cn.xingzhuang.defaultmethod;
interface Plugin { void use(String s); void start(Context c) { use(id(c)); } String id(Context c); }
class IdPlugin implements Plugin { public void use(String s) { Log.d("p", s); } public String id(Context c) { return ${androidId('c')}; } }
class App extends Application { public void onCreate() { super.onCreate(); Plugin p = new IdPlugin(); p.start(this); } }`,
    manifest: { application: { name: '.App' }, minSdk: 24 },
    truth: { reads: [read('android id', 'IdPlugin.id', 'process-start', 'no-gate')], gate: noGate },
  },
  {
    id: 'shape-visitor',
    about: 'Nodes accept visitors: at process start a visitor that prints goes over the tree, behind the button one that reads.',
    java: `package cn.xingzhuang.visitor;
interface Visitor { void leaf(Leaf l); void branch(Branch b); }
abstract class Node { abstract void accept(Visitor v); }
class Leaf extends Node { final String name; Leaf(String n) { name = n; } void accept(Visitor v) { v.leaf(this); } }
class Branch extends Node { final List kids = new ArrayList(); void accept(Visitor v) { v.branch(this); for (Object k : kids) ((Node) k).accept(v); } }
class Printer implements Visitor { public void leaf(Leaf l) { Log.d("leaf", l.name); } public void branch(Branch b) { Log.d("branch", "" + b.kids.size()); } }
class Collector implements Visitor { final Context c; Collector(Context c) { this.c = c; } public void leaf(Leaf l) { Log.d(l.name, ${imei('c')}); } public void branch(Branch b) { } }
class Tree { static Node make() { Branch b = new Branch(); b.kids.add(new Leaf("imei")); return b; } }
class App extends Application { public void onCreate() { super.onCreate(); Tree.make().accept(new Printer()); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('Tree.make().accept(new Collector(this))')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('imei', 'Collector.leaf', 'user-action', ['behind-gate', 'undecided'], {
          why: 'both visitors go through the same accept; only the argument tells which',
          repeated: ['no', 'loop'],
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'shape-strategies-by-name',
    about: 'Strategies in a map by a name; the first screen asks for "full" by a constant.',
    java: `package cn.xingzhuang.strategy;
interface Strategy { String make(Context c); }
class Strategies { private static final Map BY_NAME = new HashMap(); static { Strategy none = c -> ""; BY_NAME.put("none", none); BY_NAME.put("full", new FullStrategy()); } static String run(String name, Context c) { Strategy s = (Strategy) BY_NAME.get(name); return s == null ? "" : s.make(c); } }
class FullStrategy implements Strategy { public String make(Context c) { return ${imsi('c')}; } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); Log.d("m", Strategies.run("full", this)); ${dialog('d.dismiss()')} } }`,
    truth: { reads: [read('imsi', 'FullStrategy.make', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
  {
    id: 'shape-recursion',
    about: 'Two methods call each other; at the bottom one of them reads, when depth is zero.',
    java: `package cn.xingzhuang.recursion;
class Walk { static void down(Context c, int depth) { if (depth > 0) up(c, depth - 1); else Log.d("w", ${mac('c')}); } static void up(Context c, int depth) { if (depth % 2 == 0) down(c, depth); else down(c, depth - 1); } }
class App extends Application { public void onCreate() { super.onCreate(); Walk.down(this, 6); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('mac', 'Walk.down', 'process-start', 'before-gate', { repeated: ['no', 'loop'] })],
      gate: { how: 'dialog', flag: 'agreed' },
    },
  },
  {
    id: 'shape-merged-lambdas',
    about: 'R8 merged three lambdas into one class with a number; run() switches. Process start makes number 0 and 1, the button number 2.',
    java: `package cn.xingzhuang.merged;
class Merged implements Runnable {
  public final int $r8$classId; public final Context f$0;
  Merged(Context c, int id) { $r8$classId = id; f$0 = c; }
  public final void run() { switch ($r8$classId) { case 0: Log.d("a", "warm up"); return; case 1: Log.d("a", f$0.getPackageName()); return; default: Tail.read(f$0); return; } }
}
class Tail { static void read(Context c) { Log.d("tail", ${phone('c')}); } }
class App extends Application { public void onCreate() { super.onCreate(); new Thread(new Merged(this, 0)).start(); new Handler().post(new Merged(this, 1)); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('new Thread(new Merged(getApplicationContext(), 2)).start()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [
        read('phone', 'Tail.read', 'user-action', ['behind-gate', 'undecided'], {
          why: 'one class for three lambdas; a number in a field tells them apart',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'shape-outlined-code',
    about: 'R8 put a piece that occurs twice into an outline method: one caller stands behind the flag, the other does not.',
    java: `package cn.xingzhuang.outline;
class Outline { static String m0(Context c, String prefix) { return prefix + ${androidId('c')}; } }
class App extends Application { public void onCreate() { super.onCreate(); if (getSharedPreferences("conf", 0).getBoolean("agreed", false)) Log.d("a", Outline.m0(this, "full:")); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); SharedPreferences sp = getSharedPreferences("conf", 0); setTitle(Outline.m0(this, "id:")); ${dialog('sp.edit().putBoolean("agreed", true).apply()')} }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('android id', 'Outline.m0', 'first-screen', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'shape-proxy-like-retrofit',
    about: 'An interface without implementation: a proxy turns each call into a request, and its handler adds the device.',
    java: `package cn.xingzhuang.proxy;
interface Api { Object config(String channel); }
class ApiFactory {
  static Object create(Context c, Class type) { return Proxy.newProxyInstance(type.getClassLoader(), new Class[]{type}, new RequestHandler(c)); }
}
class RequestHandler implements InvocationHandler { final Context c; RequestHandler(Context c) { this.c = c; } public Object invoke(Object proxy, Method m, Object[] args) { Log.d("http", m.getName() + "?imei=" + ${imei('c')}); return null; } }
class App extends Application { public void onCreate() { super.onCreate(); Api api = (Api) ApiFactory.create(this, Api.class); api.config("huawei"); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'RequestHandler.invoke', 'process-start', 'before-gate')], gate: { how: 'dialog', flag: 'agreed' } },
  },
  {
    id: 'shape-super-not-called',
    about: 'The same three, and the middle one does not call super: what the top one does never runs.',
    java: `package cn.xingzhuang.supernot;
class RootApp extends Application { public void onCreate() { super.onCreate(); init(); } protected void init() { Log.d("root", "" + ${apps('this')}); } }
class MiddleApp extends RootApp { protected void init() { Log.d("middle", "instead"); } }
class App extends MiddleApp { public void onCreate() { super.onCreate(); } }
${asksOnce('conf', 'agreed')}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [], dead: [['app list', 'RootApp.init']], gate: { how: 'dialog', flag: 'agreed' } },
  },
];
