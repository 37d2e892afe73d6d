import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { caller } from '@touchstone/test-kit';
import { readTable } from '../../scripts/import/table.ts';
import type { Parts, Plant } from './plant.ts';

/** Calls that need exactly one permission on the newest level, the first for each permission, as annotated by Android. */
const LAST_LEVEL = '36';
const calls = new Map<string, string>();
for (const row of readTable(readFileSync(join(import.meta.dirname, '../../data/permissions/annotations.tsv'), 'utf8'))) {
  const { descriptor = '', permissions = '', levels = '' } = row;
  if (
    /^android\.permission\.\w+$/.test(permissions) &&
    levels.endsWith(LAST_LEVEL) &&
    descriptor.includes('(') &&
    !calls.has(permissions)
  ) {
    // The table writes nested classes with a slash: `CameraDevice/StateCallback`.
    calls.set(permissions, descriptor.replace(/(?<=\/[A-Z]\w*)\/(?=[A-Z])/g, '$'));
  }
}

/** Each permission declared: once with a call that needs it, in plain and in renamed code, once without any. */
export const permissionPlants: readonly Plant[] = [...calls].flatMap(([permission, call]): Plant[] => {
  const isUnused: Plant['isSeen'] = (facts) =>
    facts.some(({ kind, attributes }) => kind === 'permission.unused' && attributes['permission'] === permission);
  const using = (name: string): Parts => ({ permissions: [permission], classes: [caller(name, call)] });
  return [
    {
      category: 'permission, unused',
      id: permission,
      alone: true,
      parts: { permissions: [permission], classes: [caller('cn.plant.Nothing')] },
      isSeen: isUnused,
    },
    {
      category: 'permission, used (alarm: unused)',
      id: permission,
      alone: true,
      isDecoy: true,
      parts: using('cn.plant.Uses'),
      isSeen: isUnused,
    },
    {
      category: 'permission, used in renamed code (alarm: unused)',
      id: permission,
      alone: true,
      isDecoy: true,
      parts: using('a.b.c'),
      isSeen: isUnused,
    },
  ];
});
