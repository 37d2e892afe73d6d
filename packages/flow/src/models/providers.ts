import { descriptorOf } from '../code/references.ts';
import { ANYTHING, texts, type Value } from '../values/value.ts';
import type { PlatformCall } from './platform-call.ts';

/** Instances of the app's providers that an address means. */
export function targetProvider({ session, memory }: PlatformCall, uri: Value): readonly number[] {
  const addresses = [...texts(uri), ...uri.objects.flatMap((one) => texts(memory.find(one, 'text') ?? ANYTHING))];
  const authorities = addresses.map((text) => /^content:\/\/([^/?#]+)/.exec(text)?.[1] ?? text);
  const providers = (session.app.manifest?.components ?? []).filter(({ type, enabled }) => type === 'provider' && enabled);
  return providers
    .filter((provider) => provider.authorities.some((one) => authorities.includes(one)))
    .map(({ name }) => memory.table.object(`component ${descriptorOf(name)}`, descriptorOf(name)))
    .sort((a, b) => a - b);
}
