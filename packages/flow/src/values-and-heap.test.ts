import { describe, expect, test } from 'vitest';
import { flowsIn, IMEI, IMSI, main, PRINTED } from './made-flows.contract.ts';

const flows = (body: string, beside = '') => flowsIn(`${beside} ${main(body)}`);

describe('values', () => {
  test.each([
    ['a local', `String s = ${IMEI}; Log.d("t", s);`, PRINTED],
    ['written over', `String s = ${IMEI}; s = "x"; Log.d("t", s);`, []],
    ['printed before it is read', `String s = "x"; Log.d("t", s); s = ${IMEI};`, []],
    ['in one of two branches', `String s = "x"; if (Math.random() < 0.5) s = ${IMEI}; Log.d("t", s);`, PRINTED],
    ['in a branch that cannot be taken', `int i = 3; if (i > 4) Log.d("t", ${IMEI});`, []],
    [
      'the two branches of one question asked twice',
      `boolean f = Math.random() < 0.5; String s = "x"; if (f) s = ${IMEI}; if (!f) Log.d("t", s);`,
      [],
    ],
    ['built', `StringBuilder s = new StringBuilder("a"); s.append(${IMEI}).reverse(); Log.d("t", s.toString());`, PRINTED],
    [
      'built and emptied',
      `StringBuilder s = new StringBuilder(); s.append(${IMEI}); s.setLength(0); s.append("x"); Log.d("t", s.toString());`,
      [],
    ],
    [
      'its characters',
      `char[] c = ${IMEI}.toCharArray(); String s = ""; for (int i = 0; i < c.length; i++) s += c[i]; Log.d("t", s);`,
      PRINTED,
    ],
    ['only its length asked', `if (${IMEI}.length() > 3) Log.d("t", "long");`, []],
    ['a text worked out decides', `String m = "b"; String s = ${IMEI}; if (m.concat("c").equals("bd")) Log.d("t", s);`, []],
  ])('%s', (_, body, expected) => expect(flows(body)).toEqual(expected));
});

describe('objects', () => {
  const box =
    'class Box { String a; String b; static String s; Box next; void set(String x) { a = x; } String get() { return a; } static Box make() { return new Box(); } }';

  test.each([
    ['one field of two', `Box x = new Box(); x.a = ${IMEI}; x.b = "x"; Log.d("t", x.b);`, []],
    ['one object of two', `Box x = new Box(); Box y = new Box(); x.set(${IMEI}); y.set("x"); Log.d("t", y.get());`, []],
    ['one of two made by the same line', `Box x = Box.make(); Box y = Box.make(); x.a = ${IMEI}; Log.d("t", y.a);`, []],
    ['two names of one object', `Box x = new Box(); Box y = x; x.a = ${IMEI}; Log.d("t", y.a);`, PRINTED],
    [
      'an alias made before, through a field',
      `Box x = new Box(); Box y = new Box(); x.next = y; Box z = x.next; y.a = ${IMEI}; Log.d("t", z.a);`,
      PRINTED,
    ],
    ['a static field', `Box.s = ${IMEI}; Log.d("t", Box.s);`, PRINTED],
    ['a static field written over', `Box.s = ${IMEI}; Box.s = ""; Log.d("t", Box.s);`, []],
    [
      'a list of objects made in a loop',
      `Box h = null; for (int i = 0; i < 3; i++) { Box n = new Box(); n.next = h; n.a = ${IMEI}; h = n; } while (h != null) { Log.d("t", h.a); h = h.next; }`,
      PRINTED,
    ],
    [
      'what two ways have mixed',
      `Box a = new Box(); Box p = new Box(); Box b = new Box(); Box q = new Box(); Box x; Box y; if (Math.random() < 0.5) { x = a; y = b; } else { x = p; y = q; } x.next = y; q.a = ${IMEI}; Box z = a.next; if (z != null) Log.d("t", z.a);`,
      [],
    ],
  ])('%s', (_, body, expected) => expect(flows(body, box)).toEqual(expected));
});

