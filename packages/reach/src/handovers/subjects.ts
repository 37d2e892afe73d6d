import type { Origin } from '../origins/origin.ts';
import type { Origins } from '../origins/origins.ts';

/**
 * What the constructor of an object was given: a thread's Runnable, a handler's Callback.
 *
 * @param isLocal parameters of the method that makes it are left open
 */
export function carried(origins: Origins, object: Origin & { readonly kind: 'object' }, isLocal: boolean): readonly Origin[] {
  const { methods } = origins;
  const found: Origin[] = [];
  const spread = origins.aliases.spread({ method: object.method, value: object.value });
  for (const { method, at, index } of spread.escapes) {
    const call = methods.call(method, at);
    const target = call === undefined ? undefined : methods.target(method, call);
    if (index !== 0 || target?.name !== '<init>') continue;
    for (const value of call!.values.slice(1))
      found.push(...(isLocal ? origins.local(method, value, 'objects') : origins.of(method, value, 'objects')).origins);
  }
  return found;
}

/** The handlers that messages are for: by `handler.obtainMessage()` or `Message.obtain(handler)`. */
export function messageHandlers(origins: Origins, messages: readonly Origin[]): readonly Origin[] {
  return messages.flatMap((message) => {
    if (message.kind !== 'platform' || message.instruction < 0) return [];
    const call = origins.methods.call(message.method, message.instruction);
    if (message.member?.name !== 'obtainMessage' && message.member?.name !== 'obtain') return [];
    // A message of `obtain(handler, runnable)` runs the latter.
    return (call?.values ?? []).flatMap((value) => origins.of(message.method, value, 'objects').origins);
  });
}

/** Listeners that were set on a view, wherever the same object gets them. */
export function listenersOf(origins: Origins, views: readonly Origin[]): readonly Origin[] {
  const { methods } = origins;
  return views.flatMap((view) => {
    if ((view.kind !== 'platform' && view.kind !== 'object') || view.instruction < 0) return [];
    const spread = origins.aliases.spread({ method: view.method, value: view.value });
    return spread.escapes.flatMap(({ method, at, index }) => {
      const call = methods.call(method, at);
      const target = call === undefined ? undefined : methods.target(method, call);
      const isSetter = index === 0 && target !== undefined && /^set\w*Listener$/.test(target.name);
      return isSetter ? origins.of(method, call!.values[1] ?? 0, 'objects').origins : [];
    });
  });
}
