import { callNamed, register, unregister } from '../life/hand-over.ts';
import { ANYTHING, anythingFrom, isNothing, join, known, NOTHING, objects, type Value, ZERO } from '../values/value.ts';
import { defaultModel } from './default-model.ts';
import type { Operation, Operations } from './operation.ts';
import type { PlatformCall } from './platform-call.ts';

const RUNNABLE = 'Ljava/lang/Runnable;';
const MESSAGE = 'Landroid/os/Message;';

/** Runs objects now, as one way it may go, and notes that they may run later too. @returns what they return */
function runNow(call: PlatformCall, value: Value, name: string, given: readonly (Value | undefined)[] = []): Value | undefined {
  const { session, frame, memory } = call;
  const before = memory.heap;
  const result = callNamed(session, frame, value, name, given);
  if (result === undefined) memory.heap = before;
  return result;
}

/** Runnables among the arguments run: post, execute, runOnUiThread, schedule. */
const runArgument: Operation = (call) => {
  for (const value of call.arguments) {
    if (value.objects.length === 0) continue;
    runNow(call, value, 'run');
    register(call, value, RUNNABLE);
  }
  return call.target.returns === 'Z' ? known(1) : result(call, NOTHING);
};

/** submit(Callable or Runnable): a future with what it returns. */
const submit: Operation = (call) => {
  const work = call.argument(0);
  const returned = runNow(call, work, 'call') ?? NOTHING;
  if (!work.objects.some((one) => call.session.lambdas.of(one) !== undefined)) runNow(call, work, 'run');
  register(call, work, RUNNABLE);
  return result(call, returned);
};

/** supplyAsync, Single.fromCallable and the like. */
const supply: Operation = (call) => {
  let returned: Value = NOTHING;
  for (const value of call.arguments) {
    const isLambda = value.objects.some((one) => call.session.lambdas.of(one) !== undefined);
    for (const name of isLambda ? ['get'] : ['get', 'call', 'invoke']) returned = join(returned, runNow(call, value, name) ?? NOTHING);
  }
  return result(call, returned);
};

function result(call: PlatformCall, value: Value): Value {
  if (call.target.returns === 'V') return ZERO;
  const made = call.fresh(call.target.returns, 'f');
  call.memory.put(made.objects[0]!, 'result', value, true);
  return made;
}

const future: Operation = (call) => {
  const held = call.memory.readAll(call.objects, 'result');
  return isNothing(held) ? anythingFrom(call.taintsOf(call.receiver)) : held;
};

/** new FutureTask(callable), new Thread(runnable, name), new Timer…: what is given is kept until it is started. */
const keepTarget: Operation = (call) => {
  for (const value of call.arguments) if (value.objects.length > 0) for (const one of call.objects) call.memory.add(one, 'target', value);
  return ZERO;
};

/** Thread.start: its own `run`, or what it was made with. */
const startThread: Operation = (call) => {
  const own = objects(call.objects);
  runNow(call, own, 'run');
  runTargets(call, own);
  register(call, own, 'Ljava/lang/Thread;');
  return ZERO;
};

/** Objects inside each other that are followed: a thread around a task around a lambda. */
const DEEPEST = 4;

/** Runs what the objects were made with, and keeps what it returns with them. */
function runTargets(call: PlatformCall, carriers: Value, depth = 0): void {
  const { memory } = call;
  for (const one of carriers.objects) {
    const target = memory.readAll([one], 'target');
    if (target.objects.length === 0 || depth > DEEPEST) continue;
    runNow(call, target, 'run');
    const returned = runNow(call, target, 'call');
    if (returned !== undefined) memory.add(one, 'result', returned);
    register(call, target, RUNNABLE);
    runTargets(call, target, depth + 1);
  }
}

/** FutureTask.run and Thread.run called directly. */
const runTarget: Operation = (call) => {
  runTargets(call, objects(call.objects));
  return ZERO;
};

/** AsyncTask.execute(parameters): before, in the background, after. */
const executeTask: Operation = (call) => {
  const parameters = call.arguments.find((_, k) => call.target.parameters[k]?.startsWith('[') === true) ?? ANYTHING;
  const own = objects(call.objects);
  runNow(call, own, 'onPreExecute');
  const done = runNow(call, own, 'doInBackground', [parameters]);
  if (done !== undefined) {
    runNow(call, own, 'onPostExecute', [done]);
    const before = call.memory.heap;
    runNow(call, own, 'onCancelled', [done]);
    call.memory.heap = call.memory.joinHeaps(before, call.memory.heap);
    for (const one of call.objects) call.memory.add(one, 'result', done);
  }
  return own;
};

const publishProgress: Operation = (call) => {
  runNow(call, objects(call.objects), 'onProgressUpdate', [call.argument(0)]);
  return ZERO;
};

/** obtain(handler, what, …, obj). */
const obtain: Operation = (call) => {
  const { target, memory } = call;
  const made = call.isStatic ? call.fresh(MESSAGE) : call.fresh(MESSAGE, 'h');
  const [one] = made.objects as readonly [number];
  if (!call.isStatic) memory.put(one, 'handler', call.receiver, true);
  for (const [k, type] of target.parameters.entries()) {
    const value = call.argument(k);
    if (type === 'Landroid/os/Handler;') memory.put(one, 'handler', value, true);
    else if (type === RUNNABLE) memory.put(one, 'callback', value, true);
    else if (type === MESSAGE)
      for (const from of value.objects) for (const [name, held] of [...memory.cellsOf(from)]) memory.put(one, name, held, true);
    else if (type === 'Ljava/lang/Object;') memory.put(one, 'f.obj', value, true);
    else if (type === 'I')
      memory.put(one, `f.${['what', 'arg1', 'arg2'][target.parameters.slice(0, k).filter((other) => other === 'I').length]}`, value, true);
  }
  return made;
};

