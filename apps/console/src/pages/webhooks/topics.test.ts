import { createWebhook } from '@touchstone/api-client/routes/webhooks';
import Value from 'typebox/value';
import { expect, test } from 'vitest';
import { topicsOf } from './topics.ts';

test.each([
  ['run.finished case.*', ['run.finished', 'case.*'], []],
  ['*，run.finished、*', ['*', 'run.finished'], []],
  ['run.*.x Run', [], ['run.*.x', 'Run']],
  ['', [], []],
])('%j', (typed, topics, bad) => expect(topicsOf(typed)).toEqual({ topics, bad }));

test.each(['*', 'run.*', 'case.referral-offered', 'run.*.x', 'a..b', 'A', '.*'])('%s is taken as the API takes it', (topic) => {
  const isTaken = Value.Check(createWebhook.body, { url: 'https://a.example/', topics: [topic] });
  expect(topicsOf(topic).topics.length === 1).toBe(isTaken);
});
