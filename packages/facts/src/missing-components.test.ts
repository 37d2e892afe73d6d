import { cls } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { packers } from './detectors/packers/detector.ts';
import { whyCodeIsHidden } from './hidden-code.ts';
import { launcher, type MadeApp, madeApp, NO_KNOWLEDGE, observed } from './made-app.contract.ts';
import { componentsAreMissing } from './missing-components.ts';

const services = (count: number) => Array.from({ length: count }, (_, i) => `<service android:name="cn.example.app.S${i}"/>`).join('');
const classes = (...names: readonly string[]) => ['Other', ...names].map((name) => cls(`cn.example.app.${name}`));
const alias = '<activity-alias android:name="cn.example.app.Alias" android:targetActivity="cn.example.app.Main"/>';

test.each<[string, MadeApp, boolean]>([
  ['all are there', { components: launcher() + services(2), classes: classes('Main', 'S0', 'S1') }, false],
  ['none is there', { components: launcher() + services(2), classes: classes() }, true],
  ['more than half, the launcher among them', { components: launcher() + services(3), classes: classes('S0') }, true],
  ['half of them', { components: launcher() + services(3), classes: classes('S0', 'S1') }, false],
  ['most, but not the launcher', { components: launcher() + services(5), classes: classes('Main') }, false],
  ['nothing that the user can open', { components: services(3), classes: classes() }, true],
  ['too few to prove anything', { components: launcher() + services(1), classes: classes() }, false],
  ['an alias has no class', { components: launcher() + services(1) + alias, classes: classes() }, false],
  ['the application class', { application: 'android:name="cn.example.app.App"', classes: classes() }, true],
  ['an application class of Android', { application: 'android:name="android.app.Application"', classes: classes() }, false],
  ['no DEX file at all', { components: launcher() + services(2) }, false],
])('%s', (_name, parts, isMissing) => {
  const app = madeApp(parts);
  expect(componentsAreMissing(app)).toBe(isMissing);
  // Both that conclude from it agree.
  const isHidden = observed(packers, app).some(([, { why }]) => why === 'packed');
  expect(isHidden).toBe(isMissing);
  if (parts.classes !== undefined) expect(whyCodeIsHidden(app, NO_KNOWLEDGE)).toBe(isMissing ? 'components-missing' : undefined);
});
