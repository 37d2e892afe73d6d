import { type FlowRecipe, leak, none } from '../recipe.ts';
import { imei, main } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const fieldsAndObjects: readonly FlowRecipe[] = [
  {
    id: 'object-same-factory',
    about: 'Two objects made at one place, by a method called twice.',
    java: `class Data { private String v = ""; void set(String s) { v = s; } String get() { return v; } } class Maker { static Data make() { return new Data(); } }
${main(`Data a = Maker.make(); Data c = Maker.make(); a.set(${imei}); c.set("plain"); Log.d("c", c.get());`)}`,
    flows: [],
    noFlows: [none('another object of the same place', 'imei', here, 'log.d')],
  },
  {
    id: 'method-called-twice',
    about: 'One method that gives back what it gets, called with the value and with a constant.',
    java: `class Same { static String same(String s) { return s; } } ${main(`String a = Same.same(${imei}); String c = Same.same("plain"); Log.d("c", c); Log.e("a", a);`)}`,
    flows: [leak('imei', here, 'log.e')],
    noFlows: [none('another call', 'imei', here, 'log.d')],
  },
  {
    id: 'field-hidden-by-child',
    about: 'Parent and child have a field of one name; the one of the child is set, the one of the parent printed.',
    java: `class Base { String v = "base"; void tell() { Log.d("base", v); } } class Sub extends Base { String v; void set(String s) { v = s; } } ${main(`Sub s = new Sub(); s.set(${imei}); s.tell();`)}`,
    flows: [],
    noFlows: [none('the field of the parent is another one', 'imei', here, 'log.d', 'Base.tell')],
  },
  {
    id: 'object-two-nodes',
    about: 'Two nodes that point at each other: the value in one, the text of the other is printed.',
    java: `class Node { Node peer; String text; } ${main(`Node a = new Node(); Node c = new Node(); a.peer = c; c.peer = a; a.text = ${imei}; c.text = "c"; Log.d("n", a.peer.text); Log.e("n", a.peer.peer.text);`)}`,
    flows: [leak('imei', here, 'log.e')],
    noFlows: [none('the text of the other node', 'imei', here, 'log.d')],
  },
  {
    id: 'object-sink-on-clean-child',
    about: 'The parent calls an abstract method of two children; the value goes into one child, the other one prints what it has.',
    java: `abstract class Part { String v = "part"; abstract void show(); } class Mute extends Part { void show() { } } class Loud extends Part { void show() { Log.d("loud", v); } }
${main(`Part m = new Mute(); Part l = new Loud(); m.v = ${imei}; m.show(); l.show();`)}`,
    flows: [],
    noFlows: [none('the child that prints never has it', 'imei', here, 'log.d', 'Loud.show')],
  },
];
