import { faultsOfDescription } from '@touchstone/domain/engine';
import { expect, test } from 'vitest';
import { availableEngines, importers } from './registry.ts';

test('without any tool there is our own engine', async () => {
  const nowhere = { command: ['/nonexistent/tool'] };
  const engines = await availableEngines({ scans: 1, apksigner: nowhere, python: nowhere });
  expect(engines.map(({ description }) => description.id)).toEqual(['touchstone']);
  await Promise.all(engines.map((engine) => engine.close?.()));
});

test('what is installed is there under an id of its own', async () => {
  const engines = await availableEngines({ scans: 1 });
  const ids = engines.map(({ description }) => description.id);
  expect(ids[0]).toBe('touchstone');
  expect(new Set(ids).size).toBe(ids.length);
  expect(engines.flatMap(({ description }) => faultsOfDescription(description))).toEqual([]);
  await Promise.all(engines.map((engine) => engine.close?.()));
});

test('five formats of reports are taken', () => {
  expect(Object.keys(importers).sort()).toEqual(['appscan', 'appshark', 'camille', 'mobsf', 'sarif']);
});
