import { type FlowRecipe, leak, none } from '../recipe.ts';
import { imsi, main, sms } from '../snippets.ts';

export const aliasing: readonly FlowRecipe[] = [
  {
    id: 'alias-same-argument-twice',
    about: 'A method is given the same object as both arguments: what it sets on one it reads from the other.',
    java: `class Card { String number; }
class Desk { static void work(Card a, Card c, String s) { a.number = s; ${sms('c.number')} } }
${main(`Card only = new Card(); Desk.work(only, only, ${imsi});`)}`,
    flows: [leak('imsi', 'MainActivity.onCreate', 'sms', 'Desk.work')],
  },
  {
    id: 'alias-two-arguments',
    about: 'The same method as before, but with two objects.',
    java: `class Card { String number = "none"; }
class Desk { static void work(Card a, Card c, String s) { a.number = s; ${sms('c.number')} } }
${main(`Desk.work(new Card(), new Card(), ${imsi});`)}`,
    flows: [],
    noFlows: [none('the object read is not the one written', 'imsi', 'MainActivity.onCreate', 'sms', 'Desk.work')],
  },
];
