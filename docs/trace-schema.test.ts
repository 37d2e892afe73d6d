import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { APP_STATES, CONSENT_EVENTS, DIALOG_OUTCOMES, SCENARIOS, UI_EVENTS } from '@touchstone/trace';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';

const here = import.meta.dirname;
const schema = JSON.parse(readFileSync(join(here, 'trace.schema.json'), 'utf8'));
const isLine = new Ajv2020({ allErrors: true }).compile(schema);
const documented = /```json\n([\s\S]*?)```/
  .exec(readFileSync(join(here, 'trace-contract.md'), 'utf8'))?.[1]
  ?.trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Record<string, unknown>);

test('the lines that the document shows are valid', () => {
  expect(documented?.length).toBeGreaterThan(5);
  expect(documented?.filter((line) => !isLine(line))).toEqual([]);
});

test.each([
  ['a header of another version', { format: 'touchstone-trace', version: 2 }],
  ['an unknown kind', { kind: 'noise', time: 1 }],
  ['a call that says nothing', { kind: 'call', time: 1 }],
  ['a call without time', { kind: 'call', data: 'imei' }],
  ['a scenario that the script has not', { kind: 'phase', time: 1, scenario: 'lunch', edge: 'start' }],
  ['a value that is neither given nor hashed', { format: 'touchstone-trace', version: 1, device: { values: [{ data: 'imei' }] } }],
])('%s is not valid', (_name, line) => {
  expect(isLine(line)).toBe(false);
});

test('the words are those of the code', () => {
  const words = (kind: string, field: string) => schema.$defs[kind].properties[field].enum;
  expect(words('phase', 'scenario')).toEqual(SCENARIOS);
  expect(words('consent', 'event')).toEqual(CONSENT_EVENTS);
  expect(words('dialog', 'outcome')).toEqual(DIALOG_OUTCOMES);
  expect(words('ui', 'event')).toEqual(UI_EVENTS);
  expect(schema.$defs.appState.enum).toEqual(APP_STATES);
});
