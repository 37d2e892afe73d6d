import { isUnder } from '../../java-names.ts';
import type { Sdk } from '../../knowledge.ts';

/** Whether the app is one of the SDK vendor's own: its package lies under a prefix of the SDK. */
export const isVendorsApp = (sdk: Sdk | undefined, ownPackage: string): boolean =>
  sdk?.prefixes.some(({ prefix }) => isUnder(ownPackage, prefix)) ?? false;
