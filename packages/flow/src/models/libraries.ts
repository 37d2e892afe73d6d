import { callNamed, instantiate } from '../life/hand-over.ts';
import { desk } from '../life/places.ts';
import { classes, join, NOTHING, object, objects, type Value, ZERO } from '../values/value.ts';
import { defaultModel } from './default-model.ts';
import type { Operation, Operations } from './operation.ts';
import { targetProvider } from './providers.ts';

/** Classes among the arguments, kept for who is asked later. */
const keepClass: Operation = (call) => {
  const type = call.argumentOfType('Ljava/lang/Class;');
  if (type !== undefined) for (const one of call.objects) call.memory.add(one, 'class', type);
  return ZERO;
};

const setInput: Operation = (call) => {
  for (const one of call.objects) call.memory.add(one, 'input', call.argument(0));
  return objects(call.objects);
};

const getInput: Operation = (call) => call.memory.readAll(call.objects, 'input');

/** enqueue(request): the worker is made, gets the request's input, and works. */
const enqueueWork: Operation = (call) => {
  const { memory, session, frame } = call;
  for (const request of call.arguments.flatMap((value) => value.objects)) {
    for (const { descriptor } of classes(memory.find(request, 'class') ?? NOTHING)) {
      const worker = instantiate(session, frame, descriptor);
      if (worker === undefined) continue;
      memory.add(worker, 'input', memory.find(request, 'input') ?? NOTHING);
      for (const name of ['doWork', 'createWork', 'startWork']) {
        const before = memory.heap;
        callNamed(session, frame, object(worker), name, []);
        memory.heap = memory.joinHeaps(before, memory.heap);
      }
    }
  }
  return defaultModel(call);
};

const keepOwner: Operation = (call) => {
  for (const one of call.objects) call.memory.add(one, 'owner', call.argument(0));
  return ZERO;
};

/** ViewModelProvider(owner).get(class): one for each owner. */
const viewModel: Operation = (call) => {
  const { memory, session, frame } = call;
  const type = call.argumentOfType('Ljava/lang/Class;') ?? NOTHING;
  let all: Value = NOTHING;
  for (const owner of memory.readAll(call.objects, 'owner').objects) {
    for (const { descriptor } of classes(type)) {
      const key = `one model ${owner} ${descriptor}`;
      const model = memory.table.object(key, descriptor);
      if (!memory.isMade(model)) instantiate(session, frame, descriptor, key);
      all = join(all, object(model));
    }
  }
  return all === NOTHING ? defaultModel(call) : all;
};

/** Proxy.newProxyInstance(loader, interfaces, handler). */
const proxy: Operation = (call) => {
  const [type] = classes(call.memory.readAll(call.argument(1).objects, '['));
  const made = call.fresh(type?.descriptor ?? call.target.returns, 'proxy');
  call.memory.put(made.objects[0]!, 'handler', call.argument(2), true);
  return made;
};

const retained: Operation = (call) => {
  let all: Value = ZERO;
  for (const one of call.objects)
    all = join(all, call.memory.find(desk(call.session, call.memory.table.info(one).type), 'retained') ?? NOTHING);
  return all;
};

/** query, insert, update, delete, call of a resolver: the provider of the app with that authority is asked. */
const askProvider: Operation = (call) => {
  const { memory, session, frame } = call;
  const providers = targetProvider(call, call.argument(0));
  if (providers.length === 0) {
    session.leaks.leaveBy(call, call.taintsOf(...call.arguments.slice(1)));
    return defaultModel(call);
  }
  const before = memory.heap;
  const answer = callNamed(session, frame, objects(providers), call.target.name, call.arguments, call.target.parameters.length);
  memory.heap = memory.joinHeaps(before, memory.heap);
  return answer ?? ZERO;
};

export const libraryOperations: Operations = {
  'work-class': keepClass,
  'work-input': setInput,
  'work-get-input': getInput,
  'work-enqueue': enqueueWork,
  'model-owner': keepOwner,
  'model-get': viewModel,
  'proxy-new': proxy,
  retained: retained,
  'provider-ask': askProvider,
};
