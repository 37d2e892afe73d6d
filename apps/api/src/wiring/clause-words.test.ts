import { systemSession } from '@touchstone/db';
import { expect, test } from 'vitest';
import type { Platform } from '../platform.ts';
import { programmeEdits } from './programme-ports.ts';

test('a developer is told of a clause that only an engine of others knows by its number', () => {
  const ports = programmeEdits({ platform: {} as Platform, session: systemSession('test') }, { action: 'x', kind: 'x', id: 'x' });
  expect(ports.wordsOf('vendor-9')).toEqual({ title: { zh: 'vendor-9', en: 'vendor-9' }, remedy: { zh: '', en: '' } });
});
