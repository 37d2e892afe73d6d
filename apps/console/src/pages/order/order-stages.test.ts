import { expect, test } from 'vitest';
import { authorsOf, orderStages } from './order-stages.ts';

const event = (name: string, actor: string) => ({ event: name, actor, at: '2026-03-02T02:00:00Z' });
const DRAFTED = [event('draft', 'person:a'), event('edit', 'person:b'), event('send-to-review', 'person:b')];

const said = (state: string, events: Parameters<typeof orderStages>[1]) =>
  orderStages(state, events).map(({ stage, standing, by }) => `${stage} ${standing} ${by ?? '-'}`);

test.each([
  ['DRAFT', [event('draft', 'person:a')], ['draft now -', 'approval later -', 'issue later -']],
  ['IN_REVIEW', DRAFTED, ['draft done person:b', 'approval now -', 'issue later -']],
  ['APPROVED', [...DRAFTED, event('approve', 'person:c')], ['draft done person:b', 'approval done person:c', 'issue now -']],
  // given up before it was issued
  ['WITHDRAWN', DRAFTED, ['draft later -', 'approval later -', 'issue later -']],
])('%s', (state, events, stages) => expect(said(state, events)).toEqual(stages));

test('what was sent back is a draft again, whoever approved it', () => {
  const events = [...DRAFTED, event('approve', 'person:c'), event('send-back', 'person:c')];
  expect(said('DRAFT', events)).toEqual(['draft now -', 'approval later -', 'issue later -']);
});

test('an author is who drafted or changed it, once', () =>
  expect(authorsOf([...DRAFTED, event('edit', 'person:a'), event('approve', 'person:c')])).toEqual(['person:a', 'person:b']));
