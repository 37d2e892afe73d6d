import { expect, test } from 'vitest';
import { type Hindrance, hindranceOf, type SheetStep } from './hindrance.ts';

const SHEET: Parameters<typeof hindranceOf>[1] = { state: 'IN_PROGRESS', assignedTo: null, answered: 1, faults: [] };
const fault = { clause: '164-01.2', fault: 'no-time' };

test.each<[SheetStep, object, object, Hindrance | undefined]>([
  ['submit', {}, {}, undefined],
  ['submit', { faults: [fault] }, {}, 'faults'],
  ['submit', { answered: 0 }, {}, 'nothing'],
  ['submit', { faults: [fault] }, { isUnsaved: true }, 'unsaved'],
  ['submit', { assignedTo: 'li' }, {}, 'another'],
  ['submit', { state: 'SUBMITTED' }, {}, 'done'],
  ['fill', { assignedTo: 'wang' }, {}, undefined],
  ['fill', { assignedTo: 'li' }, {}, 'another'],
  ['fill', { state: 'RETURNED' }, {}, undefined],
  ['take', { assignedTo: 'wang' }, {}, 'mine'],
  ['take', { assignedTo: 'li' }, {}, 'taken'],
  ['judge', {}, {}, 'notSubmitted'],
  ['judge', { state: 'SUBMITTED' }, {}, undefined],
])('%s of %o by %o: %s', (step, sheet, who, expected) =>
  expect(hindranceOf(step, { ...SHEET, ...sheet }, { person: 'wang', isUnsaved: false, ...who })).toBe(expected),
);
