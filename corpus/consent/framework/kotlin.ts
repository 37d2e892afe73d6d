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
package kotlin.coroutines; class SafeContinuation implements Continuation { SafeContinuation(Continuation c); Object getOrThrow(); void resumeWith(Object r); CoroutineContext getContext(); }
package kotlin.properties; abstract class ObservableProperty implements ReadWriteProperty { ObservableProperty(Object first); boolean beforeChange(KProperty p, Object old, Object now); void afterChange(KProperty p, Object old, Object now); Object getValue(Object owner, KProperty p); void setValue(Object owner, KProperty p, Object v); }
package kotlin.jvm.internal; abstract class CallableReference { Object receiver; CallableReference(Object receiver, Class owner, String name, String signature, int flags); } abstract class FunctionReferenceImpl extends CallableReference { FunctionReferenceImpl(int arity, Object receiver, Class owner, String name, String signature, int flags); } abstract class MutablePropertyReference0Impl extends CallableReference { MutablePropertyReference0Impl(Object receiver, Class owner, String name, String signature, int flags); } class Ref$BooleanRef { Ref$BooleanRef(); boolean element; } class Ref$ObjectRef { Ref$ObjectRef(); Object element; }
package kotlin.reflect; interface KMutableProperty0 { Object get(); void set(Object v); }
package kotlinx.coroutines.flow; interface SharedFlow extends Flow { } interface MutableSharedFlow extends SharedFlow { boolean tryEmit(Object v); Object emit(Object v, Continuation k); } class SharedFlowKt { static MutableSharedFlow MutableSharedFlow$default(int r, int e, Object o, int mask, Object x); }
package kotlinx.coroutines.channels; interface Channel { Object trySend(Object o); Object receive(Continuation k); } class ChannelKt { static Channel Channel$default(int n, Object o, Function1 f, int mask, Object x); }
package kotlinx.coroutines.sync; interface Mutex { Object lock(Object owner, Continuation k); void unlock(Object owner); } class MutexKt { static Mutex Mutex(boolean locked); }
package androidx.lifecycle; class Transformations { static LiveData map(LiveData d, Function1 f); } class MediatorLiveData extends MutableLiveData { MediatorLiveData(); void addSource(LiveData d, Observer o); }
`;
