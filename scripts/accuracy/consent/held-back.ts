import { heldBackCategories as consent } from '../../../corpus/consent/held-back/index.ts';
import { appsOf, type ConsentApp } from '../../../corpus/consent/index.ts';
import { heldBackCategories as flows } from '../../../corpus/flows/held-back/index.ts';
import { flowAppsOf } from '../../../corpus/flows/index.ts';

/** The apps that nobody reads while an analyser is written. Only `npm run accuracy` imports this, and prints sums alone. */
export const heldBackConsentApps = (): readonly ConsentApp[] => appsOf(consent);
export const heldBackFlowApps = (): readonly ConsentApp[] => flowAppsOf(flows);
