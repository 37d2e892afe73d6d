import { caller } from '@touchstone/test-kit';
import type { Parts, Plant } from './plant.ts';
import { given } from './tables.ts';

/** The first call of the table that needs one permission alone on every level, for each permission. */
const calls = new Map<string, string>();
for (const row of given('api-calls', (one) => one['row'] ?? '')) {
  const [permission = ''] = (row['permission'] ?? '').split(/[@→]/);
  const { call = '' } = row;
  if (/^[A-Z_]+$/.test(permission) && call.includes('(') && !calls.has(permission)) calls.set(permission, call);
}

/** Each permission declared: once with a call that needs it, in plain and in renamed code, once without any. */
export const permissionPlants: readonly Plant[] = [...calls].flatMap(([short, call]): Plant[] => {
  const permission = `android.permission.${short}`;
  const isUnused: Plant['isSeen'] = (facts) =>
    facts.some(({ kind, attributes }) => kind === 'permission.unused' && attributes['permission'] === permission);
  const using = (name: string): Parts => ({ permissions: [short], classes: [caller(name, call)] });
  return [
    {
      category: 'permission, unused',
      id: short,
      alone: true,
      parts: { permissions: [short], classes: [caller('cn.plant.Nothing')] },
      isSeen: isUnused,
    },
    {
      category: 'permission, used (alarm: unused)',
      id: short,
      alone: true,
      isDecoy: true,
      parts: using('cn.plant.Uses'),
      isSeen: isUnused,
    },
    {
      category: 'permission, used in renamed code (alarm: unused)',
      id: short,
      alone: true,
      isDecoy: true,
      parts: using('a.b.c'),
      isSeen: isUnused,
    },
  ];
});
