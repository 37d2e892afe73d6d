import type { App } from '@touchstone/app-model';
import type { Flow } from '@touchstone/flow';

/** Who gets the data: an SDK by the class that is called, the host of an address, or the text that names it. */
export function receiverOf(app: App, { target, to }: Flow): string | undefined {
  const descriptor = target.api.slice(0, target.api.indexOf(';') + 1);
  const owner = app.owners.of(descriptor);
  if (owner.owner === 'sdk') return owner.sdk;
  if (to === undefined) return undefined;
  return /^[a-z][\w+.-]*:\/\/(?:[^/@]*@)?([^/:?#]+)/i.exec(to)?.[1] ?? to;
}
