import type { App } from '@touchstone/app-model';
import type { Site } from '@touchstone/program';
import type { Origins } from '../origins/index.ts';
import { FrameValues } from './frames.ts';
import { intentAims } from './intent-aims.ts';

/** Where an intent that a call gets may go; whoever calls the method around it. */
export interface Aim {
  /** Descriptors of classes that it names. */
  readonly classes: readonly string[];
  /** Packages of others. */
  readonly packages: readonly string[];
  readonly actions: readonly string[];
  /** Addresses that it carries, and types of what is behind them. */
  readonly data: readonly string[];
  readonly types: readonly string[];
  /** It names the app's own package. */
  readonly isOwn: boolean;
  /** Something of it could not be found out. */
  readonly isUnknown: boolean;
}

/** The intents that operand `operand` of a call can be, the receiver being operand 0 where there is one. */
export function startAims(
  app: App,
  origins: Origins,
  { method, instruction }: Pick<Site, 'method' | 'instruction'>,
  operand: number,
): readonly Aim[] {
  const values = new FrameValues(origins, app);
  const found = values.operand({ method: method.id, from: 'any' }, instruction, operand);
  return intentAims(values, found, app.manifest?.package ?? '').map((aim) => ({
    classes: [...new Set(aim.classes.map(({ descriptor }) => descriptor))],
    packages: [...aim.packages],
    actions: [...aim.actions],
    data: [...aim.data],
    types: [...aim.types],
    isOwn: aim.isOwnPackage,
    isUnknown: aim.isUnknown || values.isUnknown,
  }));
}
