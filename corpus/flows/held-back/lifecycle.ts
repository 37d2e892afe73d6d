import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, iccid, imeiOf, line1, sms } from '../snippets.ts';

const view = 'return new TextView(getActivity());';

export const lifecycle: readonly FlowRecipe[] = [
  {
    id: 'life-stop-to-restart',
    about: 'Set in onStop, printed in onRestart.',
    java: `class MainActivity extends Activity { private String v; protected void onStop() { super.onStop(); v = ${iccid}; } protected void onRestart() { super.onRestart(); ${sms('v')} } }`,
    flows: [leak('iccid', 'MainActivity.onStop', 'sms', 'MainActivity.onRestart')],
  },
  {
    id: 'life-observer-not-registered',
    about: 'The same observer, which nobody registers.',
    java: `class App extends Application implements Application$ActivityLifecycleCallbacks { public void onCreate() { super.onCreate(); }
  public void onActivityCreated(Activity a, Bundle b) { } public void onActivityStarted(Activity a) { Log.d("a", ${imeiOf('a')}); } public void onActivityResumed(Activity a) { } public void onActivityPaused(Activity a) { } public void onActivityStopped(Activity a) { } public void onActivitySaveInstanceState(Activity a, Bundle b) { } public void onActivityDestroyed(Activity a) { } }`,
    manifest: { application: { name: '.App' } },
    flows: [],
    noFlows: [none('nobody calls it', 'imei', 'App.onActivityStarted', 'log.d')],
  },
  {
    id: 'life-service',
    about: 'A service reads when it is created and sends with each command.',
    java: `class MainActivity extends Activity { ${create} startService(new Intent(this, Run.class)); } } class Run extends Service { private String v; public void onCreate() { super.onCreate(); v = ${line1}; } public int onStartCommand(Intent i, int f, int n) { ${sms('v')} return 1; } public IBinder onBind(Intent i) { return null; } }`,
    manifest: { services: ['.Run'] },
    flows: [leak('phone', 'Run.onCreate', 'sms', 'Run.onStartCommand')],
  },
  {
    id: 'life-fragment',
    about: 'A fragment added in code: set when it is attached, sent when its view is destroyed.',
    java: `class MainActivity extends Activity { ${create} getFragmentManager().beginTransaction().add(new Page(), "page").commit(); } } class Page extends Fragment { String v; public void onAttach(Context c) { super.onAttach(c); v = ${imeiOf('c')}; } public View onCreateView(LayoutInflater i, ViewGroup g, Bundle b) { ${view} } public void onDestroyView() { super.onDestroyView(); ${sms('v')} } }`,
    flows: [leak('imei', 'Page.onAttach', 'sms', 'Page.onDestroyView')],
  },
];
