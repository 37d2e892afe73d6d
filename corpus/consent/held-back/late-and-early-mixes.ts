import { type Recipe, read } from '../recipe.ts';
import { dialog } from '../snippets/asking.ts';
import { androidId, apps, imei } from '../snippets/reading.ts';

export const lateAndEarlyMixes: readonly Recipe[] = [
  {
    id: 'mix-parameters-without-ids-first',
    about: 'The request for the configuration is made before the question, without identifiers; those after it have them.',
    java: `package cn.hunhe.params;
class CommonParams {
  static Map of(Context c, boolean withIds) { Map m = new HashMap(); m.put("v", "8.1"); if (withIds) m.put("did", ${imei('c')}); return m; }
}
class Api { static void get(String path, Map params) { Log.d("api", path + params.size()); } }
class MainActivity extends Activity {
  protected void onCreate(Bundle b) { super.onCreate(b); Api.get("/config", CommonParams.of(this, false)); ${dialog('Api.get("/home", CommonParams.of(this, true))')} }
}`,
    truth: {
      reads: [
        read('imei', 'CommonParams.of', ['user-action', 'first-screen'], ['behind-gate', 'undecided'], {
          why: 'one method, two calls; a constant argument tells them apart',
        }),
      ],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'mix-crash-handler-at-start',
    about: 'The same handler, set at process start: the dialog itself may crash.',
    java: `package cn.hunhe.crashtwo;
class CrashHandler implements Thread$UncaughtExceptionHandler {
  private static final CrashHandler INSTANCE = new CrashHandler(); private Context context;
  static CrashHandler get() { return INSTANCE; }
  void install(Context c) { context = c; Thread.setDefaultUncaughtExceptionHandler(this); }
  public void uncaughtException(Thread t, Throwable e) { Log.e("crash", ${androidId('context')}); System.exit(10); }
}
class App extends Application { public void onCreate() { super.onCreate(); CrashHandler.get().install(this); } }
class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('d.dismiss()')} } }`,
    manifest: { application: { name: '.App' } },
    truth: {
      reads: [read('android id', 'CrashHandler.uncaughtException', ['process-start', 'system-event', 'unknown'], 'before-gate')],
      gate: { how: 'dialog' },
    },
  },
  {
    id: 'mix-resumed-once-paused',
    about: 'The same field is set by onPause too: who leaves the dialog open and comes back is read without an answer.',
    java: `package cn.hunhe.resumedtwo;
class MainActivity extends Activity {
  private boolean ready;
  protected void onCreate(Bundle b) { super.onCreate(b); ${dialog('ready = true; refresh()')} }
  protected void onResume() { super.onResume(); if (ready) refresh(); }
  protected void onPause() { super.onPause(); ready = true; }
  void refresh() { Log.d("main", "" + ${apps('this')}); }
}`,
    truth: { reads: [read('app list', 'MainActivity.refresh', 'first-screen', 'before-gate')], gate: { how: 'dialog' } },
  },
];
