import { noGate, type Recipe, read } from '../recipe.ts';

export const coroutines: readonly Recipe[] = [
  {
    id: 'coroutine-launch',
    about: 'A SuspendLambda as kotlinc makes it: state machine, create, bridge invoke; launched at process start. The library is outside.',
    java: `package com.kelin.a;
class App$onCreate$1 extends SuspendLambda implements Function2 {
  int label; final App this$0;
  App$onCreate$1(App app, Continuation c) { super(2, c); this$0 = app; }
  public final Continuation create(Object v, Continuation c) { return new App$onCreate$1(this$0, c); }
  public final Object invoke(Object a, Object b) { return ((App$onCreate$1) create(a, (Continuation) b)).invokeSuspend(Unit.INSTANCE); }
  public final Object invokeSuspend(Object result) {
    Object suspended = IntrinsicsKt.getCOROUTINE_SUSPENDED();
    switch (label) {
      case 0: ResultKt.throwOnFailure(result); label = 1; if (DelayKt.delay(1000L, this) == suspended) return suspended; break;
      case 1: ResultKt.throwOnFailure(result); break;
      default: throw new IllegalStateException("call to 'resume' before 'invoke' with coroutine");
    }
    Log.d("kt", ((TelephonyManager) this$0.getSystemService("phone")).getDeviceId());
    return Unit.INSTANCE;
  }
}
class App extends Application {
  public void onCreate() { super.onCreate(); BuildersKt.launch$default(GlobalScope.INSTANCE, Dispatchers.getIO(), null, new App$onCreate$1(this, null), 2, null); }
}`,
    manifest: { application: { name: '.App' } },
    truth: { reads: [read('imei', 'App$onCreate$1.invokeSuspend', 'process-start', 'no-gate')], gate: noGate },
  },
];
