/** What code that Kotlin compiled uses of its library, of coroutines and of enums, as declared in their public documentation. */
export const kotlin = `
package java.lang;
abstract class Enum { Enum(String name, int ordinal); int ordinal(); String name(); static Enum valueOf(Class c, String s); }
package kotlin.reflect;
interface KProperty { }
package kotlin.properties;
interface ReadWriteProperty { Object getValue(Object owner, KProperty p); void setValue(Object owner, KProperty p, Object v); }
package kotlinx.coroutines;
class CancellableContinuationImpl implements Continuation { CancellableContinuationImpl(Continuation c, int mode); void initCancellability(); Object getResult(); void resumeWith(Object r); CoroutineContext getContext(); }
interface CompletableDeferred extends Deferred { boolean complete(Object o); }
class CompletableDeferredKt { static CompletableDeferred CompletableDeferred$default(Job parent, int mask, Object o); }
package kotlinx.coroutines.flow;
interface Flow { Object collect(FlowCollector c, Continuation k); }
interface FlowCollector { Object emit(Object value, Continuation k); }
interface StateFlow extends Flow { Object getValue(); }
interface MutableStateFlow extends StateFlow { void setValue(Object v); }
class StateFlowKt { static MutableStateFlow MutableStateFlow(Object first); }
class FlowKt { static Flow callbackFlow(Function2 block); }
package kotlinx.coroutines.channels;
interface ProducerScope extends CoroutineScope { Object trySend(Object o); }
package io.reactivex;
interface SingleOnSubscribe { void subscribe(SingleEmitter e); }
interface SingleEmitter { void onSuccess(Object o); }
class Single { static Single create(SingleOnSubscribe s); Disposable subscribe(Rx$$Consumer c); }
`;
