import { loadApp } from '@touchstone/app-model';
import { sourceOf } from '@touchstone/kernel/bytes';
import { ports } from '@touchstone/ports-node';
import { expect, test } from 'vitest';
import { apkOf, consentApp } from '../../../corpus/consent/index.ts';
import { withoutLibraries } from './without-libraries.ts';

const READ = '((TelephonyManager) c.getSystemService("phone")).getDeviceId()';
const LIBRARY = `package org.tools;
class Ids { static String imei(Context c) { return Deep.imei(c); } }
class Deep { static String imei(Context c) { return ${READ}; } }
class Unused { static String imei(Context c) { return ${READ}; } }
class Plain { static String name(Context c) { return c.getPackageName(); } }`;

/** Classes of the library that are looked into. */
function lookedInto(java: string): readonly string[] {
  const made = consentApp('libraries', { id: 'made', about: '', java: `package cn.made.app;\n${java}\n${LIBRARY}`, truth: {} });
  const sdkPrefixes = [{ prefix: 'org.tools', sdk: 'tools', isGeneralLibrary: true }];
  const app = loadApp([{ name: 'a.apk', source: sourceOf(apkOf(made)) }], { ports, sdkPrefixes }).value;
  const asked = app.program.callsTo({ class: 'Landroid/telephony/TelephonyManager;', name: 'getDeviceId' });
  const { program } = withoutLibraries(app, asked);
  return [...program.classes()].map(({ descriptor }) => descriptor).filter((name) => name.startsWith('Lorg/tools/'));
}

test.each([
  ['nothing of a library that nobody uses', 'class App extends Application { }', []],
  ['nothing of a library that reads nothing for the app', 'class App extends Application { String a() { return Plain.name(this); } }', []],
  [
    'wrappers through which the app reads',
    'class App extends Application { String a() { return Plain.name(this) + Ids.imei(this); } }',
    ['Lorg/tools/Ids;', 'Lorg/tools/Deep;'],
  ],
])('%s', (_, java, wanted) => {
  expect(lookedInto(java)).toEqual(wanted);
});
