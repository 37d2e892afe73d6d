import type { SdkPrefix } from '@touchstone/app-model';
import { knowledge } from '@touchstone/knowledge';

/** Every catalogued package prefix with its SDK; made once, used for every app. */
export const sdkPrefixes: readonly SdkPrefix[] = knowledge.sdks.flatMap((sdk) =>
  sdk.prefixes.map(({ prefix }) => ({ prefix, sdk: sdk.id, isGeneralLibrary: sdk.isGeneralLibrary === true })),
);
