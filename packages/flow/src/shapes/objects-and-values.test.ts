import { describe, expect, test } from 'vitest';
import { flowsIn, IMEI, IMSI, main, PRINTED } from '../made-flows.contract.ts';

const NOTHING: readonly string[] = [];
const create = 'protected void onCreate(Bundle b) { super.onCreate(b);';

describe('objects', () => {
  test.each([
    [
      'two boxes given to one callee that gives one what the other holds',
      `class Box { Item i; } class Item { String s = "-"; } class MainActivity extends Activity { ${create} Box x = new Box(); Box y = new Box(); x.i = new Item(); y.i = new Item(); share(x, y); y.i.s = ${IMEI}; Log.d("t", x.i.s); } void share(Box a, Box z) { a.i = z.i; } }`,
      PRINTED,
    ],
    [
      'the same callee without the exchange',
      `class Box { Item i; } class Item { String s = "-"; } class MainActivity extends Activity { ${create} Box x = new Box(); Box y = new Box(); x.i = new Item(); y.i = new Item(); touch(x, y); y.i.s = ${IMEI}; Log.d("t", x.i.s); } void touch(Box a, Box z) { a.i = a.i; z.i = z.i; } }`,
      NOTHING,
    ],
    [
      'an alias made after the value was printed',
      `class Item { String s = "-"; } ${main(`Item a = new Item(); Item c = a; Log.d("t", c.s); a.s = ${IMEI};`)}`,
      NOTHING,
    ],
    [
      'an alias made before',
      `class Item { String s = "-"; } ${main(`Item a = new Item(); Item c = a; a.s = ${IMEI}; Log.d("t", c.s);`)}`,
      PRINTED,
    ],
    [
      'a field that is written over by another name of the object',
      `class Item { String s = "-"; } ${main(`Item a = new Item(); Item c = a; a.s = ${IMEI}; c.s = "x"; Log.d("t", a.s);`)}`,
      NOTHING,
    ],
    [
      'two objects of one maker',
      `class Item { String s; Item(String s) { this.s = s; } static Item of(String s) { return new Item(s); } } ${main(`Item a = Item.of(${IMEI}); Item c = Item.of("x"); Log.d("t", c.s);`)}`,
      NOTHING,
    ],
    [
      'of a linked list only the first element',
      `class Node { String s; Node next; Node(String s, Node n) { this.s = s; next = n; } } ${main(`Node n = new Node("x", new Node(${IMEI}, null)); Log.d("t", n.s); Log.e("t", n.next.s);`)}`,
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    [
      'one of two fields of a class above, set through a setter of the class above',
      `class Up { String a = ""; String z = ""; void a(String s) { a = s; } void z(String s) { z = s; } } class Down extends Up { } ${main(`Down d = new Down(); d.a(${IMEI}); d.z("x"); Log.d("t", d.z); Log.e("t", d.a);`)}`,
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    [
      'either of two children of one class, chosen by chance',
      `abstract class Up { abstract String id(Context c); } class One extends Up { String id(Context c) { return "x"; } } class Two extends Up { String id(Context c) { return ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); } } ${main('Up u = Math.random() < 0.5 ? new One() : new Two(); Log.d("t", u.id(this));')}`,
      ['getDeviceId Two.id > d MainActivity.onCreate'],
    ],
    [
      'a child that nobody makes',
      `abstract class Up { abstract String id(Context c); } class One extends Up { String id(Context c) { return "x"; } } class Two extends Up { String id(Context c) { return ((TelephonyManager) c.getSystemService("phone")).getDeviceId(); } } ${main('Up u = new One(); Log.d("t", u.id(this));')}`,
      NOTHING,
    ],
    [
      'a clone of a list',
      main(`ArrayList a = new ArrayList(); a.add(${IMEI}); ArrayList c = (ArrayList) a.clone(); Log.d("t", (String) c.get(0));`),
      PRINTED,
    ],
    [
      'a clone of an own object',
      `class Item implements Cloneable { String s; Object clone() { return super.clone(); } } ${main(`Item a = new Item(); a.s = ${IMEI}; Item c = (Item) a.clone(); Log.d("t", c.s);`)}`,
      PRINTED,
    ],
    ['a field of an object of the platform', main(`Point p = new Point(3, Integer.parseInt(${IMEI})); Log.d("t", "at " + p.y);`), PRINTED],
    [
      'a field of an object of the platform that is set',
      main(`Point p = new Point(); p.x = Integer.parseInt(${IMEI}); Log.d("t", "at " + p.x);`),
      PRINTED,
    ],
    ['another field of it', main(`Point p = new Point(); p.x = Integer.parseInt(${IMEI}); p.y = 3; Log.d("t", "at " + p.y);`), NOTHING],
    [
      'an inner object that keeps its outer one',
      `interface Get { String get(); } class MainActivity extends Activity { String s = ""; ${create} Get i = new Get() { public String get() { return s; } } ; s = ${IMEI}; Log.d("t", i.get()); } }`,
      PRINTED,
    ],
    [
      'a message of an own class that carries it through a handler of an own interface',
      `interface Sink { void take(Carrier c); } class Carrier { String s; } class Printer implements Sink { public void take(Carrier c) { Log.d("t", c.s); } } ${main(`Carrier c = new Carrier(); c.s = ${IMEI}; Sink k = new Printer(); k.take(c);`)}`,
      ['getDeviceId MainActivity.onCreate > d Printer.take'],
    ],
    [
      'a static field that another static initialiser reads',
      `class A { static String s = ""; } class B { static String t = A.s; } ${main(`A.s = ${IMEI}; Log.d("t", B.t);`)}`,
      PRINTED,
    ],
    [
      'a static initialiser that ran before',
      `class A { static String s = ""; } class B { static String t = A.s; } ${main(`String first = B.t; A.s = ${IMEI}; Log.d("t", B.t);`)}`,
      NOTHING,
    ],
    [
      'a getter asked before the setter',
      `class Item { String s = ""; String get() { return s; } void set(String v) { s = v; } } ${main(`Item a = new Item(); String x = a.get(); a.set(${IMEI}); Log.d("t", x);`)}`,
      NOTHING,
    ],
    [
      'a callee called with and without it returns each its own',
      main(`String x = same(${IMEI}); String y = same("y"); Log.d("t", y); Log.e("t", x);`, 'String same(String s) { return s; }'),
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    [
      'the same over three calls and a field',
      `class Keep { String s; String pass(String v) { s = v; return again(); } String again() { return s; } } ${main(`Keep a = new Keep(); Keep c = new Keep(); String x = a.pass(${IMEI}); String y = c.pass("y"); Log.d("t", y + c.s); Log.e("t", x);`)}`,
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
  ])('%s', (_, java, expected) => expect(flowsIn(java)).toEqual(expected));
});

describe('arrays and collections', () => {
  test.each([
    ['a slot beside it', main(`String[] a = new String[3]; a[1] = ${IMEI}; a[2] = "x"; Log.d("t", a[2]);`), NOTHING],
    [
      'a slot whose number is computed',
      main(`String[] a = new String[4]; int k = 1; k = k * 2; a[k] = ${IMEI}; Log.d("t", a[2]);`),
      PRINTED,
    ],
    [
      'a slot beside one whose number is computed',
      main(`String[] a = new String[4]; int k = 1; k = k * 2; a[k] = ${IMEI}; a[1] = "x"; Log.d("t", a[1]);`),
      NOTHING,
    ],
    [
      'a slot whose number another method computes',
      main(
        `String[] a = new String[9]; a[at()] = ${IMEI}; Log.d("t", a[4]); Log.e("t", "" + a[5]);`,
        'int at() { int n = 7; return n - 2; }',
      ),
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    [
      'copied by the platform',
      main(`String[] a = new String[2]; String[] c = new String[2]; a[0] = ${IMEI}; System.arraycopy(a, 0, c, 0, 2); Log.d("t", c[0]);`),
      PRINTED,
    ],
    ['as a text', main(`String[] a = new String[] { "x", ${IMEI} }; Log.d("t", Arrays.toString(a));`), PRINTED],
    ['two dimensions', main(`String[][] a = new String[2][2]; a[1][0] = ${IMEI}; String[] row = a[1]; Log.d("t", row[0]);`), PRINTED],
    ['another row', main(`String[][] a = new String[2][2]; a[1][0] = ${IMEI}; a[0][0] = "x"; Log.d("t", a[0][0]);`), NOTHING],
    [
      'a list by place',
      main(
        `List a = new LinkedList(); a.add("x"); a.add(${IMEI}); a.add("y"); Log.d("t", (String) a.get(2)); Log.e("t", (String) a.get(1));`,
      ),
      ['getDeviceId MainActivity.onCreate > e MainActivity.onCreate'],
    ],
    ['a map by key', main(`Map m = new HashMap(); m.put("k", ${IMEI}); m.put("o", "x"); Log.d("t", (String) m.get("o"));`), NOTHING],
    [
      'a map entry written over',
      main(`Map m = new HashMap(); m.put("k", ${IMEI}); m.put("k", "x"); Log.d("t", (String) m.get("k"));`),
      NOTHING,
    ],
    ['keys of a map', main(`Map m = new HashMap(); m.put(${IMEI}, "x"); for (Object o : m.keySet()) { Log.d("t", (String) o); }`), PRINTED],
    [
      'values of a map whose keys are it',
      main(`Map m = new HashMap(); m.put(${IMEI}, "x"); for (Object o : m.values()) { Log.d("t", (String) o); }`),
      NOTHING,
    ],
    [
      'an iterator',
      main(`Set s = new HashSet(); s.add(${IMEI}); Iterator i = s.iterator(); while (i.hasNext()) { Log.d("t", (String) i.next()); }`),
      PRINTED,
    ],
    ['a list printed whole', main(`List a = new ArrayList(); a.add(${IMEI}); Log.d("t", a.toString());`), PRINTED],
    ['a list appended to a text', main(`List a = new ArrayList(); a.add(${IMEI}); Log.d("t", "all " + a);`), PRINTED],
    ['a list emptied', main(`List a = new ArrayList(); a.add(${IMEI}); a.clear(); Log.d("t", "all " + a);`), NOTHING],
    [
      'an array of bytes through a loop',
      main(
        `byte[] x = ${IMEI}.getBytes(); byte[] y = new byte[20]; for (int i = 0; i < x.length; i++) { y[i] = x[i]; } Log.d("t", new String(y));`,
      ),
      PRINTED,
    ],
    [
      'a list of lists',
      main(
        `List a = new ArrayList(); List in = new ArrayList(); in.add(${IMEI}); a.add(in); Log.d("t", (String) ((List) a.get(0)).get(0));`,
      ),
      PRINTED,
    ],
    [
      'an own list',
      `class Mine extends ArrayList { } ${main(`Mine a = new Mine(); a.add(${IMEI}); Log.d("t", (String) a.get(0));`)}`,
      PRINTED,
    ],
    [
      'an array of arguments',
      main(`show("x", new Object[] { ${IMEI} });`, 'void show(String f, Object[] a) { Log.d("t", String.format(f, a)); }'),
      ['getDeviceId MainActivity.onCreate > d MainActivity.show'],
    ],
  ])('%s', (_, java, expected) => expect(flowsIn(java)).toEqual(expected));
});

describe('texts', () => {
  test.each([
    [
      'characters one by one',
      main(`String s = ${IMEI}; String o = ""; for (int i = 0; i < s.length(); i++) { o += s.charAt(i); } Log.d("t", o);`),
      PRINTED,
    ],
    [
      'characters of an array one by one',
      main(`char[] s = ${IMEI}.toCharArray(); String o = ""; for (char c : s) { o = o + c; } Log.d("t", o);`),
      PRINTED,
    ],
    [
      'characters with other characters between',
      main(`String o = ""; for (char c : ${IMEI}.toCharArray()) { o += c + "_"; } Log.d("t", o);`),
      PRINTED,
    ],
    [
      'characters shifted',
      main(
        `char[] s = ${IMEI}.toCharArray(); char[] o = new char[20]; for (int i = 0; i < 15; i++) { o[i] = (char) (s[i] + 2); } Log.d("t", String.valueOf(o));`,
      ),
      PRINTED,
    ],
    [
      'a group of a pattern',
      main(`Matcher m = Pattern.compile("(\\\\d+)").matcher(${IMEI}); if (m.find()) { Log.d("t", m.group(1)); }`),
      PRINTED,
    ],
    ['a format', main(`Log.d("t", String.format("%s", new Object[] { ${IMEI} }));`), PRINTED],
    [
      'a formatter around a builder',
      main(
        `StringBuilder s = new StringBuilder(); Formatter f = new Formatter(s); f.format("%s", new Object[] { ${IMEI} }); Log.d("t", s.toString());`,
      ),
      PRINTED,
    ],
    [
      'bytes of a stream',
      main(`ByteArrayOutputStream o = new ByteArrayOutputStream(); o.write(${IMEI}.getBytes()); Log.d("t", o.toString());`),
      PRINTED,
    ],
    [
      'bytes of a stream by stream',
      main(
        `ByteArrayOutputStream o = new ByteArrayOutputStream(); DataOutputStream d = new DataOutputStream(o); d.writeUTF(${IMEI}); d.flush(); Log.d("t", new String(o.toByteArray()));`,
      ),
      PRINTED,
    ],
    [
      'an object written and read',
      `class Item implements Serializable { String s; } ${main(`Item a = new Item(); a.s = ${IMEI}; ByteArrayOutputStream o = new ByteArrayOutputStream(); ObjectOutputStream w = new ObjectOutputStream(o); w.writeObject(a); w.close(); ObjectInputStream r = new ObjectInputStream(new ByteArrayInputStream(o.toByteArray())); Item c = (Item) r.readObject(); Log.d("t", c.s);`)}`,
      PRINTED,
    ],
    ['a number of it', main(`long n = Long.parseLong(${IMEI}); n = n + 7; Log.d("t", "" + n);`), PRINTED],
    [
      'a builder emptied',
      main(`StringBuilder s = new StringBuilder(); s.append(${IMEI}); s.setLength(0); s.append("x"); Log.d("t", s.toString());`),
      NOTHING,
    ],
    ['a text that is replaced whole', main(`String s = ${IMEI}; s = "x"; Log.d("t", s);`), NOTHING],
    ['a part and its rest', main(`String[] p = ("x," + ${IMEI}).split(","); Log.d("t", p[1]);`), PRINTED],
    [
      'a table of what a number means, which is an implicit flow',
      main(`int n = 0; if (${IMEI}.equals("1")) { n = 1; } Log.d("t", "" + n);`),
      NOTHING,
    ],
    [
      'two sources in one sink',
      main(`Log.d("t", ${IMEI} + ${IMSI});`),
      ['getDeviceId MainActivity.onCreate > d MainActivity.onCreate', 'getSubscriberId MainActivity.onCreate > d MainActivity.onCreate'],
    ],
  ])('%s', (_, java, expected) => expect(flowsIn(java)).toEqual(expected));
});

describe('exceptions', () => {
  test.each([
    [
      'the source before, the sink in the handler',
      main(`String s = ""; try { s = ${IMEI}; throw new RuntimeException(); } catch (RuntimeException e) { Log.d("t", s); }`),
      PRINTED,
    ],
    [
      'a handler of another kind',
      main(`String s = ""; try { s = ${IMEI}; throw new IllegalStateException(); } catch (NullPointerException e) { Log.d("t", s); }`),
      NOTHING,
    ],
    [
      'a slot that is not there',
      main(
        `String s = ""; try { s = ${IMEI}; int[] a = new int[2]; a[3] = 4; } catch (ArrayIndexOutOfBoundsException e) { Log.d("t", s); }`,
      ),
      PRINTED,
    ],
    [
      'a slot that is there',
      main(
        `String s = ""; try { s = ${IMEI}; int[] a = new int[8]; a[3] = 4; s = ""; } catch (ArrayIndexOutOfBoundsException e) { Log.d("t", s); }`,
      ),
      NOTHING,
    ],
    [
      'a call of nothing',
      main(`String s = ""; try { s = ${IMEI}; String n = null; n.length(); } catch (NullPointerException e) { Log.d("t", s); }`),
      PRINTED,
    ],
    [
      'a wrong cast',
      main(
        `String s = ""; try { s = ${IMEI}; Object o = new ArrayList(); String t = (String) o; } catch (RuntimeException e) { Log.d("t", s); }`,
      ),
      PRINTED,
    ],
    [
      'a division by nothing',
      main(`String s = ""; try { s = ${IMEI}; int z = 0; int n = 5 / z; } catch (ArithmeticException e) { Log.d("t", s); }`),
      PRINTED,
    ],
    [
      'a number that is none',
      main(`String s = ""; try { s = ${IMEI}; Integer.parseInt("x"); } catch (NumberFormatException e) { Log.d("t", s); }`),
      PRINTED,
    ],
    [
      'the message of an exception',
      main(`try { throw new RuntimeException(${IMEI}); } catch (RuntimeException e) { Log.d("t", e.getMessage()); }`),
      PRINTED,
    ],
    [
      'a field of an own exception',
      `class Own extends RuntimeException { String s; Own(String s) { super("x"); this.s = s; } } ${main(`try { go(); } catch (Own e) { Log.d("t", e.s); }`, `void go() { throw new Own(${IMEI}); }`)}`,
      ['getDeviceId MainActivity.go > d MainActivity.onCreate'],
    ],
    [
      'what stands behind a throw',
      main(
        `String s = ""; try { thrown(); s = ${IMEI}; } catch (RuntimeException e) { Log.d("t", s); }`,
        'void thrown() { throw new RuntimeException(); }',
      ),
      NOTHING,
    ],
    ['what is cleared last', main(`String s = ${IMEI}; try { Log.i("t", "x"); } finally { s = ""; } Log.d("t", s);`), NOTHING],
  ])('%s', (_, java, expected) => expect(flowsIn(java)).toEqual(expected));
});

describe('ways that cannot be', () => {
  test.each([
    ['a condition that is never true', main(`int n = 3; if (n > 5) { Log.d("t", ${IMEI}); }`), NOTHING],
    ['a loop that never runs', main(`for (int i = 0; i < 0; i++) { Log.d("t", ${IMEI}); }`), NOTHING],
    ['a constant of the class', main(`if (SPEAKS) { Log.d("t", ${IMEI}); }`, 'static final boolean SPEAKS = false;'), NOTHING],
    ['a method nobody calls', main('finish();', `void never() { Log.d("t", ${IMEI}); }`), NOTHING],
    [
      'two conditions of one value',
      main(`boolean on = Math.random() > 0.5; String s = ""; if (on) { s = ${IMEI}; } if (!on) { Log.d("t", s); }`),
      NOTHING,
    ],
  ])('%s', (_, java, expected) => expect(flowsIn(java)).toEqual(expected));
});
