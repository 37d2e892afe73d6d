import { replaceMember } from '@touchstone/api-client/routes/campaigns';
import { expect, test } from 'vitest';
import { canBeReplaced, REASONS } from './replacement.ts';

test.each([
  ['SAMPLED', 'PLANNED', true],
  ['TESTING', 'NOT_TESTABLE', true],
  ['TESTING', 'TESTED', false],
  ['TESTING', 'REPLACED', false],
  ['CONCLUDED', 'NOT_TESTABLE', false],
  ['DRAFT', 'PLANNED', false],
])('of a campaign %s a member %s: %s', (campaign, member, can) => expect(canBeReplaced(campaign, member)).toBe(can));

test('every reason that the contract knows can be given', () =>
  expect([...REASONS].sort()).toEqual([...(replaceMember.body.properties.reason as unknown as { enum: string[] }).enum].sort()));
