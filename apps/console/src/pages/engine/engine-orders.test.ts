import { engineSteps } from '@touchstone/domain/engine';
import { expect, test } from 'vitest';
import { ENGINE_ORDERS } from './engine-orders.ts';

test('what is offered of a version is what its law lets a person do', () => {
  const lawful = engineSteps.filter(({ by }) => by === 'person').map(({ from, on }) => `${from} ${on}`);
  expect(ENGINE_ORDERS.flatMap(({ order, states }) => states.map((state) => `${state} ${order}`)).sort()).toEqual(lawful.sort());
});
