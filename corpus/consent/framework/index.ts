import { androidApp } from './android-app.ts';
import { androidFlows } from './android-flows.ts';
import { androidMore } from './android-more.ts';
import { androidNewer } from './android-newer.ts';
import { androidResults } from './android-results.ts';
import { java } from './java.ts';
import { kotlin } from './kotlin.ts';

/** Declarations without bodies of what is not in the app: the platform, and libraries that the recipes only call. */
export const framework: readonly string[] = [java, androidApp, androidMore, androidFlows, androidResults, kotlin, androidNewer];
