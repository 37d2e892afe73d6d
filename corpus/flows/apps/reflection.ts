import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, imei, imsi, line1, main, sms } from '../snippets.ts';

const quietly = (body: string): string => `try { ${body} } catch (Exception e) { finish(); }`;

export const reflection: readonly FlowRecipe[] = [
  {
    id: 'reflect-new-instance',
    about: 'An object by the name of its class; its methods are called through the parent.',
    java: `abstract class Sender { abstract void send(String s); } class RealSender extends Sender { public RealSender() { } void send(String s) { ${sms('s')} } }
${main(quietly(`Sender s = (Sender) Class.forName("%p.RealSender").newInstance(); s.send(${imei});`))}`,
    keep: ['RealSender'],
    flows: [leak('imei', 'MainActivity.onCreate', 'sms', 'RealSender.send')],
  },
  {
    id: 'reflect-field-read',
    about: 'A field is set as a field and read by Field.get; another field of the same object is clean.',
    java: `class Holder { public String v; public String w = "w"; } ${main(quietly(`Holder h = new Holder(); h.v = ${imei}; Object v = Holder.class.getField("v").get(h); Object w = Holder.class.getField("w").get(h); Log.d("v", (String) v); Log.e("w", (String) w);`))}`,
    flows: [leak('imei', 'MainActivity.onCreate', 'log.d')],
    noFlows: [none('another field', 'imei', 'MainActivity.onCreate', 'log.e')],
  },
  {
    id: 'reflect-constructor-argument',
    about: 'A constructor with an argument, found by its types.',
    java: `class Note { final String text; public Note(String s) { text = s; } public String toString() { return text; } }
${main(quietly(`Constructor k = Note.class.getConstructor(new Class[]{String.class}); Object n = k.newInstance(new Object[]{${line1}}); Log.d("n", n.toString());`))}`,
    flows: [leak('phone', 'MainActivity.onCreate', 'log.d')],
  },
  {
    id: 'reflect-name-in-parts',
    about: 'Class and method name are put together at run time.',
    java: `class Courier { public static void carry(String s) { Log.w("c", s); } }
${main(quietly(`String pack = "%p."; StringBuilder n = new StringBuilder(pack); n.append("Cou").append("rier"); Class.forName(n.toString()).getMethod("car" + "ry", new Class[]{String.class}).invoke(null, new Object[]{${imei}});`))}`,
    keep: ['Courier'],
    flows: [leak('imei', 'MainActivity.onCreate', 'log.w', 'Courier.carry')],
  },
  {
    id: 'reflect-other-method',
    about: 'Two methods of one shape: the one that is named drops what it gets.',
    java: `class Courier { public static void carry(String s) { Log.w("c", s); } public static void drop(String s) { Log.d("c", "dropped"); } }
${main(quietly(`Class.forName("%p.Courier").getMethod("drop", new Class[]{String.class}).invoke(null, new Object[]{${imei}});`))}`,
    keep: ['Courier'],
    flows: [],
    noFlows: [none('another method is called', 'imei', 'MainActivity.onCreate', 'log.w', 'Courier.carry')],
  },
  {
    id: 'reflect-source-itself',
    about: 'The read itself is called by name.',
    java: `class MainActivity extends Activity { ${create} ${quietly(`Object tm = getSystemService("phone"); Object id = Class.forName("android.telephony.TelephonyManager").getMethod("getDeviceId", new Class[0]).invoke(tm, new Object[0]); Log.d("id", (String) id);`)} } }`,
    flows: [leak('imei', 'MainActivity.onCreate', 'log.d')],
  },
  {
    id: 'reflect-sink-itself',
    about: 'The sink is called by name.',
    java: main(
      quietly(
        `Class.forName("android.util.Log").getMethod("e", new Class[]{String.class, String.class}).invoke(null, new Object[]{"tag", ${imsi}});`,
      ),
    ),
    flows: [leak('imsi', 'MainActivity.onCreate', 'log.e')],
  },
  {
    id: 'reflect-class-loader',
    about: 'loadClass of the own loader in place of forName.',
    java: `class Plug implements Runnable { static String text; public Plug() { } public void run() { Log.d("plug", text); } }
${main(quietly(`Plug.text = ${imei}; Runnable r = (Runnable) getClassLoader().loadClass("%p.Plug").newInstance(); r.run();`))}`,
    keep: ['Plug'],
    flows: [leak('imei', 'MainActivity.onCreate', 'log.d', 'Plug.run')],
  },
  {
    id: 'reflect-proxy',
    about: 'A dynamic proxy: the call of an interface arrives in invoke, with its arguments in an array.',
    java: `interface Api { void put(String s); } class Wire implements InvocationHandler { public Object invoke(Object p, Method m, Object[] args) { Log.d("wire", (String) args[0]); return null; } }
${main(`Api a = (Api) Proxy.newProxyInstance(getClassLoader(), new Class[]{Api.class}, new Wire()); a.put(${imei});`)}`,
    flows: [leak('imei', 'MainActivity.onCreate', 'log.d', 'Wire.invoke')],
  },
  {
    id: 'reflect-choice-of-two',
    about: 'One of two class names, as a switch at run time decides; both can be.',
    java: `interface Out { void out(String s); } class LogOut implements Out { public LogOut() { } public void out(String s) { Log.d("o", s); } } class SmsOut implements Out { public SmsOut() { } public void out(String s) { ${sms('s')} } }
${main(quietly(`String n = Build.MODEL.length() > 4 ? "%p.LogOut" : "%p.SmsOut"; ((Out) Class.forName(n).newInstance()).out(${imei});`))}`,
    keep: ['LogOut', 'SmsOut'],
    flows: [leak('imei', 'MainActivity.onCreate', 'log.d', 'LogOut.out'), leak('imei', 'MainActivity.onCreate', 'sms', 'SmsOut.out')],
  },
];
