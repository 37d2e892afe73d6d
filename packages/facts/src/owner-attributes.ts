import type { App } from '@touchstone/app-model';
import type { AttributeValue } from './fact.ts';

/** Attributes `owner`, `sdk` and `package` of code in a class. */
export function ownerAttributes(app: App, descriptor: string): Readonly<Record<string, AttributeValue>> {
  return { ...app.owners.of(descriptor) };
}

/** Attribute `sdk` of a class that belongs to one, nothing otherwise. */
export function sdkAttribute(app: App, descriptor: string): { readonly sdk?: string } {
  const owner = app.owners.of(descriptor);
  return 'sdk' in owner ? { sdk: owner.sdk } : {};
}
