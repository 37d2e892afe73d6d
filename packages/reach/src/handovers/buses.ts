import type { Edge } from '../edge.ts';
import { parameterTypes } from '../origins/descriptors.ts';
import type { ValueCall } from '../origins/method-values.ts';
import type { Origins } from '../origins/origins.ts';
import { annotatedMethods } from './called-methods.ts';
import type { HandOverLists } from './hand-over-lists.ts';
import { apiOf } from './rules.ts';

/** Subscribers of an event bus that run because of a call that posts: by the type of what is posted. */
export function busEdges(origins: Origins, lists: HandOverLists, id: number, call: ValueCall): readonly Edge[] {
  const { methods } = origins;
  const target = methods.target(id, call);
  const bus = target === undefined ? undefined : lists.buses.find((row) => row.on.has(target.class) && row.post.has(target.name));
  const event = call.values.at(-1);
  if (target === undefined || bus === undefined || event === undefined) return [];
  const posted = origins.of(id, event).origins.flatMap((origin) => ('class' in origin ? [origin.class] : []));
  const edges: Edge[] = [];
  for (const type of [...bus.on]) {
    for (const name of bus.register) {
      for (const site of methods.program.callsTo({ class: type, name })) {
        const subscriber = methods.call(site.method.id, site.instruction)?.values[1];
        if (subscriber === undefined) continue;
        for (const origin of origins.of(site.method.id, subscriber).origins) {
          if (!('class' in origin)) continue;
          const annotated = annotatedMethods(methods, origin.class, bus.annotations);
          const named = [...bus.names].flatMap((one) => methods.named(origin.class, one));
          for (const method of [...annotated, ...named]) {
            const [taken] = parameterTypes(method.signature);
            if (taken === undefined || !posted.some((one) => one === taken || methods.program.isSubtype(one, taken))) continue;
            edges.push({
              from: id,
              instruction: call.at,
              to: method.id,
              how: 'message',
              trigger: 'same',
              repeated: 'no',
              toBackground: false,
              because: apiOf(target),
              receiver: origin.class,
            });
          }
        }
      }
    }
  }
  return edges;
}
