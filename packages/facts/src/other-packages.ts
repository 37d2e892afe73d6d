import type { App } from '@touchstone/app-model';
import type { Constant } from '@touchstone/program';
import { alternativesOf, partsOf, textOf } from './constant-values.ts';

/**
 * Which package a value names: `own`, the name of another one, or undefined when that cannot be told; of several the
 * first that is not the app's own.
 * `getPackageName()` and `BuildConfig.APPLICATION_ID` are the app's own.
 */
export function packageNamed(app: App, constant: Constant | undefined): string | undefined {
  const names = alternativesOf(constant).map((value) => nameIn(app, value));
  return names.every((name) => name === 'own') ? 'own' : names.find((name) => name !== undefined && name !== 'own');
}

function nameIn(app: App, constant: Constant | undefined): string | undefined {
  if (constant === undefined) return undefined;
  const text = textOf(constant);
  if (text !== undefined) return text === app.manifest?.package ? 'own' : text;
  for (const part of partsOf(constant)) {
    if (part.kind === 'call' && (part.name === 'getPackageName' || part.name === 'getOpPackageName')) return 'own';
    if (part.kind === 'field' && part.name === 'APPLICATION_ID') return 'own';
  }
  return undefined;
}
