import { expect, test } from 'vitest';
import { commonScope } from './common-scope.ts';

test.each<[string, (readonly string[])[], string | undefined]>([
  ['one permission reaches as far as it does', [['province:11']], 'province:11'],
  ['what one has everywhere and another in a province is of the province', [['all'], ['province:11']], 'province:11'],
  ['of two provinces it is the one that both have', [['province:11', 'province:31'], ['province:31']], 'province:31'],
  ['everywhere, where both reach everywhere', [['all'], ['all']], 'all'],
  ['nowhere, where both are about nothing that has a place', [['none'], ['none']], 'none'],
  ['a province and a firm have nothing together', [['province:11'], ['operator:x']], undefined],
  ['what has a place and what has none do not go together', [['province:11'], ['none']], undefined],
])('%s', (_, each, scope) => expect(commonScope(each)).toBe(scope));
