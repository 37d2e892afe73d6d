import type { Place } from '@touchstone/kernel/place';
import type { RunContext, RunLog, StackOwner } from '@touchstone/trace';
import type { AttributeValue } from '../fact.ts';

type Attributes = Readonly<Record<string, AttributeValue>>;

/** Attributes `owner`, `sdk` and `package` of the code that a stack names. */
export function stackAttributes({ owner, sdk, package: name }: StackOwner): Attributes {
  return { owner, ...(sdk === undefined ? {} : { sdk }), ...(name === '' ? {} : { package: name }) };
}

/** Attributes `phase` and `appState`. */
export function contextAttributes({ consent, appState }: RunContext): Attributes {
  return { phase: consent, ...(appState === undefined ? {} : { appState }) };
}

/** The line of a log, entry of a HAR or packet of a capture. */
export const lineOf = ({ file }: RunLog, { line }: { readonly line: number }): Place => ({ file, line });

/** `Landroid/os/Build;->getSerial` as people write it: `Build.getSerial`; other texts as they are. */
export function apiName(api: string): string {
  const found = /^L(?:[^;]*[/$])?([^;/$]+);->(.+)$/.exec(api);
  return found === null ? api : `${found[1]}.${found[2]}`;
}
