import { PROGRAMME_STEPS as LAW, TARGET_STEPS } from '@touchstone/domain/programme';
import { expect, test } from 'vitest';
import { canMeasure, PROGRAMME_STEPS } from './programme-law.ts';

test.each(PROGRAMME_STEPS)('$on is offered where the law has it', ({ on, from }) =>
  expect(from).toEqual(LAW.filter((step) => step.on === on).map((step) => step.from)),
);

test('every step of the law is offered', () =>
  expect(new Set(PROGRAMME_STEPS.map(({ on }) => on))).toEqual(new Set(LAW.map(({ on }) => on))));

test('a measure is imposed on who was told', () =>
  expect([...new Set(TARGET_STEPS.map(({ from }) => from))].filter(canMeasure)).toEqual(
    TARGET_STEPS.filter(({ on }) => on === 'measure').map(({ from }) => from),
  ));
