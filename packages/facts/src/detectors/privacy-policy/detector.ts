import type { Detector } from '../../detector.ts';
import { tellingTexts } from '../../telling-texts.ts';
import { textLimit } from '../../text-limit.ts';
import { policyAddresses } from './addresses.ts';
import { bundledPolicies } from './bundled.ts';

/** An app names a handful; thousands are noise. */
const MOST_ADDRESSES = 200;

/** Addresses of privacy policies, agreements and lists, and such texts inside the package. */
export const privacyPolicy: Detector = {
  id: 'privacy-policy',
  version: 2,
  yields: ['policy.address', 'policy.bundled', 'analysis.limit'],

  *detect(app) {
    const seen = new Set<string>();
    for (const found of tellingTexts(app)) {
      for (const { url, document } of policyAddresses(found)) {
        if (seen.has(url) || seen.size === MOST_ADDRESSES) continue;
        seen.add(url);
        yield { kind: 'policy.address', attributes: { url, document }, at: found.place() };
      }
    }
    for (const { path, document, length } of bundledPolicies(app)) {
      yield { kind: 'policy.bundled', attributes: { document, length }, at: { file: path } };
    }
    yield* textLimit(app, 'privacy-policy');
  },
};
