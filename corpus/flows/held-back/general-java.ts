import { type FlowRecipe, leak, none } from '../recipe.ts';
import { iccid, imei, imsi, line1, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const generalJava: readonly FlowRecipe[] = [
  {
    id: 'java-own-clone',
    about: 'A clone method of the app copies the field.',
    java: `class Data implements Cloneable { String v; Data copy() { Data d = new Data(); d.v = v; return d; } } ${main(`Data d = new Data(); d.v = ${imsi}; Log.d("c", d.copy().v);`)}`,
    flows: [leak('imsi', here, 'log.d')],
  },
  {
    id: 'java-exception-cause',
    about: 'An exception in an exception: the loss asks for the cause.',
    java: main(
      `try { try { throw new IllegalStateException(${iccid}); } catch (IllegalStateException e) { throw new RuntimeException("outer", e); } } catch (RuntimeException e) { Log.d("e", e.getCause().getMessage()); }`,
    ),
    flows: [leak('iccid', here, 'log.d')],
  },
  {
    id: 'java-handler-never-reached',
    about: 'The handler is for an exception that nothing in the block throws.',
    java: `class OddException extends RuntimeException { OddException() { super("odd"); } } ${main(`String s = ${imei}; int n = 0; try { n = n + 1; } catch (OddException e) { Log.d("e", s); } setTitle("" + n);`)}`,
    flows: [],
    noFlows: [none('nothing throws it', 'imei', here, 'log.d')],
  },
  {
    id: 'java-surely-thrown',
    about: 'Index 5 of an array of two: the line after it never runs, the handler always.',
    java: main(
      `String s = ""; try { int[] a = new int[2]; s = ${imei}; a[5] = 1; Log.d("after", s); } catch (RuntimeException e) { Log.e("caught", s); }`,
    ),
    flows: [leak('imei', here, 'log.e')],
    noFlows: [none('the line before it throws', 'imei', here, 'log.d')],
  },
  {
    id: 'java-digits-shifted',
    about: 'Each digit is turned into a letter by adding a number, and the letters are sent.',
    java: main(
      `char[] c = ${imei}.toCharArray(); for (int i = 0; i < c.length; i++) { c[i] = (char) (c[i] + 17); } String s = new String(c); ${sms('s')}`,
    ),
    flows: [leak('imei', here, 'sms')],
  },
  {
    id: 'java-one-by-one-xor',
    about: 'charAt, exclusive or, a builder and Base64.',
    java: `class Hide { static String hide(String s) { StringBuilder o = new StringBuilder(); int i = 0; do { int x = s.charAt(i) ^ 42; o.append((char) x); i++; } while (i < s.length()); return Base64.encodeToString(o.toString().getBytes(), 2); } }
${main(`Log.i("h", Hide.hide(${imsi}));`)}`,
    flows: [leak('imsi', here, 'log.i')],
  },
  {
    id: 'java-number-and-back',
    about: 'Parsed to a number, divided into parts, printed.',
    java: main(`long n = Long.parseLong(${imei}); long high = n / 1000L; Log.d("n", Long.toString(high) + "x" + (n % 1000L));`),
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'java-serialised',
    about: 'Written by an ObjectOutputStream and read back from the bytes.',
    java: `class Rec implements Serializable { String v; Rec(String s) { v = s; } }
${main(`try { ByteArrayOutputStream o = new ByteArrayOutputStream(); ObjectOutputStream w = new ObjectOutputStream(o); w.writeObject(new Rec(${line1})); w.close(); Rec r = (Rec) new ObjectInputStream(new ByteArrayInputStream(o.toByteArray())).readObject(); Log.d("r", r.v); } catch (Exception e) { finish(); }`)}`,
    flows: [leak('phone', here, 'log.d')],
  },
  {
    id: 'java-static-initialiser-too-early',
    about: 'As before, but the class was used before the field was set.',
    java: `class Box { static String v = ""; } class Late { static int n; static { n = 3; Log.d("late", Box.v); } } ${main(`Late.n = 4; Box.v = ${imei}; Late.n = 5;`)}`,
    flows: [],
    noFlows: [none('the initialiser ran before', 'imei', here, 'log.d', 'Late.<clinit>')],
  },
  {
    id: 'java-formatter',
    about: 'A Formatter that writes into a builder.',
    java: main(
      `StringBuilder out = new StringBuilder(); Formatter f = new Formatter(out); f.format("%10s", new Object[]{${imsi}}); Log.d("f", out.toString());`,
    ),
    flows: [leak('imsi', here, 'log.d')],
  },
  {
    id: 'java-dead-branch',
    about: 'A branch that a constant decides.',
    java: `class Cfg { static final boolean ON = false; } ${main(`boolean on = Cfg.ON; if (on) { Log.d("x", ${imei}); }`)}`,
    flows: [],
    noFlows: [none('the branch is never taken', 'imei', here, 'log.d')],
  },
  {
    id: 'java-endless-loop',
    about: 'A loop without a condition: the only way out goes past the sink.',
    java: main(`String s = ${imei}; int n = 0; while (true) { n++; if (n > 5) { Log.e("in", s); return; } }`),
    flows: [leak('imei', here, 'log.e')],
  },
  {
    id: 'java-super-call',
    about: 'The child calls the parent, which prints.',
    java: `class Up { void say(String s) { Log.d("up", s); } } class Down extends Up { void say(String s) { super.say("d" + s); } } ${main(`new Down().say(${iccid});`)}`,
    flows: [leak('iccid', here, 'log.d', 'Up.say')],
  },
  {
    id: 'java-string-switch',
    about: 'A switch over texts that are known: only one case is taken.',
    java: main(
      `String mode = "quiet"; String s = ${imei}; switch (mode) { case "loud": Log.d("m", s); break; case "quiet": Log.e("m", s); break; default: finish(); }`,
    ),
    flows: [leak('imei', here, 'log.e')],
    noFlows: [none('the text is another one', 'imei', here, 'log.d')],
  },
  {
    id: 'java-generic-holder',
    about: 'Through Object, casts and instanceof.',
    java: `class Any { Object o; } ${main(`Any a = new Any(); a.o = ${imei}; Object o = a.o; if (o instanceof String) { String s = (String) o; Log.d("o", s); }`)}`,
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'java-optional-and-lambda',
    about: 'An Optional mapped by a lambda, and given to another.',
    java: main(`Optional.of(${imei}).map(s -> "id:" + s).ifPresent(s -> Log.d("o", (String) s));`),
    flows: [leak('imei', here, 'log.d', 'MainActivity.lambda$onCreate$1')],
  },
  {
    id: 'java-synchronised',
    about: 'In and out under a lock.',
    java: `class Safe { private final Object lock = new Object(); private String v; void in(String s) { synchronized (lock) { v = s; } } String out() { synchronized (lock) { return v; } } } ${main(`Safe s = new Safe(); s.in(${imsi}); Log.d("s", s.out());`)}`,
    flows: [leak('imsi', here, 'log.d')],
  },
];
