import { type FlowRecipe, none } from '../recipe.ts';
import { create, iccid, imei, imeiOf, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const cutFlows: readonly FlowRecipe[] = [
  {
    id: 'cut-wrong-argument',
    about: 'A method of two arguments prints the first; the value is the second.',
    java: `class Say { static void say(String a, String c) { Log.d("say", a); if (c == null) Log.d("say", "null"); } } ${main(`Say.say("first", ${iccid});`)}`,
    flows: [],
    noFlows: [none('the other argument', 'iccid', here, 'log.d', 'Say.say')],
  },
  {
    id: 'cut-return-of-dead-branch',
    about: 'The branch that gives back the value is never taken.',
    java: `class Debug1 { static boolean isOn() { return false; } static String id(Context c) { if (isOn()) return ${imeiOf('c')}; return "release"; } } ${main('Log.d("id", Debug1.id(this));')}`,
    flows: [],
    noFlows: [none('never taken: the method gives false', 'imei', 'Debug1.id', 'log.d', here)],
  },
  {
    id: 'cut-sum-of-other',
    about: 'Two texts are joined, one of them the value; a third of its own is sent.',
    java: main(`String a = ${imei}; String c = a + "x"; String d = "x" + "y"; setTitle(c); ${sms('d')}`),
    flows: [],
    noFlows: [none('another text', 'imei', here, 'sms')],
  },
  {
    id: 'cut-other-activity-instance',
    about: 'Each activity has a field of its own, inherited from one parent.',
    java: `abstract class Base extends Activity { String v = ""; } class MainActivity extends Base { ${create} v = ${imei}; startActivity(new Intent(this, OtherActivity.class)); } } class OtherActivity extends Base { ${create} Log.d("v", v); } }`,
    manifest: { activities: ['.OtherActivity'] },
    flows: [],
    noFlows: [none('another object', 'imei', here, 'log.d', 'OtherActivity.onCreate')],
  },
];
