import { expect, test } from 'vitest';
import { isAllowed, kindOf } from './address-rule.ts';

test.each([
  ['8.8.8.8', 'public'],
  ['223.5.5.5', 'public'],
  ['2606:4700::1111', 'public'],
  ['::ffff:8.8.8.8', 'public'],
  ['127.0.0.1', 'loopback'],
  ['127.9.9.9', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['0.0.0.0', 'other'],
  ['10.1.2.3', 'other'],
  ['172.16.0.1', 'other'],
  ['192.168.1.1', 'other'],
  ['100.100.100.200', 'other'],
  ['169.254.169.254', 'other'],
  ['::ffff:169.254.169.254', 'other'],
  ['::ffff:a9fe:a9fe', 'other'],
  ['224.0.0.1', 'other'],
  ['255.255.255.255', 'other'],
  ['192.0.2.1', 'other'],
  ['::', 'other'],
  ['::10.0.0.1', 'other'],
  ['64:ff9b::a00:1', 'other'],
  ['64:ff9b::808:808', 'other'],
  ['64:ff9b:1::a00:1', 'other'],
  ['2002:a00:1::', 'other'],
  ['2001:0:1::', 'other'],
  ['fe80::1', 'other'],
  ['fe80::1%eth0', 'other'],
  ['fec0::1', 'other'],
  ['fd00:ec2::254', 'other'],
  ['ff02::1', 'other'],
  ['4000::1', 'other'],
  ['not an address', 'other'],
])('%s is %s', (address, kind) => {
  expect(kindOf(address)).toBe(kind);
});

const url = new URL('http://store.local:8443/feed');
test.each([
  ['public', '8.8.8.8', true],
  ['public', '127.0.0.1', false],
  ['loopback', '127.0.0.1', true],
  ['loopback', '8.8.8.8', true],
  ['loopback', '10.0.0.1', false],
  [['store.local'], '10.0.0.1', true],
  [['store.local:8443'], '10.0.0.1', true],
  [['store.local:80'], '10.0.0.1', false],
  [['other.local'], '10.0.0.1', false],
  [['other.local'], '8.8.8.8', true],
] as const)('with %j, %s may be asked: %j', (allow, address, expected) => {
  expect(isAllowed(allow, url, address)).toBe(expected);
});
