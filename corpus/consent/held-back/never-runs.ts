import { noGate, type Recipe, read } from '../recipe.ts';
import { androidId, imei } from '../snippets/reading.ts';

export const neverRuns: readonly Recipe[] = [
  {
    id: 'never-listener-made-not-registered',
    about: 'The listener is made and kept in a field, and set on no view.',
    java: `package cn.yongbu.unset;
class MainActivity extends Activity {
  private final View$OnClickListener read = new View$OnClickListener() { public void onClick(View v) { Log.d("m", ${imei('v.getContext()')}); } };
  protected void onCreate(Bundle b) { super.onCreate(b); Button x = new Button(this); x.setOnClickListener(null); setContentView(x); Log.d("m", "" + (read != null)); }
}`,
    truth: {
      reads: [],
      dead: [['imei', 'MainActivity$1.onClick']],
      gate: noGate,
    },
  },
  {
    id: 'never-level-below-minimum',
    about: 'The branch for Android below 5 cannot run: the package installs from 24 on.',
    java: `package cn.yongbu.level;
class Ids { static String get(Context c) { if (Build$VERSION.SDK_INT < 21) return ${imei('c')}; return ${androidId('c')}; } }
class App extends Application { public void onCreate() { super.onCreate(); Log.d("app", Ids.get(this)); } }`,
    manifest: { application: { name: '.App' }, minSdk: 24 },
    truth: { reads: [read('android id', 'Ids.get', 'process-start', 'no-gate')], dead: [['imei', 'Ids.get']], gate: noGate },
  },
];
