import { type FlowRecipe, leak, none } from '../recipe.ts';
import { androidId, create, imei, imeiOf, imsi, imsiOf, mac, main, sms } from '../snippets.ts';

const here = 'MainActivity.onCreate';
const continuation =
  'public Continuation create(Object v, Continuation c) { return null; } public Object invoke(Object a, Object k) { return invokeSuspend(null); }';

export const newerLibraries: readonly FlowRecipe[] = [
  {
    id: 'newer-live-data',
    about: 'A value posted to LiveData, and its observer.',
    java: `class MainActivity extends AppCompatActivity { final MutableLiveData d = new MutableLiveData(); ${create} d.observe(this, new Observer() { public void onChanged(Object o) { Log.d("live", (String) o); } }); d.postValue(${imei}); } }`,
    flows: [leak('imei', here, 'log.d', 'MainActivity$1.onChanged')],
  },
  {
    id: 'newer-rx-chain',
    about: 'fromCallable, map, subscribe.',
    java: `class MainActivity extends Activity { ${create} Observable.fromCallable(() -> ${imsi}).subscribeOn(Schedulers.io()).map(s -> "imsi " + s).subscribe(s -> Log.i("rx", (String) s)); } }`,
    flows: [leak('imsi', 'MainActivity.lambda$onCreate$0', 'log.i', 'MainActivity.lambda$onCreate$2')],
  },
  {
    id: 'newer-work-input',
    about: 'Input data of a worker.',
    java: `class Up extends Worker { public Up(Context c, WorkerParameters p) { super(c, p); } public ListenableWorker$Result doWork() { ${sms('getInputData().getString("id")')} return ListenableWorker$Result.success(); } }
${main(`Work$$Data d = new Data$Builder().putString("id", ${imei}).build(); WorkManager.getInstance(this).enqueue(new OneTimeWorkRequest$Builder(Up.class).setInputData(d).build());`)}`,
    flows: [leak('imei', here, 'sms', 'Up.doWork')],
  },
  {
    id: 'newer-worker-not-enqueued',
    about: 'The request for the worker is made and given to nobody.',
    java: `class Up extends Worker { public Up(Context c, WorkerParameters p) { super(c, p); } public ListenableWorker$Result doWork() { Log.d("work", ${imeiOf('getApplicationContext()')}); return ListenableWorker$Result.success(); } } ${main('WorkRequest r = OneTimeWorkRequest.from(Up.class); setTitle("" + r.hashCode());')}`,
    flows: [],
    noFlows: [none('nobody enqueues it', 'imei', 'Up.doWork', 'log.d')],
  },
  {
    id: 'newer-okhttp-form',
    about: 'A form body for OkHttp.',
    java: `class Api { static void send(String id) { FormBody f = new FormBody$Builder().add("id", id).add("v", "1").build(); Request r = new Request$Builder().url("https://k.example.cn/").post(f).build(); try { new OkHttpClient().newCall(r).execute(); } catch (Exception e) { Log.d("k", "no"); } } } ${main(`String id = ${mac}; new Thread(() -> Api.send(id)).start();`)}`,
    flows: [
      {
        data: 'mac',
        from: 'WifiInfo.getMacAddress/0 @ MainActivity.onCreate',
        to: 'Call.execute/0|OkHttpClient.newCall/1|FormBody$Builder.add/2|Request$Builder.post/1 @ Api.send',
        sink: 'network',
      },
    ],
  },
  {
    id: 'newer-okhttp-header',
    about: 'A header for OkHttp.',
    java: main(
      `Request r = new Request$Builder().url("https://k.example.cn/").addHeader("X-Id", ${androidId}).build(); new OkHttpClient().newCall(r).enqueue(new Callback() { public void onResponse(Call c, Response s) { } public void onFailure(Call c, IOException e) { } });`,
    ),
    flows: [
      {
        data: 'android_id',
        from: 'Settings$Secure.getString/2 @ MainActivity.onCreate',
        to: 'Call.enqueue/1|OkHttpClient.newCall/1|Request$Builder.addHeader/2 @ MainActivity.onCreate',
        sink: 'network',
      },
    ],
  },
  {
    id: 'newer-coroutine-two-states',
    about: 'A coroutine with two states: read in the first, kept in a field over the suspension, sent in the second.',
    java: `class Launch extends SuspendLambda implements Function2 { int label; Object l0; final Context c; Launch(Context x, Continuation k) { super(2, k); c = x; } public Object invokeSuspend(Object r) { String id = null; switch (label) { case 0: id = ${imsiOf('c')}; l0 = id; label = 1; if (DelayKt.delay(500L, this) == IntrinsicsKt.getCOROUTINE_SUSPENDED()) return IntrinsicsKt.getCOROUTINE_SUSPENDED(); break; case 1: id = (String) l0; break; default: throw new IllegalStateException("call to resume before invoke"); } ${sms('id')} return Unit.INSTANCE; } ${continuation} }
${main('BuildersKt.launch$default(GlobalScope.INSTANCE, Dispatchers.getIO(), null, new Launch(this, null), 2, null);')}`,
    flows: [leak('imsi', 'Launch.invokeSuspend', 'sms')],
  },
  {
    id: 'newer-lazy',
    about: 'A lazy value: read when it is first asked for.',
    java: `class MainActivity extends Activity { final Lazy id = LazyKt.lazy(() -> ${imei}); protected void onResume() { super.onResume(); Log.d("lazy", (String) id.getValue()); } }`,
    flows: [leak('imei', 'MainActivity.lambda$new$0', 'log.d', 'MainActivity.onResume')],
  },
  {
    id: 'newer-view-model',
    about: 'A view model is asked for by two activities of one owner each: what one keeps the other one does not have.',
    java: `class Model extends ViewModel { String id = ""; public Model() { } } class MainActivity extends AppCompatActivity { ${create} Model m = (Model) new ViewModelProvider(this).get(Model.class); m.id = ${imei}; startActivity(new Intent(this, NextActivity.class)); } protected void onStop() { super.onStop(); Log.d("own", ((Model) new ViewModelProvider(this).get(Model.class)).id); } } class NextActivity extends AppCompatActivity { ${create} Log.e("next", ((Model) new ViewModelProvider(this).get(Model.class)).id); } }`,
    manifest: { activities: ['.NextActivity'] },
    flows: [leak('imei', here, 'log.d', 'MainActivity.onStop')],
    unjudged: [none('the owner tells them apart, in the library', 'imei', here, 'log.e', 'NextActivity.onCreate')],
  },
  {
    id: 'newer-invoke-custom',
    about: 'Lambdas as call sites: one captures the value, another a constant.',
    java: `interface Out { void out(); } ${main(`String id = ${imsi}; String name = "name"; Out a = () -> Log.d("a", id); Out c = () -> Log.e("c", name); a.out(); c.out();`)}`,
    lambdas: 'invoke-custom',
    manifest: { minSdk: 26 },
    flows: [leak('imsi', here, 'log.d', 'MainActivity.lambda$onCreate$0')],
    noFlows: [none('it captures another text', 'imsi', here, 'log.e', 'MainActivity.lambda$onCreate$1')],
  },
];
