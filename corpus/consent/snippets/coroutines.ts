/** The part of kotlinx.coroutines an app carries that matters here, small: launch runs the block on a pool. */
export const runtime = `
package kotlin.coroutines.jvm.internal;
abstract class BaseContinuationImpl implements Continuation {
  final Continuation completion;
  BaseContinuationImpl(Continuation c) { completion = c; }
  public final void resumeWith(Object result) { try { Object out = invokeSuspend(result); if (out == IntrinsicsKt.getCOROUTINE_SUSPENDED()) return; if (completion != null) completion.resumeWith(out); } catch (Throwable t) { Log.e("kt", "" + t.getMessage()); } }
  protected abstract Object invokeSuspend(Object r);
  public Continuation create(Object v, Continuation c) { throw new IllegalStateException("create"); }
  public CoroutineContext getContext() { return completion.getContext(); }
}
abstract class SuspendLambda extends BaseContinuationImpl { SuspendLambda(int arity, Continuation c) { super(c); } }
package kotlinx.coroutines;
class BuildersKt {
  static final ExecutorService POOL = Executors.newCachedThreadPool();
  static Job launch$default(CoroutineScope s, CoroutineContext c, CoroutineStart t, Function2 block, int mask, Object o) {
    POOL.execute(() -> ((BaseContinuationImpl) block).create(s, null).resumeWith(Unit.INSTANCE));
    return null;
  }
  static Object withContext(CoroutineContext c, Function2 f, Continuation k) { return f.invoke(null, k); }
}
`;
