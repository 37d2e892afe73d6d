import { expect, test } from 'vitest';
import { applicantOf, NOBODY } from './applicant.ts';

const typed = { ...NOBODY, organisation: ' 示例科技 ', login: 'li.lei ', displayName: '李雷', password: ' long enough ' };

test('names lose their edges, a password keeps them', () =>
  expect(applicantOf({ ...typed, again: typed.password })).toEqual({
    kind: 'enterprise',
    organisation: '示例科技',
    login: 'li.lei',
    displayName: '李雷',
    password: ' long enough ',
  }));

test('two passwords that differ are not sent', () => expect(applicantOf({ ...typed, again: 'long enough' })).toBeUndefined());
