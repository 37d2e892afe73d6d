import { type Area, areas, type Contract } from '@touchstone/api-client';
import { isPermission, permissionsOf, ROLES, type Role } from '@touchstone/domain/access';
import { expect, test } from 'vitest';
import { handlers } from './index.ts';

/** Areas whose contracts are ahead of their handlers. May only get shorter. */
const AHEAD: readonly Area[] = [];

const contracts: readonly Contract[] = Object.values(areas).flat();
const ahead = new Set(AHEAD.flatMap((area) => areas[area].map(({ id }) => id as string)));

test('every contract has its handler, and every handler its contract', () => {
  const served = new Set(handlers.map(({ contract }) => contract.id));
  expect(contracts.map(({ id }) => id).filter((id) => !served.has(id) && !ahead.has(id))).toEqual([]);
  expect([...served].filter((id) => !contracts.some((contract) => contract.id === id))).toEqual([]);
  expect(handlers).toHaveLength(served.size);
});

test('every permission is a word of the access table, and some role holds it', () => {
  const held = new Set<string>(Object.keys(ROLES).flatMap((role) => permissionsOf(role as Role)));
  const named = contracts
    .map(({ permission }) => permission)
    .filter((permission) => !['public', 'own-session', 'signed-in'].includes(permission));
  expect(named.filter((permission) => !isPermission(permission))).toEqual([]);
  expect(named.filter((permission) => !held.has(permission))).toEqual([]);
});

test('the routes that anybody may call are these', () => {
  expect(
    contracts
      .filter(({ permission }) => permission === 'public')
      .map(({ id }) => id)
      .sort(),
  ).toEqual([
    'accept-invitation',
    'begin-provider-sign-in',
    'challenge-signer',
    'confirm-service',
    'download-open-data',
    'download-published-file',
    'finish-provider-sign-in',
    'join-by-invitation',
    'join-by-order-code',
    'join-by-signing-key',
    'list-anchors',
    'list-demo-accounts',
    'list-public-statistics',
    'list-published-notices',
    'list-sign-in-providers',
    'read-complaint-status',
    'read-notice-entry',
    'read-notice-feed',
    'read-open-data',
    'read-public-app',
    'read-public-operator',
    'read-published-notice',
    'receive-store-event',
    'search-public',
    'search-published-rows',
    'show-service-link',
    'sign-in',
    'submit-complaint',
  ]);
});

test('what a session may do before its second factor is its own', () => {
  const own = contracts.filter(({ permission }) => permission === 'own-session').map(({ id }) => id);
  expect(own.sort()).toEqual([
    'begin-second-factor',
    'change-password',
    'confirm-second-factor',
    'end-session',
    'list-sessions',
    'sign-out',
    'who-am-i',
  ]);
});
