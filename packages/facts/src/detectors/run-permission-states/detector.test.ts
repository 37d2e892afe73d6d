import { expect, test } from 'vitest';
import { call, dialog, factsOfRun, phase, shown } from '../../runs/made-run.contract.ts';
import { runPermissionStates } from './detector.ts';

const REFUSED = [phase(0, 'deny-all'), ...dialog(5, 'READ_CONTACTS', 'denied'), phase(9, 'deny-all', 'end')];
const UPGRADE = phase(100, 'upgrade');
const CONTACTS = ['android.permission.READ_CONTACTS', 'upgrade'];

test.each<[string, readonly object[], readonly (readonly unknown[])[]]>([
  ['read after the upgrade', [...REFUSED, UPGRADE, call(110, 'contacts')], [CONTACTS]],
  ['asked again and granted first', [...REFUSED, UPGRADE, ...dialog(105, 'READ_CONTACTS', 'allowed'), call(110, 'contacts')], []],
  ['granted before', [...REFUSED, ...dialog(20, 'READ_CONTACTS', 'allowed'), UPGRADE, call(110, 'contacts')], []],
  ['granted in the settings before', [...REFUSED, call(50, 'contacts'), UPGRADE, call(110, 'contacts')], []],
  ['refused as before', [...REFUSED, UPGRADE, call(110, 'contacts', { result: { state: 'denied' } })], []],
  ['another kind', [...REFUSED, UPGRADE, call(110, 'android_id')], []],
  ['no upgrade', [...REFUSED, phase(100, 'traverse'), call(110, 'contacts')], []],
])('%s', (_name, lines, expected) => {
  expect(shown(factsOfRun(runPermissionStates, lines), 'permission', 'by')).toEqual(expected);
});
