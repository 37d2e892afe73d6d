import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, iccid, imei, imeiOf, imsi, line1, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const fieldsAndObjects: readonly FlowRecipe[] = [
  {
    id: 'field-other-of-object',
    about: 'Two fields of one object; one sink for each.',
    java: `class Data { String secret; String open; } ${main(`Data d = new Data(); d.secret = ${imei}; d.open = "open"; Log.d("d", d.secret); Log.e("d", d.open);`)}`,
    flows: [leak('imei', here, 'log.d')],
    noFlows: [none('another field', 'imei', here, 'log.e')],
  },
  {
    id: 'object-other-of-class',
    about: 'Two objects of one class, made at two places.',
    java: `class Data { String v = "v"; } ${main(`Data a = new Data(); Data c = new Data(); a.v = ${imsi}; Log.d("c", c.v); ${sms('a.v')}`)}`,
    flows: [leak('imsi', here, 'sms')],
    noFlows: [none('another object', 'imsi', here, 'log.d')],
  },
  {
    id: 'object-boxes-nested',
    about: 'A box in a box in a box.',
    java: `class Box { Object in; Box(Object o) { in = o; } } ${main(`Box b3 = new Box(new Box(new Box(${imei}))); Object o = ((Box) ((Box) b3.in).in).in; Log.d("b", (String) o);`)}`,
    flows: [leak('imei', here, 'log.d')],
  },
  {
    id: 'method-called-twice-deep',
    about: 'As before, through three methods and a field of a new object each time.',
    java: `class Wrap { String s; static String one(String s) { return two(s); } static String two(String s) { Wrap w = new Wrap(); w.s = s; return three(w); } static String three(Wrap w) { return w.s; } }
${main(`String a = Wrap.one(${iccid}); String c = Wrap.one("plain"); Log.d("c", c); Log.e("a", a);`)}`,
    flows: [leak('iccid', here, 'log.e')],
    noFlows: [none('another call', 'iccid', here, 'log.d')],
  },
  {
    id: 'field-inherited',
    about: 'Set in the constructor of the parent, read by a method of the child.',
    java: `class Base { protected final String v; Base(String s) { v = s; } } class Sub extends Base { Sub(String s) { super("[" + s + "]"); } void tell() { Log.d("sub", v); } } ${main(`new Sub(${imei}).tell();`)}`,
    flows: [leak('imei', here, 'log.d', 'Sub.tell')],
  },
  {
    id: 'field-of-outer-object',
    about: 'An inner object, made by hand with its outer one, reads a field of it.',
    java: `class MainActivity extends Activity { String v; ${create} v = ${line1}; new MainActivity$Inner(this).go(); } }
class MainActivity$Inner { final MainActivity this$0; MainActivity$Inner(MainActivity m) { this$0 = m; } void go() { Log.d("in", this$0.v); } }`,
    flows: [leak('phone', 'MainActivity.onCreate', 'log.d', 'MainActivity$Inner.go')],
  },
  {
    id: 'object-own-container',
    about: 'A container class of the app, two of it; inside both an array.',
    java: `class Bag { private final Object[] items = new Object[4]; private int n; void put(Object o) { items[n] = o; n = n + 1; } Object last() { return items[n - 1]; } }
${main(`Bag p = new Bag(); Bag q = new Bag(); p.put(${imei}); q.put("x"); Log.d("q", (String) q.last()); Log.e("p", (String) p.last());`)}`,
    flows: [leak('imei', here, 'log.e')],
    noFlows: [none('the other container', 'imei', here, 'log.d')],
  },
  {
    id: 'field-through-getter-chain',
    about: 'Four getters in a row.',
    java: `class A { B b = new B(); B b() { return b; } } class B { C c = new C(); C c() { return c; } } class C { String s; String s() { return s; } }
${main(`A a = new A(); a.b().c().s = ${imsi}; ${sms('a.b().c().s()')}`)}`,
    flows: [leak('imsi', here, 'sms')],
  },
  {
    id: 'field-set-in-callee-of-callee',
    about: 'The object goes down two calls and is filled there.',
    java: `class Data { String v; } class Low { void fill(Data d, Context c) { d.v = ${imeiOf('c')}; } } class High { final Low low = new Low(); void fill(Data d, Context c) { low.fill(d, c); } }
${main('Data d = new Data(); new High().fill(d, this); Log.d("d", d.v);')}`,
    flows: [leak('imei', 'Low.fill', 'log.d', 'MainActivity.onCreate')],
  },
];
