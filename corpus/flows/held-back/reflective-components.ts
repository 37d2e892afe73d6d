import { type FlowRecipe, leak } from '../recipe.ts';
import { create, imei, imeiOf, imsi, sms } from '../snippets.ts';

const from = 'MainActivity.onCreate';
const quietly = (body: string): string => `try { ${body} } catch (Exception e) { finish(); }`;

export const reflectiveComponents: readonly FlowRecipe[] = [
  {
    id: 'mirror-class-for-intent',
    about: 'The class of the next activity is found by name.',
    java: `class MainActivity extends Activity { ${create} ${quietly(`Intent i = new Intent(this, Class.forName("%p.EndActivity")); i.putExtra("k", ${imei}); startActivity(i);`)} } } class EndActivity extends Activity { ${create} Log.d("end", getIntent().getStringExtra("k")); } }`,
    manifest: { activities: ['.EndActivity'] },
    keep: ['EndActivity'],
    flows: [leak('imei', from, 'log.d', 'EndActivity.onCreate')],
  },
  {
    id: 'mirror-put-extra',
    about: 'putExtra is called by name.',
    java: `class MainActivity extends Activity { ${create} ${quietly(`Intent i = new Intent(this, EndActivity.class); Intent.class.getMethod("putExtra", new Class[]{String.class, String.class}).invoke(i, new Object[]{"k", ${imsi}}); startActivity(i);`)} } } class EndActivity extends Activity { ${create} ${sms('getIntent().getStringExtra("k")')} } }`,
    manifest: { activities: ['.EndActivity'] },
    flows: [leak('imsi', from, 'sms', 'EndActivity.onCreate')],
  },
  {
    id: 'mirror-receiver-instance',
    about: 'A receiver object is made by name and registered.',
    java: `class MainActivity extends Activity { ${create} ${quietly('registerReceiver((BroadcastReceiver) Class.forName("%p.Off").newInstance(), new IntentFilter("android.intent.action.SCREEN_OFF"));')} } } class Off extends BroadcastReceiver { public Off() { } public void onReceive(Context c, Intent i) { Log.d("off", ${imeiOf('c')}); } }`,
    keep: ['Off'],
    flows: [leak('imei', 'Off.onReceive', 'log.d')],
  },
];
