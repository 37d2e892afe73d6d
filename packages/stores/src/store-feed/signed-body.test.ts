import { expect, test } from 'vitest';
import { StoreFault } from '../store-fault.ts';
import { checkBody, keyOf, signBody } from './signed-body.ts';

const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const AT = 1_614_265_330_000;
const BODY = '{"test": 2432232314}';
const headersOf = (headers: object) => (name: string) => (headers as Record<string, string>)[name];
const codeOf = (step: () => void): string => {
  try {
    step();
    return 'ok';
  } catch (error) {
    return error instanceof StoreFault ? error.code : String(error);
  }
};

test('the example of the specification', () => {
  expect(signBody(SECRET, 'msg_p5jXN8AQM9LWM0D4loKWxJek', AT, BODY)['webhook-signature']).toBe(
    'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
  );
});

const signed = signBody(SECRET, 'msg_1', AT, BODY);

test.each([
  ['as signed', {}, BODY, AT, 'ok'],
  ['another key beside', { 'webhook-signature': `v1,AAAA ${signed['webhook-signature']}` }, BODY, AT, 'ok'],
  ['five minutes later', {}, BODY, AT + 300_000, 'ok'],
  ['later still', {}, BODY, AT + 302_000, 'stale'],
  ['from the future', {}, BODY, AT - 302_000, 'stale'],
  ['no timestamp that is one', { 'webhook-timestamp': '1e9' }, BODY, AT, 'stale'],
  ['one byte more', {}, `${BODY} `, AT, 'signature-invalid'],
  ['the time moved', { 'webhook-timestamp': String(AT / 1000 + 1) }, BODY, AT, 'signature-invalid'],
  ['no signature of version 1', { 'webhook-signature': 'v1a,AAAA' }, BODY, AT, 'signature-invalid'],
  ['an answer to another request', { 'webhook-id': 'msg_2' }, BODY, AT, 'stale'],
])('%s', (_, change, body, now, expected) => {
  expect(codeOf(() => checkBody(SECRET, { body, header: headersOf({ ...signed, ...change }), expectedId: 'msg_1' }, now))).toBe(expected);
});

test('a body without a signature is not taken', () => {
  expect(codeOf(() => checkBody(SECRET, { body: BODY, header: () => undefined }, AT))).toBe('unsigned');
});

test.each(['', 'secret', 'whsec_', 'whsec_c2hvcnQ=', 'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'])('%j is no secret', (secret) => {
  expect(() => keyOf(secret)).toThrow('a secret is written');
});