describe('arrays and collections', () => {
  test.each([
    ['an element', `String[] a = new String[3]; a[1] = ${IMEI}; Log.d("t", a[1]);`, PRINTED],
    ['another element', `String[] a = new String[3]; a[1] = ${IMEI}; Log.d("t", a[2]);`, []],
    [
      'an element by a computed place',
      `int i = 1; i++; i *= 5; i %= 4; String[] a = new String[3]; a[0] = "x"; a[i] = ${IMEI}; Log.d("t", a[0]);`,
      [],
    ],
    [
      'copied',
      `String[] a = new String[]{${IMEI}, "x"}; String[] c = new String[2]; System.arraycopy(a, 0, c, 0, 2); Log.d("t", c[0]); Log.e("t", c[1]);`,
      PRINTED,
    ],
    ['by place', `List l = new ArrayList(); l.add("a"); l.add(${IMEI}); Log.d("t", (String) l.get(0));`, []],
    [
      'by place after one went',
      `List l = new ArrayList(); l.add("a"); l.add(${IMEI}); l.remove(0); Log.d("t", (String) l.get(0));`,
      PRINTED,
    ],
    ['a key', `Map m = new HashMap(); m.put("a", ${IMEI}); m.put("b", "x"); Log.d("t", (String) m.get("b"));`, []],
    [
      'a key that is not known',
      `Map m = new HashMap(); m.put("a", ${IMEI}); Log.d("t", (String) m.get(getPackageName() + Math.random()));`,
      PRINTED,
    ],
    [
      'through all entries',
      `Map m = new HashMap(); m.put("a", ${IMEI}); for (Object o : m.entrySet()) { Map$Entry e = (Map$Entry) o; Log.d("t", (String) e.getValue()); Log.e("t", (String) e.getKey()); }`,
      PRINTED,
    ],
    [
      'a list in a map',
      `Map m = new HashMap(); List l = new ArrayList(); l.add(${IMEI}); m.put("a", l); Log.d("t", (String) ((List) m.get("a")).get(0));`,
      PRINTED,
    ],
  ])('%s', (_, body, expected) => expect(flows(body)).toEqual(expected));
});

describe('exceptions', () => {
  const thrown = 'class Bad extends RuntimeException { String id; Bad(String s) { super("bad"); id = s; } }';

  test.each([
    [
      'in a message',
      `try { throw new IllegalStateException(${IMEI}); } catch (IllegalStateException e) { Log.d("t", e.getMessage()); }`,
      PRINTED,
    ],
    ['in a field', `try { throw new Bad(${IMEI}); } catch (Bad e) { Log.d("t", e.id); }`, PRINTED],
    ['caught by another', `try { throw new Bad(${IMEI}); } catch (Bad e) { Log.d("t", "x"); }`, []],
    [
      'before anything could be thrown',
      `String s = ""; try { int[] a = new int[4]; s = ${IMEI}; if (a[3] > 0) s = "y"; s = "x"; } catch (RuntimeException e) { Log.d("t", s); }`,
      [],
    ],
    [
      'an element that may not be there',
      `String s = ""; try { s = ${IMEI}; int[] a = new int[getTaskId()]; if (a[3] > 0) s = "y"; s = "x"; } catch (RuntimeException e) { Log.d("t", s); }`,
      PRINTED,
    ],
  ])('%s', (_, body, expected) => {
    const known = body.replace('getTaskId()', '(int) System.currentTimeMillis()');
    expect(flows(known, thrown)).toEqual(expected);
  });
});

test('of two sources each comes out where it is printed', () => {
  expect(flows(`Log.d("t", ${IMEI}); Log.e("t", ${IMSI});`)).toEqual([
    ...PRINTED,
    'getSubscriberId MainActivity.onCreate > e MainActivity.onCreate',
  ]);
});