/** sendMessage and its kin: the handler gets it. */
const sendMessage: Operation = (call) => {
  const message = call.argumentOfType(MESSAGE);
  handle(call, objects(call.objects), message ?? emptyMessage(call));
  return known(1);
};

function emptyMessage(call: PlatformCall): Value {
  const made = call.fresh(MESSAGE);
  call.memory.put(made.objects[0]!, 'f.what', call.argument(0), true);
  return made;
}

const sendToTarget: Operation = (call) => {
  const handlers = call.memory.readAll(call.objects, 'handler');
  handle(call, handlers, objects(call.objects));
  const callback = call.memory.readAll(call.objects, 'callback');
  runNow(call, callback, 'run');
  return ZERO;
};

/** Gives a message to handlers: to what they override, to the callback they were made with, and to those behind messengers. */
function handle(call: PlatformCall, handlers: Value, message: Value, depth = 0): void {
  const { memory } = call;
  runNow(call, handlers, 'handleMessage', [message]);
  const inner = memory.readAll(handlers.objects, 'target');
  if (inner.objects.length > 0 && depth < 4) handle(call, inner, message, depth + 1);
}

const registerArgument: Operation = (call) => {
  for (const [k, value] of call.arguments.entries()) register(call, value, call.target.parameters[k] ?? '');
  return ZERO;
};

/** Takes back the listeners that are given, or all of that kind for this object when null is. */
const setListener: Operation = (call) => {
  const [type = ''] = call.target.parameters;
  const before = call.memory.readAll(call.objects, `listener ${type}`);
  const isSure = call.objects.length === 1 && !call.memory.isMany(call.objects[0]!);
  if (isSure && before.objects.length > 0) unregister(call, before, [type]);
  call.memory.write(call.objects, `listener ${type}`, call.argument(0));
  register(call, call.argument(0), type);
  return ZERO;
};

const takeBack: Operation = (call) => {
  for (const [k, value] of call.arguments.entries()) unregister(call, value, [call.target.parameters[k] ?? '', RUNNABLE]);
  return ZERO;
};

const FUNCTIONS = [
  'accept',
  'apply',
  'test',
  'invoke',
  'compare',
  'call',
  'get',
  'run',
  'subscribe',
  'onNext',
  'onSuccess',
  'emit',
  'thenAccept',
  'onChanged',
];
const KEEPS = /^(filter|doOn|peek|forEach|subscribe|sorted|distinct|any|all|none|observe|also|onEach|takeWhile|whenComplete|removeIf)/;

/** Calls what is given with what lies in the receiver, and goes on with what it returns: forEach, map, flatMap, thenApply, subscribe. */
const applyAll: Operation = (call) => {
  const { session, frame, memory, target } = call;
  const functions = call.arguments.filter((value) =>
    value.objects.some((one) => session.lambdas.of(one) !== undefined || session.classes.isOfApp(memory.table.info(one).type)),
  );
  if (functions.length === 0) return defaultModel(call);
  const elements = [memory.readAll(call.objects, '['), memory.readAll(call.objects, 'result'), memory.readAll(call.objects, '*')].reduce(
    (a, b) => join(a, b),
  );
  const given = isNothing(elements) ? anythingFrom(call.taintsOf(call.receiver)) : elements;
  let returned: Value = NOTHING;
  for (const value of functions) {
    for (const name of FUNCTIONS) {
      const before = memory.heap;
      const one = callNamed(session, frame, value, name, [given, given]);
      memory.heap = memory.joinHeaps(before, memory.heap);
      if (one !== undefined) returned = join(returned, one);
      if (value.objects.some((id) => session.lambdas.of(id) !== undefined)) break;
    }
    register(call, value, 'Ljava/util/function/Function;');
  }
  const inner = [memory.readAll(returned.objects, '['), memory.readAll(returned.objects, 'result')].reduce((a, b) => join(a, b));
  const after = KEEPS.test(target.name) ? given : isNothing(inner) ? returned : join(returned, inner);
  if (target.returns === 'V') return ZERO;
  if (!target.returns.startsWith('L')) return anythingFrom(call.taintsOf(after));
  const stream = call.fresh(target.returns, 's');
  memory.put(stream.objects[0]!, '[*]', after, true);
  return target.returns === 'Ljava/lang/Object;' ? join(stream, after) : stream;
};

export const threadOperations: Operations = {
  'run-argument': runArgument,
  'run-submitted': submit,
  'run-supplied': supply,
  'future-get': future,
  'thread-new': keepTarget,
  'thread-start': startThread,
  'thread-run': runTarget,
  'task-execute': executeTask,
  'task-progress': publishProgress,
  'message-obtain': obtain,
  'message-send': sendMessage,
  'message-send-to-target': sendToTarget,
  'listener-add': registerArgument,
  'listener-set': setListener,
  'listener-remove': takeBack,
  'apply-all': applyAll,
};
