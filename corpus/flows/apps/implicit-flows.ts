import { type FlowRecipe, leak, none } from '../recipe.ts';
import { imei, imeiOf, imsi, line1, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';
const scope = 'only a branch ties them: implicit flows are out of scope';

export const implicitFlows: readonly FlowRecipe[] = [
  {
    id: 'implicit-digit-switch',
    about: 'Each digit chooses a letter in a switch; the letters, constants all, are sent.',
    java: `class Choose { static String word(char c) { switch (c - 48) { case 0: return "a"; case 1: return "b"; case 2: return "c"; case 3: return "d"; case 4: return "e"; case 5: return "f"; case 6: return "g"; case 7: return "h"; case 8: return "i"; default: return "j"; } } }
${main(`String id = ${imei}; String out = ""; for (int i = 0; i < id.length(); i++) out += Choose.word(id.charAt(i)); ${sms('out')}`)}`,
    flows: [],
    noFlows: [none(scope, 'imei', here, 'sms')],
  },
  {
    id: 'implicit-loop-count',
    about: 'A loop runs as often as the last digit says and counts.',
    java: main(`int d = ${imsi}.charAt(14) - 48; int n = 0; int i = 0; while (i != d) { i = i + 1; n = n + 1; } Log.d("n", "" + n);`),
    flows: [],
    noFlows: [none(scope, 'imsi', here, 'log.d')],
  },
  {
    id: 'implicit-boolean-field',
    about: 'A boolean made from a comparison is kept in a field and printed.',
    java: `class Flag { boolean isMine; } ${main(`Flag f = new Flag(); if (${line1}.equals("+8613800000000")) f.isMine = true; Log.d("f", f.isMine ? "yes" : "no");`)}`,
    flows: [],
    noFlows: [none(scope, 'phone', here, 'log.d')],
  },
  {
    id: 'implicit-and-explicit',
    about: 'The branch decides on one number and prints another: the second is a flow, the first is none.',
    java: main(`String a = ${imei}; String c = ${imsi}; if (a.length() == 15) { Log.d("c", c); }`),
    flows: [leak('imsi', here, 'log.d')],
    noFlows: [none(scope, 'imei', here, 'log.d')],
  },
  {
    id: 'implicit-which-class',
    about: 'The number chooses which object is asked for its text.',
    java: `interface Word { String word(); } class Yes implements Word { public String word() { return "yes"; } } class No implements Word { public String word() { return "no"; } } class Pick { static Word pick(Context c) { if (${imeiOf('c')}.contains("00")) return new Yes(); return new No(); } } ${main(sms('Pick.pick(this).word()'))}`,
    flows: [],
    noFlows: [none(scope, 'imei', 'Pick.pick', 'sms', here)],
  },
  {
    id: 'implicit-array-index',
    about: 'A digit is the index into an array of constants. Seen as a choice, as a branch is; whoever tells it is not judged.',
    java: main(
      `String[] words = new String[]{"zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"}; String id = ${imei}; Log.d("w", words[id.charAt(0) - 48]); Log.e("id", id);`,
    ),
    flows: [leak('imei', here, 'log.e')],
    unjudged: [none('a choice by index', 'imei', here, 'log.d')],
  },
];
