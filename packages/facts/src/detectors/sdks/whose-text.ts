import type { App } from '@touchstone/app-model';
import type { Site } from '@touchstone/program';

/** Uses of one text that are looked at. */
const MOST_USES = 8;

/**
 * Whether code that holds a text can be the SDK's own: classes under its prefixes, or classes whose name an obfuscator
 * took. A text in readable code of the app or of another SDK only says that this code knows of the SDK.
 */
export function canBeCodeOf(app: App, sdk: string, uses: readonly Site[]): boolean {
  return uses.slice(0, MOST_USES).some(({ method }) => isCandidate(app, sdk, method.class));
}

export function isCandidate(app: App, sdk: string, descriptor: string): boolean {
  const owner = app.owners.of(descriptor);
  if (owner.owner === 'sdk') return owner.sdk === sdk;
  return owner.owner === 'unknown' || SHORT_NAME.test(descriptor);
}

/** Shrinkers may also put renamed classes into a readable package: `Lcn/example/app/a;`, `Lx/b0$c;`. */
const SHORT_NAME = /(^L|\/)[a-z][a-z0-9]?(\$[A-Za-z0-9]{1,2})*;$/;
