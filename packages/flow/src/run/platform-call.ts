import type { MethodReference } from '../code/references.ts';
import { handOver } from '../life/hand-over.ts';
import { defaultModel } from '../models/default-model.ts';
import { PlatformCall } from '../models/platform-call.ts';
import { union } from '../values/sorted.ts';
import type { Value } from '../values/value.ts';
import type { Frame } from './frame.ts';
import type { Session } from './session.ts';

/** A call of code that is not followed: counted when it is a source or a sink, and answered by a model. @param type class of the receiver */
export function callPlatform(
  session: Session,
  frame: Frame,
  target: MethodReference,
  given: readonly Value[],
  type: string,
): Value | undefined {
  session.work.spend(1);
  const call = new PlatformCall(session, frame, target, given, type);
  const { leaks, models } = session;
  leaks.sink(call);
  const operation = models.find(type, target);
  const value = operation === undefined ? defaultModel(call) : operation(call);
  if (operation === undefined) handOver(call);
  const sources = leaks.source(call);
  if (value === undefined || sources.length === 0) return value;
  const rest = leaks.withoutKind(value.taints, sources);
  for (const one of value.objects)
    if (session.memory.table.info(one).isOpen) session.memory.add(one, '*', { objects: [], known: [], taints: sources });
  return { ...value, taints: union(rest, sources) };
}
