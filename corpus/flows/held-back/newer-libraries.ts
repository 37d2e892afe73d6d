import { type FlowRecipe, leak, none } from '../recipe.ts';
import { create, iccid, imei, imeiOf, line1, main } from '../snippets.ts';

const here = 'MainActivity.onCreate';
const continuation =
  'public Continuation create(Object v, Continuation c) { return null; } public Object invoke(Object a, Object k) { return invokeSuspend(null); }';

export const newerLibraries: readonly FlowRecipe[] = [
  {
    id: 'newer-live-data-other',
    about: 'Two LiveData objects: the observed one gets a constant.',
    java: `class MainActivity extends AppCompatActivity { final MutableLiveData id = new MutableLiveData(); final MutableLiveData title = new MutableLiveData(); ${create} title.observe(this, t -> Log.d("live", (String) t)); id.setValue(${imei}); title.setValue("title"); } }`,
    flows: [],
    noFlows: [none('nobody observes it', 'imei', here, 'log.d', 'MainActivity.lambda$onCreate$0')],
  },
  {
    id: 'newer-rx-just',
    about: 'just, and an error handler beside: only the first gets the value.',
    java: `class MainActivity extends Activity { ${create} Observable.just(${iccid}).subscribe(s -> Log.d("ok", (String) s), e -> Log.e("no", "" + e)); } }`,
    flows: [leak('iccid', here, 'log.d', 'MainActivity.lambda$onCreate$0')],
    noFlows: [none('it gets an exception', 'iccid', here, 'log.e', 'MainActivity.lambda$onCreate$1')],
  },
  {
    id: 'newer-worker-reads',
    about: 'A worker reads by itself.',
    java: `class Up extends Worker { public Up(Context c, WorkerParameters p) { super(c, p); } public ListenableWorker$Result doWork() { Log.d("work", ${imeiOf('getApplicationContext()')}); return ListenableWorker$Result.success(); } } ${main('WorkManager.getInstance(this).enqueue(OneTimeWorkRequest.from(Up.class));')}`,
    flows: [leak('imei', 'Up.doWork', 'log.d')],
  },
  {
    id: 'newer-okhttp-other-body',
    about: 'The body that is sent is not the one with the value.',
    java: main(
      `FormBody with = new FormBody$Builder().add("id", ${imei}).build(); FormBody without = new FormBody$Builder().add("v", "1").build(); setTitle("" + with.hashCode()); Request r = new Request$Builder().url("https://k.example.cn/").post(without).build(); try { new OkHttpClient().newCall(r).execute(); } catch (Exception e) { finish(); }`,
    ),
    flows: [],
    noFlows: [
      {
        from: 'TelephonyManager.getDeviceId/0 @ MainActivity.onCreate',
        to: 'Call.execute/0|OkHttpClient.newCall/1|Request$Builder.post/1 @ MainActivity.onCreate',
        because: 'another body',
      },
    ],
  },
  {
    id: 'newer-coroutine',
    about: 'A coroutine of the shape the Kotlin compiler leaves: captured in its constructor, printed in invokeSuspend.',
    java: `class Launch extends SuspendLambda implements Function2 { final String id; Launch(String s, Continuation c) { super(2, c); id = s; } public Object invokeSuspend(Object r) { Log.d("co", id); return Unit.INSTANCE; } ${continuation} }
${main(`BuildersKt.launch$default(GlobalScope.INSTANCE, Dispatchers.getIO(), null, new Launch(${line1}, null), 2, null);`)}`,
    flows: [leak('phone', here, 'log.d', 'Launch.invokeSuspend')],
  },
];
