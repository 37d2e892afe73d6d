import { readFileSync } from 'node:fs';
import { loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { apkOf, consentApp } from '../../../../corpus/consent/index.ts';
import { EntryFinder, entriesOf } from '../entries/index.ts';
import { Origins } from '../origins/index.ts';
import { ComponentStarts } from './index.ts';

const list = (name: string): unknown => parse(readFileSync(new URL(`../../../../data/lists/${name}.yaml`, import.meta.url), 'utf8'));
const lists = { entries: list('entries'), starts: list('starts') };

type Manifest = NonNullable<Parameters<typeof consentApp>[1]['manifest']>;

function foundIn(java: string, manifest: Manifest = {}) {
  const made = consentApp('starts', { id: 'made', about: '', java: `package cn.made.app;\n${java}`, manifest, truth: {} });
  const app = loadApp([{ name: 'a.apk', source: sourceOf(apkOf(made)) }], { ports, sdkPrefixes: [] }).value;
  const finder = new EntryFinder(app, lists);
  const starts = new ComponentStarts(finder, entriesOf(finder), new Origins(app.program), lists);
  const found = starts.sites().map((site) => starts.of(site));
  const named = (id: number) => {
    const { class: of, name } = app.program.method(id);
    return `${of.slice(of.lastIndexOf('/') + 1, -1)}.${name}`;
  };
  return {
    named,
    edges: [...found.flatMap(({ edges }) => edges), ...starts.made(() => true)],
    unresolved: found.flatMap((one) => one.unresolved),
  };
}

/** `A.from > B.to how trigger repeated`, with the wrappers between; constructors left out. */
function edgesIn(java: string, manifest?: Manifest): readonly string[] {
  const { named, edges } = foundIn(java, manifest);
  return edges.flatMap(({ from, to, how, trigger, repeated, via = [] }) => {
    if (named(to).endsWith('<init>')) return [];
    return [[named(from), ...via.map(named), '>', named(to), how, trigger, ...(repeated === 'no' ? [] : [repeated])].join(' ')];
  });
}

const page = (name: string) => `class ${name} extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); } }`;
const main = (body: string, more = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${body} } ${more} }`;
const pages = { activities: ['.One', '.Two'] };

test.each<[string, string, Manifest | undefined, readonly string[]]>([
  [
    'an intent kept in a field',
    `${main('', 'Intent next; protected void onStart() { super.onStart(); next = new Intent(this, One.class); } protected void onResume() { super.onResume(); startActivity(next); }')} ${page('One')}`,
    pages,
    ['MainActivity.onResume > One.onCreate intent same'],
  ],
  [
    'an intent that another method makes, for each of its callers',
    `class Make { static Intent of(Context c, Class k) { return new Intent(c, k); } }
     ${main('startActivity(Make.of(this, One.class));', 'protected void onStart() { super.onStart(); startActivity(Make.of(this, Two.class)); }')} ${page('One')} ${page('Two')}`,
    pages,
    ['MainActivity.onCreate > One.onCreate intent same', 'MainActivity.onStart > Two.onCreate intent same'],
  ],
  [
    'a class handed through two wrappers leaves the caller that names it',
    `class Go { static void to(Context c, Class k) { now(c, k); } static void now(Context c, Class k) { c.startActivity(new Intent(c, k)); } }
     ${main('Go.to(this, One.class);', 'protected void onStart() { super.onStart(); Go.to(this, Two.class); }')} ${page('One')} ${page('Two')}`,
    pages,
    ['MainActivity.onCreate Go.to Go.now > One.onCreate intent same', 'MainActivity.onStart Go.to Go.now > Two.onCreate intent same'],
  ],
  [
    'a name put together of pieces',
    `${main('open("One");', 'void open(String n) { Intent i = new Intent(); i.setClassName(this, "cn.made.app." + n); startActivity(i); }')} ${page('One')}`,
    pages,
    ['MainActivity.onCreate MainActivity.open > One.onCreate intent same'],
  ],
  [
    'a helper that aims the intent it is given',
    `class Aim { static void at(Intent i, Context c) { i.setClass(c, One.class); } } ${main('Intent i = new Intent(); Aim.at(i, this); startActivity(i);')} ${page('One')}`,
    pages,
    ['MainActivity.onCreate > One.onCreate intent same'],
  ],
  [
    'an action and its category',
    `${main('Intent i = new Intent("cn.made.GO"); i.addCategory("cn.made.A"); startActivity(i);')} ${page('One')} ${page('Two')}`,
    {
      activities: [
        { name: '.One', exported: false, filters: [{ actions: ['cn.made.GO'], categories: ['cn.made.A'] }] },
        { name: '.Two', exported: false, filters: [{ actions: ['cn.made.GO'], categories: ['cn.made.B'] }] },
      ],
    },
    ['MainActivity.onCreate > One.onCreate intent same'],
  ],
  [
    'an action of another package does not come back',
    `${main('Intent i = new Intent("cn.made.GO"); i.setPackage("cn.other"); startActivity(i);')} ${page('One')}`,
    { activities: [{ name: '.One', exported: false, actions: ['cn.made.GO'] }] },
    [],
  ],
  [
    'the own launcher by the name of the package',
    `class App extends Application { public void onCreate() { super.onCreate(); startActivity(getPackageManager().getLaunchIntentForPackage(getPackageName())); } } ${main('')}`,
    { application: { name: '.App' } },
    ['App.onCreate > MainActivity.onCreate intent same'],
  ],
  [
    'a repeating alarm',
    `${main('((AlarmManager) getSystemService("alarm")).setRepeating(0, 1L, 60000L, PendingIntent.getBroadcast(this, 0, new Intent(this, Tick.class), 0));')}
     class Tick extends BroadcastReceiver { public void onReceive(Context c, Intent i) { } }`,
    { receivers: [{ name: '.Tick', exported: false }] },
    ['MainActivity.onCreate > Tick.onReceive broadcast system-event timer'],
  ],
  [
    'a bound service is not started',
    `${main('bindService(new Intent(this, S.class), null, 1);')}
     class S extends Service { public IBinder onBind(Intent i) { return null; } public int onStartCommand(Intent i, int f, int n) { return 1; } }`,
    { services: [{ name: '.S', exported: false }] },
    ['MainActivity.onCreate > S.onBind intent same'],
  ],
  [
    'the own provider is asked by its address',
    `${main('getContentResolver().query(Uri.parse("content://cn.made.data/all"), null, null, null, null);')}
     class P extends ContentProvider { public Cursor query(Uri u, String[] p, String s, String[] a, String o) { return null; } public int delete(Uri u, String s, String[] a) { return 0; } }`,
    { providers: [{ name: '.P', authorities: 'cn.made.data', exported: false }] },
    ['MainActivity.onCreate > P.query callback same'],
  ],
  [
    'who asks for a permission gets the answer',
    main(
      'requestPermissions(new String[]{"android.permission.CAMERA"}, 1);',
      'public void onRequestPermissionsResult(int c, String[] p, int[] g) { }',
    ),
    undefined,
    ['MainActivity.onCreate > MainActivity.onRequestPermissionsResult callback user-action'],
  ],
  [
    'a layout that the page below names, and its button',
    `abstract class Base extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); setContentView(layoutId()); } protected abstract int layoutId(); }
     class MainActivity extends Base { protected int layoutId() { return R.layout.main; } public void go(View v) { } }
     class Other extends Base { protected int layoutId() { return 0; } public void go(View v) { } }`,
    {
      resources: { layout: { main: { file: 'res/layout/main.xml' } } },
      files: { 'res/layout/main.xml': '<LinearLayout><Button android:onClick="go"/></LinearLayout>' },
    },
    ['Base.onCreate > MainActivity.go inflation user-action'],
  ],
  [
    'fragments of a layout, and those a navigation graph shows later',
    `${main('setContentView(R.layout.main);')} class Home extends Fragment { public void onResume() { super.onResume(); } } class Later extends Fragment { public void onResume() { super.onResume(); } }`,
    {
      resources: {
        layout: { main: { file: 'res/layout/main.xml' } },
        id: { home: 1, later: 2 },
        navigation: { graph: { file: 'res/navigation/graph.xml' } },
      },
      files: {
        'res/layout/main.xml': '<LinearLayout><androidx.fragment.app.FragmentContainerView navGraph="@navigation/graph"/></LinearLayout>',
        'res/navigation/graph.xml':
          '<navigation startDestination="@id/home"><fragment android:id="@id/home" android:name="cn.made.app.Home"/><fragment android:id="@id/later" android:name="cn.made.app.Later"/></navigation>',
      },
    },
    ['MainActivity.onCreate > Home.onResume inflation same', 'MainActivity.onCreate > Later.onResume inflation user-action'],
  ],
  [
    'a page calls what is marked for it',
    `${main('new WebView(this).addJavascriptInterface(new Bridge(), "b");')} class Bridge { @JavascriptInterface public void open() { } public void hidden() { } }`,
    undefined,
    ['MainActivity.onCreate > Bridge.open callback same'],
  ],
  [
    'a disabled component that code enables',
    `${main('getPackageManager().setComponentEnabledSetting(new ComponentName(this, Boot.class), 1, 1);')} class Boot extends BroadcastReceiver { public void onReceive(Context c, Intent i) { } }`,
    { receivers: [{ name: '.Boot', enabled: false, exported: true, actions: ['android.intent.action.BOOT_COMPLETED'] }] },
    ['MainActivity.onCreate > Boot.onReceive callback system-event'],
  ],
])('%s', (_, java, manifest, expected) => {
  expect(edgesIn(java, manifest)).toEqual(expected);
});

test('of a choice the edge says where each target was chosen', () => {
  const { named, edges } = foundIn(
    `${main('Class k = b == null ? One.class : Two.class; startActivity(new Intent(this, k));')} ${page('One')} ${page('Two')}`,
    pages,
  );
  const chosen = new Map(edges.map(({ to, chosenAt }) => [named(to), chosenAt]));
  expect(chosen.get('One.onCreate')?.length).toBe(2);
  expect(chosen.get('One.onCreate')).not.toEqual(chosen.get('Two.onCreate'));
});

test('an intent that comes from outside is counted', () => {
  const { named, unresolved } = foundIn(main('Intent i = (Intent) getIntent().getParcelableExtra("next"); startActivity(i);'));
  expect(unresolved.map(({ from, what }) => [named(from), what])).toEqual([['MainActivity.onCreate', 'intent']]);
});
