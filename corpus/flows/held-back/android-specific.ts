import { type FlowRecipe, leak } from '../recipe.ts';
import { create, iccid, imei, line1, main, sms } from '../snippets.ts';

export const androidSpecific: readonly FlowRecipe[] = [
  {
    id: 'android-direct-sms',
    about: 'Nothing but a read and a short message.',
    java: main(`String id = ${imei}; ${sms('id')}`),
    flows: [leak('imei', 'MainActivity.onCreate', 'sms')],
  },
  {
    id: 'android-parcelable-extra',
    about: 'An object of a class that can be parcelled goes to the next activity as an extra.',
    java: `class Person implements Parcelable { String id; Person(String s) { id = s; } public int describeContents() { return 0; } public void writeToParcel(Parcel p, int f) { p.writeString(id); } static final Parcelable$Creator CREATOR = new Parcelable$Creator() { public Object createFromParcel(Parcel p) { return new Person(p.readString()); } public Object[] newArray(int n) { return new Person[n]; } }; }
class MainActivity extends Activity { ${create} Intent i = new Intent(this, PersonActivity.class); i.putExtra("person", (Parcelable) new Person(${line1})); startActivity(i); } }
class PersonActivity extends Activity { ${create} Person p = (Person) getIntent().getParcelableExtra("person"); Log.d("person", p.id); } }`,
    manifest: { activities: ['.PersonActivity'] },
    flows: [leak('phone', 'MainActivity.onCreate', 'log.d', 'PersonActivity.onCreate')],
  },
  {
    id: 'android-log-tag',
    about: 'The value is the tag, the message a constant.',
    java: main(`Log.w(${iccid}, "tagged");`),
    flows: [leak('iccid', 'MainActivity.onCreate', 'log.w')],
  },
  {
    id: 'android-base-activity',
    about: 'The launcher only inherits: the read is in the parent of its parent, the loss in a method that it overrides.',
    java: `abstract class BaseActivity extends Activity { ${create} show(${imei}); } abstract void show(String s); } abstract class MiddleActivity extends BaseActivity { } class MainActivity extends MiddleActivity { void show(String s) { Log.d("base", s); } }`,
    flows: [leak('imei', 'BaseActivity.onCreate', 'log.d', 'MainActivity.show')],
  },
];
