import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, iccid, imei, imsi, line1, main, sms } from '../snippets.ts';

export const aliasing: readonly FlowRecipe[] = [
  {
    id: 'alias-second-name',
    about: 'One object under two names: set through the first, printed through the second.',
    java: `class Card { String number; } ${main(`Card one = new Card(); Card two = one; one.number = ${imei}; Log.d("card", two.number);`)}`,
    flows: [leak('imei', 'MainActivity.onCreate', 'log.d')],
  },
  {
    id: 'alias-out-of-list',
    about: 'The object lies in a list; it is written after it was taken out, and read under its first name.',
    java: `class Card { String number; } ${main(`Card first = new Card(); List all = new ArrayList(); all.add(first); Card taken = (Card) all.get(0); taken.number = ${iccid}; Log.i("card", first.number);`)}`,
    flows: [leak('iccid', 'MainActivity.onCreate', 'log.i')],
  },
  {
    id: 'alias-fluent-calls',
    about: 'Methods that return this.',
    java: `class Form { String name; String id; Form name(String s) { name = s; return this; } Form id(String s) { id = s; return this; } void send() { Log.d("form", name + id); } }
${main(`Form f = new Form(); f.name("x").id(${line1}); f.send();`)}`,
    flows: [leak('phone', 'MainActivity.onCreate', 'log.d', 'Form.send')],
  },
  {
    id: 'alias-deep-path',
    about: 'Two objects share a third; it is written over one path of three fields and read over another of two.',
    java: `class Leaf { String text; } class Twig { Leaf leaf; } class Branch { Twig twig; }
${main(`Leaf leaf = new Leaf(); Twig t = new Twig(); t.leaf = leaf; Branch big = new Branch(); big.twig = t; Twig other = new Twig(); other.leaf = leaf; big.twig.leaf.text = ${imei}; Log.w("leaf", other.leaf.text);`)}`,
    flows: [leak('imei', 'MainActivity.onCreate', 'log.w')],
  },
  {
    id: 'alias-names-swapped',
    about: 'Two names change places by a third: after that the first has the clean object.',
    java: `class Card { String number = ""; }
${main(`Card a = new Card(); Card c = new Card(); a.number = ${imei}; Card t = a; a = c; c = t; Log.d("a", a.number); Log.e("c", c.number);`)}`,
    flows: [leak('imei', 'MainActivity.onCreate', 'log.e')],
    noFlows: [none('the names were swapped', 'imei', 'MainActivity.onCreate', 'log.d')],
  },
  {
    id: 'alias-chain-in-loop',
    about: 'A chain is built in a loop; the value is put at its end and found by walking it.',
    java: `class Link { Link next; String text; }
${main(`Link head = new Link(); Link at = head; for (int i = 0; i < 4; i++) { at.next = new Link(); at = at.next; } at.text = ${imsi}; Link walk = head; while (walk.next != null) { walk = walk.next; } Log.d("link", walk.text);`)}`,
    flows: [leak('imsi', 'MainActivity.onCreate', 'log.d')],
  },
  {
    id: 'alias-array-holds-object',
    about: 'An array keeps the object; its field is set afterwards.',
    java: `class Card { String number; } ${main(`Card c = new Card(); Card[] hand = new Card[2]; hand[0] = c; hand[1] = new Card(); c.number = ${iccid}; ${sms('hand[0].number')}`)}`,
    flows: [leak('iccid', 'MainActivity.onCreate', 'sms')],
  },
  {
    id: 'alias-either-of-two',
    about: 'A name stands for one of two objects, nobody knows which: both may hold the value; a third never does.',
    java: `class Card { String number; }
${main(`Card a = new Card(); Card c = new Card(); Card d = new Card(); d.number = "d"; Card x = System.currentTimeMillis() % 2L == 0L ? a : c; x.number = ${imei}; Log.d("a", a.number); Log.e("c", c.number); Log.i("d", d.number);`)}`,
    flows: [leak('imei', 'MainActivity.onCreate', 'log.d'), leak('imei', 'MainActivity.onCreate', 'log.e')],
    noFlows: [none('never under that name', 'imei', 'MainActivity.onCreate', 'log.i')],
  },
  {
    id: 'alias-cleared-by-other-name',
    about: 'The field is replaced through the other name of the object.',
    java: `class Card { String number; } ${main(`Card a = new Card(); Card same = a; a.number = ${line1}; same.number = "cleared"; Log.d("card", a.number);`)}`,
    flows: [],
    noFlows: [none('replaced under the other name', 'phone', 'MainActivity.onCreate', 'log.d')],
  },
  {
    id: 'alias-static-and-field',
    about: 'A static field and a field of the activity name one object.',
    java: `class Card { static Card last; String number; Card() { last = this; } }
class MainActivity extends Activity { final Card mine = new Card(); ${create} mine.number = ${imei}; } protected void onStop() { super.onStop(); Log.d("card", Card.last.number); } }`,
    flows: [leak('imei', 'MainActivity.onCreate', 'log.d', 'MainActivity.onStop')],
  },
  {
    id: 'alias-kept-by-callee',
    about: 'A callee stores the array it gets; the caller fills it later and the callee prints it.',
    java: `class Printer { String[] page; void load(String[] p) { page = p; } void print() { Log.v("page", page[0]); } }
${main(`Printer p = new Printer(); String[] text = new String[1]; p.load(text); text[0] = ${imei}; p.print();`)}`,
    flows: [leak('imei', 'MainActivity.onCreate', 'log.v', 'Printer.print')],
  },
];
