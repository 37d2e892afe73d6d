import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, iccid, imei, sms } from '../snippets.ts';

const from = 'MainActivity.onCreate';
const quietly = (body: string): string => `try { ${body} } catch (Exception e) { finish(); }`;

export const reflectiveComponents: readonly FlowRecipe[] = [
  {
    id: 'mirror-start-activity',
    about: 'startActivity is called by name.',
    java: `class MainActivity extends Activity { ${create} ${quietly(`Intent i = new Intent(this, EndActivity.class); i.putExtra("k", ${iccid}); Activity.class.getMethod("startActivity", new Class[]{Intent.class}).invoke(this, new Object[]{i});`)} } } class EndActivity extends Activity { ${create} Log.w("end", getIntent().getStringExtra("k")); } }`,
    manifest: { activities: ['.EndActivity'] },
    flows: [leak('iccid', from, 'log.w', 'EndActivity.onCreate')],
  },
  {
    id: 'mirror-get-extra',
    about: 'The extra is taken out by a method called by name; another one is asked for in plain sight.',
    java: `class MainActivity extends Activity { ${create} startActivity(new Intent(this, EndActivity.class).putExtra("k", ${imei}).putExtra("n", "n")); } }
class EndActivity extends Activity { ${create} ${quietly('Object o = Intent.class.getMethod("getStringExtra", new Class[]{String.class}).invoke(getIntent(), new Object[]{"k"}); Log.d("k", (String) o); Log.e("n", getIntent().getStringExtra("n"));')} } }`,
    manifest: { activities: ['.EndActivity'] },
    flows: [leak('imei', from, 'log.d', 'EndActivity.onCreate')],
    noFlows: [none('another extra', 'imei', from, 'log.e', 'EndActivity.onCreate')],
  },
  {
    id: 'mirror-static-of-other',
    about: 'A static field of another activity is set by name before that one starts.',
    java: `class MainActivity extends Activity { ${create} ${quietly(`Class.forName("%p.EndActivity").getDeclaredField("held").set(null, ${imei});`)} startActivity(new Intent(this, EndActivity.class)); } } class EndActivity extends Activity { static String held; ${create} ${sms('held')} } }`,
    manifest: { activities: ['.EndActivity'] },
    keep: ['EndActivity'],
    flows: [leak('imei', from, 'sms', 'EndActivity.onCreate')],
  },
  {
    id: 'mirror-name-of-clean-activity',
    about: 'Two activities; the name that is put together is that of the one that prints nothing.',
    java: `class MainActivity extends Activity { ${create} ${quietly(`String n = "%p."; n = n + "Calm" + "Activity"; Intent i = new Intent(this, Class.forName(n)); i.putExtra("k", ${imei}); startActivity(i);`)} } } class CalmActivity extends Activity { ${create} setTitle("calm"); } } class EndActivity extends Activity { ${create} Log.d("end", getIntent().getStringExtra("k")); } }`,
    manifest: { activities: ['.EndActivity', '.CalmActivity'] },
    keep: ['EndActivity', 'CalmActivity'],
    flows: [],
    noFlows: [none('the other activity is started', 'imei', from, 'log.d', 'EndActivity.onCreate')],
  },
];
