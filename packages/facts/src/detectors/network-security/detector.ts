import type { App, Manifest } from '@touchstone/app-model';
import type { Detector } from '../../detector.ts';
import type { Fact } from '../../fact.ts';
import { inManifest } from '../../manifest-place.ts';
import { readSecurityConfig, type SecurityPart } from './security-config.ts';

/** Whether the app may talk without encryption or trust certificates that somebody put on the phone. */
export const networkSecurity: Detector = {
  id: 'network-security',
  version: 1,
  yields: ['network.cleartext', 'network.trusts-user-certificates'],

  *detect(app) {
    const { manifest } = app;
    if (manifest === undefined) return;
    const path = manifest.application.networkSecurityConfig;
    const parts = path === undefined ? undefined : configAt(app, path);
    if (path === undefined || parts === undefined) yield* withoutConfig(manifest);
    else yield* withConfig(path, parts, manifest);
  },
};

/** Configurations are a few kilobytes; a file beyond this is none. */
const MOST_BYTES = 4 * 1024 * 1024;

function configAt(app: App, path: string): readonly SecurityPart[] | undefined {
  const file = app.fileAt(path);
  return file === undefined || file.sizeBytes > MOST_BYTES ? undefined : readSecurityConfig(file.read().value);
}

/** Cleartext is allowed by default up to target 27, user certificates up to target 23. */
const ALLOWS_CLEARTEXT = 27;
const TRUSTS_USER = 23;

function* withoutConfig({ application, targetSdk }: Manifest): Iterable<Fact> {
  const cleartext = application.usesCleartextTraffic;
  if (cleartext ?? targetSdk <= ALLOWS_CLEARTEXT) {
    const by = cleartext === undefined ? 'target-default' : 'manifest';
    yield { kind: 'network.cleartext', attributes: { by }, at: inManifest('manifest/application') };
  }
  if (targetSdk <= TRUSTS_USER) yield { kind: 'network.trusts-user-certificates', attributes: {}, at: inManifest('manifest/uses-sdk') };
}

/** From Android 7 on the configuration decides and the manifest's attribute does not count. */
function* withConfig(file: string, parts: readonly SecurityPart[], { targetSdk }: Manifest): Iterable<Fact> {
  const [base] = parts;
  for (const part of parts) {
    const { domain, element } = part;
    const at = { file, element };
    const place = domain === undefined ? {} : { domain };
    if ((part.cleartext ?? targetSdk <= ALLOWS_CLEARTEXT) && (domain === undefined || part.cleartext !== base?.cleartext)) {
      yield { kind: 'network.cleartext', attributes: { by: permittedBy(part), ...place }, at };
    }
    if ((part.trustsUser ?? targetSdk <= TRUSTS_USER) && (domain === undefined || part.trustsUser !== base?.trustsUser)) {
      yield { kind: 'network.trusts-user-certificates', attributes: place, at };
    }
  }
}

const permittedBy = ({ domain, cleartext }: SecurityPart): string =>
  domain !== undefined ? 'domain-config' : cleartext === undefined ? 'target-default' : 'security-config';
