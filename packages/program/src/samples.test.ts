import { readDex } from '@touchstone/formats/dex';
import { sampleFiles } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { buildProgram } from './index.ts';

const FILES = Array.from({ length: 9 }, (_, i) => `classes${i === 0 ? '' : i + 1}.dex`);

/** The nine DEX files of io.appium.settings. */
const { value: app, problems } = buildProgram(
  FILES.flatMap((file) => {
    const bytes = sampleFiles(file).find(({ apk }) => apk === 'settings_apk-debug.apk')!.bytes;
    return readDex(bytes).value.map((dex) => ({ file, dex }));
  }),
);

test('counts over all DEX files', () => {
  expect(problems).toEqual([]);
  expect(app.counts).toEqual({ classes: 5_846, methods: 35_186, methodReferences: 42_461, instructions: 433_179 });
});

test('reflection is read off', () => {
  const own = app.callsTo({ class: 'Ljava/lang/Class;', name: 'getMethod' }).filter((call) => call.method.class.startsWith('Lio/appium/'));
  expect(own.map((call) => call.argument(0))).toContainEqual({ kind: 'text', value: 'removeBond' });
  const locale = own.find((call) => call.method.name === 'setLocaleWith')!;
  expect(locale.receiver()).toEqual({
    kind: 'call',
    class: 'Ljava/lang/Class;',
    name: 'forName',
    arguments: [{ kind: 'text', value: 'android.app.ActivityManagerNative' }],
  });
  expect(locale.place()).toMatchObject({ file: 'classes6.dex', line: 45 });
});

test('services are found through every DEX file', () => {
  const services = app.subtypesOf('Landroid/app/Service;').map((one) => one.descriptor);
  expect(services).toContain('Lio/appium/settings/LocationService;');
  expect(app.isSubtype('Lio/appium/settings/LocationService;', 'Landroid/content/Context;')).toBe(true);
});
