import { expect, test } from 'vitest';
import { DIALOG, ID, seen } from './asking-app.contract.ts';

/** Objects that the platform makes of what was written run methods of theirs that nobody calls. */
const READ = `class Dev { static void read(Context c) { Log.d("a", ${ID}); } } class Hold { static Context c; }`;
const app = (created: string) => `class App extends Application { public void onCreate() { super.onCreate(); Hold.c = this; ${created} } }`;
const asks = (yes: string, shown = '') =>
  `class MainActivity extends Activity { protected void onCreate(Bundle b) { super.onCreate(b); ${DIALOG}.setPositiveButton("同意", (x, w) -> { ${yes}; }).setNegativeButton("不同意", (x, w) -> { finish(); }).show(); ${shown} } }`;
const APP = { application: { name: '.App' } };
const kept = (method: string) => `class Kept implements Serializable { ${method} void set() { Dev.read(Hold.c); } }`;
const RESOLVES = kept('private Object readResolve() { set(); return this; }');
const GET = 'Object o = new ObjectInputStream(null).readObject();';
const SET = 'new Kept().set()';
const PARCEL =
  'class Kept implements Parcelable { Kept() { } Kept(Parcel p) { set(); } public int describeContents() { return 0; } public void writeToParcel(Parcel p, int f) { } void set() { Dev.read(Hold.c); } static final Parcelable$Creator CREATOR = new Makes(); } class Makes implements Parcelable$Creator { public Object createFromParcel(Parcel p) { return new Kept(p); } public Object[] newArray(int n) { return null; } }';

const UNSETTLED = ['before-gate', 'undecided'];
const BEHIND = ['behind-gate'];

test.each<[string, string, readonly string[]]>([
  ['that reads itself', `${kept('private void readObject(ObjectInputStream in) { set(); }')}${app(GET)}${asks(SET)}`, UNSETTLED],
  ['that gives another', `${RESOLVES}${app(GET)}${asks(SET)}`, UNSETTLED],
  ['that does neither', `${kept('')}${app(GET)}${asks(SET)}`, BEHIND],
  ['that is not written', `${RESOLVES.replace('implements Serializable ', '')}${app(GET)}${asks(SET)}`, BEHIND],
  ['that nobody reads', `${RESOLVES}${app('')}${asks(SET)}`, BEHIND],
  ['that is read once agreed', `${RESOLVES}${app('')}${asks(`${SET}; ${GET.slice(0, -1)}`)}`, BEHIND],
  ['that an intent brings', `${RESOLVES}${app('')}${asks(SET, 'Object o = getIntent().getSerializableExtra("a");')}`, UNSETTLED],
  ['that a parcel brings', `${PARCEL}${app('')}${asks(SET, 'Object o = getIntent().getParcelableExtra("a");')}`, UNSETTLED],
  ['that a parcel could bring', `${PARCEL}${app('')}${asks(SET, 'Object o = getIntent().getStringExtra("a");')}`, BEHIND],
])('an object %s', (_name, java, right) => {
  const { reads } = seen(`${READ}${java}`, APP);
  expect(reads).toHaveLength(1);
  expect(right).toContain(reads[0]!.replace('Dev.read ', ''));
});

test('what nothing but an object that is made so runs is not decided', () => {
  const { reads } = seen(`${READ}${RESOLVES}${app(GET)}${asks('Log.d("a", "" + new Kept())')}`, APP);
  expect(reads).toEqual(['Dev.read undecided']);
});
