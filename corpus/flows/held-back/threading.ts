import { type FlowRecipe, leak, none } from '../recipe.ts';
import { imei, imsi, imsiOf, line1, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';

export const threading: readonly FlowRecipe[] = [
  {
    id: 'thread-task-parameters',
    about: 'The parameters of an AsyncTask arrive in the background.',
    java: `class Post extends AsyncTask { protected Object doInBackground(Object[] p) { ${sms('(String) p[0]')} return null; } } ${main(`new Post().execute(new Object[]{${imei}});`)}`,
    flows: [leak('imei', here, 'sms', 'Post.doInBackground')],
  },
  {
    id: 'thread-task-result',
    about: 'What the background gives back arrives in onPostExecute.',
    java: `class Fetch extends AsyncTask { final Context c; Fetch(Context x) { c = x; } protected Object doInBackground(Object[] p) { return ${imsiOf('c')}; } protected void onPostExecute(Object o) { Log.d("post", (String) o); } } ${main('new Fetch(this).execute(new Object[0]);')}`,
    flows: [leak('imsi', 'Fetch.doInBackground', 'log.d', 'Fetch.onPostExecute')],
  },
  {
    id: 'thread-task-field',
    about: 'A field set before it is executed, printed at the end.',
    java: `class Job1 extends AsyncTask { String v; protected void onPreExecute() { v = "<" + v; } protected Object doInBackground(Object[] p) { return null; } protected void onPostExecute(Object o) { Log.d("job", v); } } ${main(`Job1 j = new Job1(); j.v = ${line1}; j.executeOnExecutor(AsyncTask.THREAD_POOL_EXECUTOR, new Object[0]);`)}`,
    flows: [leak('phone', here, 'log.d', 'Job1.onPostExecute')],
  },
  {
    id: 'thread-task-never-executed',
    about: 'The task is made and not executed.',
    java: `class Post extends AsyncTask { final String v; Post(String s) { v = s; } protected Object doInBackground(Object[] p) { Log.d("post", v); return null; } } ${main(`Post p = new Post(${imei}); setTitle(p.v == null ? "a" : "b");`)}`,
    flows: [],
    noFlows: [none('it never runs', 'imei', here, 'log.d', 'Post.doInBackground')],
  },
  {
    id: 'thread-handler-message',
    about: 'Bundle and object of a message to a child of Handler; what and arg1 are printed as well.',
    java: `class Desk extends Handler { public void handleMessage(Message m) { Log.d("obj", (String) m.obj); Log.e("data", m.getData().getString("k")); Log.w("what", "" + m.what + m.arg1); } }
${main(`Message m = new Desk().obtainMessage(3, ${imei}); Bundle x = new Bundle(); x.putString("k", ${imsi}); m.setData(x); m.sendToTarget();`)}`,
    flows: [leak('imei', here, 'log.d', 'Desk.handleMessage'), leak('imsi', here, 'log.e', 'Desk.handleMessage')],
    noFlows: [none('only numbers', 'imei', here, 'log.w', 'Desk.handleMessage')],
  },
  {
    id: 'thread-shared-other-object',
    about: 'Two runnables of one class, each with its own text; the one with the number is never run.',
    java: `class Say implements Runnable { final String v; Say(String s) { v = s; } public void run() { Log.d("say", v); } } ${main(`Runnable a = new Say(${imei}); Runnable c = new Say("hello"); new Thread(c).start(); setTitle(a.toString());`)}`,
    flows: [],
    noFlows: [none('the other object runs', 'imei', here, 'log.d', 'Say.run')],
  },
];
