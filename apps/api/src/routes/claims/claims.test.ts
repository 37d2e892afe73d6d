import { constants, createHash, sign } from 'node:crypto';
import { type KeyName, signer } from '@touchstone/test-kit';
import { afterAll, describe, expect, test } from 'vitest';
import { claimLoop } from '../../roles/claim-loop.ts';
import { startApi, type TestPerson } from '../../testing.ts';

const api = await startApi();
afterAll(() => api.close());
const { db } = api.database;

const beijing = await api.person(await api.organisation('province', { province: '11' }), 'province-inspector', 'province:11');
const shanghai = await api.person(await api.organisation('province', { province: '31' }), 'province-inspector', 'province:31');

const certificateOf = (name: KeyName) => signer(name).certificates[0]!;
const digestOf = (name: KeyName) => createHash('sha256').update(certificateOf(name)).digest('hex');

let count = 0;
/** An operator of Beijing, with a signing key that is known to be its. */
async function operator(key?: KeyName, confidence = 0.9): Promise<string> {
  const id = api.platform.newId();
  const name = `示例科技${++count}`;
  await db
    .insertInto('operator')
    .values({ id, name, name_normal: name, name_grams: [name], province: '11' })
    .execute();
  if (key !== undefined)
    await db
      .insertInto('operator_link')
      .values({
        id: api.platform.newId(),
        target_kind: 'signer',
        target_id: digestOf(key),
        operator_id: id,
        evidence_kind: 'filing',
        confidence,
      })
      .execute();
  return id;
}

type Who = TestPerson | { readonly headers: Readonly<Record<string, string>> } | undefined;
async function call(who: Who, method: 'GET' | 'POST' | 'DELETE', url: string, body?: object) {
  const answer = await api.app.inject({
    method,
    url: `/api/v1${url}`,
    headers: { ...who?.headers },
    ...(body === undefined ? {} : { body }),
  });
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0]!;
  return {
    status: answer.statusCode,
    body: answer.body === '' ? undefined : answer.json(),
    who: { headers: { cookie, 'x-requested-with': 'touchstone' } },
  };
}
const applicant = () => ({
  kind: 'enterprise',
  organisation: '示例科技有限公司',
  login: `firm.${++count}`,
  displayName: '李雷',
  password: 'a sentence that is long',
});
const codeFor = async (id: string) =>
  (await call(beijing, 'POST', `/operators/${id}/order-codes`, { order: '工信管函〔2026〕1号' })).body.code as string;
const rights = async (who: Who) => (await call(who, 'GET', '/session')).body.rights as { permission: string; scopes: string[] }[];
const scopesOf = async (who: Who, permission: string) => (await rights(who)).find((right) => right.permission === permission)?.scopes ?? [];
const joinByCode = async (id: string) => call(undefined, 'POST', '/joinings/order-code', { ...applicant(), code: await codeFor(id) });

describe('with the code of a served order', () => {
  test('a firm joins and sees its own operator and nothing else', async () => {
    const id = await operator();
    const code = await codeFor(id);
    const joined = await call(undefined, 'POST', '/joinings/order-code', { ...applicant(), code: code.toLowerCase().replaceAll('-', ' ') });
    expect([joined.status, joined.body.isAccepted]).toEqual([201, true]);
    expect(await scopesOf(joined.who, 'app.read')).toEqual([`operator:${id}`]);
    const { body } = await call(beijing, 'GET', `/claims/${joined.body.claim}`);
    expect(body.claim).toMatchObject({ operator: id, method: 'order-code', state: 'ACCEPTED' });
    expect(body.events.map(({ event, basis }: { event: string; basis: string }) => [event, basis])).toEqual([
      ['claimed', 'order 工信管函〔2026〕1号'],
      ['proved', 'order 工信管函〔2026〕1号'],
    ]);
  });

  test('a code works once; a refusal does not use it up', async () => {
    const code = await codeFor(await operator());
    const wanted = { ...applicant(), code };
    expect((await call(undefined, 'POST', '/joinings/order-code', { ...wanted, password: 'short' })).body.code).toBe('weak-password');
    expect((await call(undefined, 'POST', '/joinings/order-code', { ...wanted, login: beijing.login })).body.code).toBe('login-taken');
    expect((await call(undefined, 'POST', '/joinings/order-code', wanted)).status).toBe(201);
    expect((await call(undefined, 'POST', '/joinings/order-code', { ...applicant(), code })).body.code).toBe('link-used');
    expect((await call(undefined, 'POST', '/joinings/order-code', { ...applicant(), code: 'ABCD-EFGH-JKMN-PQRS' })).body.code).toBe(
      'link-used',
    );
  });

  test('only the authority of the province makes one', async () => {
    const id = await operator();
    expect((await call(shanghai, 'POST', `/operators/${id}/order-codes`, { order: 'x' })).status).toBe(404);
    const firm = await joinByCode(id);
    expect((await call(firm.who, 'POST', `/operators/${id}/order-codes`, { order: 'x' })).status).toBe(403);
  });
});

describe('by invitation of an authority', () => {
  const invite = (id: string, who = beijing) =>
    call(who, 'POST', `/operators/${id}/invitations`, { to: '示例科技法务部', basis: '京通管函〔2026〕8号' });
  const joinByInvitation = (code: string) => call(undefined, 'POST', '/joinings/invitation', { ...applicant(), code });

  test('a firm joins, and the claim says by what it stands, event by event', async () => {
    const id = await operator();
    const { status, body: invitation } = await invite(id);
    expect(status).toBe(201);
    const joined = await joinByInvitation(invitation.code.toLowerCase());
    expect([joined.status, joined.body.isAccepted]).toEqual([201, true]);
    expect(await scopesOf(joined.who, 'app.read')).toEqual([`operator:${id}`]);
    const { body } = await call(beijing, 'GET', `/claims/${joined.body.claim}`);
    expect(body.claim).toMatchObject({ operator: id, method: 'invitation', state: 'ACCEPTED' });
    const basis = 'invitation of 示例科技法务部: 京通管函〔2026〕8号';
    expect(body.events).toMatchObject([
      { event: 'claimed', basis },
      { event: 'proved', basis },
    ]);
    expect((await joinByInvitation(invitation.code)).body.code).toBe('link-used');
  });

  test('it opens no other door, ends after 30 days, and only the authority of the province gives it', async () => {
    const id = await operator();
    const { code } = (await invite(id)).body;
    expect((await call(undefined, 'POST', '/joinings/order-code', { ...applicant(), code })).body.code).toBe('link-used');
    expect((await joinByInvitation(await codeFor(id))).body.code).toBe('link-used');
    expect((await invite(id, shanghai)).status).toBe(404);
    const then = api.clock.at;
    api.clock.at = new Date(then.getTime() + 30 * 86_400_000);
    expect((await joinByInvitation(code)).body.code).toBe('link-used');
    api.clock.at = then;
  });

  test('where another firm is there already, an authority decides', async () => {
    const id = await operator();
    await joinByCode(id);
    const second = await joinByInvitation((await invite(id)).body.code);
    expect([second.body.isAccepted, await scopesOf(second.who, 'app.read')]).toEqual([false, []]);
    const disputed = await call(second.who, 'POST', `/claims/${second.body.claim}/dispute`, { basis: '对方冒用我公司名义' });
    expect(disputed.body).toEqual({ disputed: 1 });
    const decided = await call(beijing, 'POST', `/claims/${second.body.claim}/decision`, { decision: 'refuse', basis: '工商登记' });
    expect(decided.body.events.map(({ event }: { event: string }) => event)).toEqual(['claimed', 'refuse']);
  });

  test('a firm that is here claims a second operator by it', async () => {
    const firm = await joinByCode(await operator());
    const { code } = (await invite(await operator())).body;
    expect((await call(firm.who, 'POST', '/claims', { method: 'invitation', code })).body).toMatchObject({ isAccepted: true });
  });
});

describe('with an app’s signing key', () => {
  async function joinByKey(name: KeyName, changes: { signWith?: KeyName; text?: string; operator?: string } = {}) {
    const challenge = (await call(undefined, 'POST', '/joinings/challenges', { signer: digestOf(name), organisation: '示例科技有限公司' }))
      .body;
    const signature = sign('sha256', Buffer.from(changes.text ?? challenge.text), signer(changes.signWith ?? name).key).toString('base64');
    const certificate = Buffer.from(certificateOf(name)).toString('base64');
    const body = {
      ...applicant(),
      token: challenge.token,
      signature,
      certificate,
      ...(changes.operator === undefined ? {} : { operator: changes.operator }),
    };
    return {
      answer: await call(undefined, 'POST', '/joinings/signing-key', body),
      again: () => call(undefined, 'POST', '/joinings/signing-key', { ...body, login: `again.${++count}` }),
    };
  }

  test('RSA and EC are taken, once, and lead to the operator of the key', async () => {
    for (const name of ['release', 'ec'] as const) {
      const id = await operator(name);
      const { answer, again } = await joinByKey(name);
      expect([answer.status, answer.body.isAccepted]).toEqual([201, true]);
      expect(await scopesOf(answer.who, 'finding.reply')).toEqual([`operator:${id}`]);
      expect((await again()).body.code).toBe('link-used');
    }
  });

  test('PSS as well, with a certificate as PEM', async () => {
    const id = await operator('strong');
    const challenge = (await call(undefined, 'POST', '/joinings/challenges', { signer: digestOf('strong'), organisation: 'x' })).body;
    const { key } = signer('strong');
    const signature = sign('sha256', Buffer.from(challenge.text), { key, padding: constants.RSA_PKCS1_PSS_PADDING }).toString('base64');
    const certificate = `-----BEGIN CERTIFICATE-----\n${Buffer.from(certificateOf('strong')).toString('base64')}\n-----END CERTIFICATE-----\n`;
    const answer = await call(undefined, 'POST', '/joinings/signing-key', {
      ...applicant(),
      token: challenge.token,
      signature,
      certificate,
    });
    expect([answer.status, await scopesOf(answer.who, 'app.read')]).toEqual([201, [`operator:${id}`]]);
  });

  test.each([
    ['another key', { signWith: 'other' as const }],
    ['another text', { text: 'touchstone signing key challenge v1\n' }],
  ])('%s proves nothing', async (_what, changes) => {
    expect((await joinByKey('release', changes)).answer.body.code).toBe('bad-signature');
  });

  test('a key that leads nowhere is no claim', async () => {
    expect((await joinByKey('other')).answer.body.code).toBe('not-found');
  });

  test('a key that leads there by a guess waits for an authority, and sees nothing until then', async () => {
    const id = await operator('ec-next', 0.5);
    const { answer } = await joinByKey('ec-next');
    expect([answer.status, answer.body.isAccepted]).toEqual([201, false]);
    expect(await scopesOf(answer.who, 'app.read')).toEqual([]);
    expect((await call(shanghai, 'POST', `/claims/${answer.body.claim}/decision`, { decision: 'accept', basis: '营业执照' })).status).toBe(
      404,
    );
    const decided = await call(beijing, 'POST', `/claims/${answer.body.claim}/decision`, { decision: 'accept', basis: '营业执照' });
    expect([decided.status, decided.body.claim.state, decided.body.events.at(-1)]).toEqual([
      200,
      'ACCEPTED',
      expect.objectContaining({ event: 'accept', actor: beijing.id, basis: '营业执照' }),
    ]);
    expect(await scopesOf(answer.who, 'app.read')).toEqual([`operator:${id}`]);
    expect((await call(beijing, 'POST', `/claims/${answer.body.claim}/decision`, { decision: 'accept', basis: 'x' })).body.code).toBe(
      'no-such-step',
    );
  });
});

describe('when two say they are the same firm', () => {
  test('the second waits, disputes the first, and an authority decides on each', async () => {
    const id = await operator();
    const first = await joinByCode(id);
    const second = await joinByCode(id);
    expect([first.body.isAccepted, second.body.isAccepted]).toEqual([true, false]);
    expect(await scopesOf(second.who, 'app.read')).toEqual([]);

    const dispute = await call(second.who, 'POST', `/claims/${second.body.claim}/dispute`, { basis: '对方冒用我公司名义' });
    expect([dispute.status, dispute.body]).toEqual([202, { disputed: 1 }]);
    expect((await call(second.who, 'POST', `/claims/${first.body.claim}/dispute`, { basis: 'x' })).status).toBe(404);
    expect(
      (await call(beijing, 'GET', `/claims?state=DISPUTED&operator=${id}`)).body.items.map((claim: { id: string }) => claim.id),
    ).toEqual([first.body.claim]);
    expect(await scopesOf(first.who, 'app.read')).toEqual([]);

    await call(beijing, 'POST', `/claims/${first.body.claim}/decision`, { decision: 'revoke', basis: '工商登记' });
    await call(beijing, 'POST', `/claims/${second.body.claim}/decision`, { decision: 'accept', basis: '工商登记' });
    expect([await scopesOf(first.who, 'app.read'), await scopesOf(second.who, 'app.read')]).toEqual([[], [`operator:${id}`]]);
    const { events } = (await call(beijing, 'GET', `/claims/${first.body.claim}`)).body;
    expect(events.map(({ event }: { event: string }) => event)).toEqual(['claimed', 'proved', 'dispute', 'revoke']);
  });

  test('a dispute that is not upheld gives everybody back what it took', async () => {
    const id = await operator();
    const [first, second] = [await joinByCode(id), await joinByCode(id)];
    const colleague = { login: `colleague.${++count}`, displayName: '王芳', role: 'enterprise-member', scope: `operator:${id}` };
    const { token } = (await call(first.who, 'POST', '/people', colleague)).body;
    const { who } = await call(undefined, 'POST', '/session/link', { token, password: 'a sentence that is long' });
    await call(second.who, 'POST', `/claims/${second.body.claim}/dispute`, { basis: 'x' });
    expect(await scopesOf(who, 'app.read')).toEqual([]);
    await call(beijing, 'POST', `/claims/${first.body.claim}/decision`, { decision: 'uphold', basis: '工商登记' });
    expect([await scopesOf(who, 'app.read'), await scopesOf(first.who, 'agent.appoint')]).toEqual([[`operator:${id}`], [`operator:${id}`]]);
  });

  test('a firm gives up its claim', async () => {
    const firm = await joinByCode(await operator());
    expect((await call(firm.who, 'POST', `/claims/${firm.body.claim}/withdrawal`, { basis: '业务转让' })).status).toBe(204);
    expect(await scopesOf(firm.who, 'app.read')).toEqual([]);
    expect((await call(firm.who, 'POST', `/claims/${firm.body.claim}/withdrawal`, { basis: 'x' })).status).not.toBe(204);
  });

  test('two codes at once make one owner', async () => {
    const id = await operator();
    const codes = [await codeFor(id), await codeFor(id)];
    const answers = await Promise.all(codes.map((code) => call(undefined, 'POST', '/joinings/order-code', { ...applicant(), code })));
    expect(answers.map(({ body }) => body.isAccepted).sort()).toEqual([false, true]);
  });

  test('nobody decides on their own claim, and firms see only theirs', async () => {
    const firm = await joinByCode(await operator());
    expect((await call(firm.who, 'POST', `/claims/${firm.body.claim}/decision`, { decision: 'revoke', basis: 'x' })).status).toBe(403);
    expect((await call(firm.who, 'GET', '/session/claims')).body.items.map((claim: { id: string }) => claim.id)).toEqual([firm.body.claim]);
  });
});

test('whom an authority registers for an operator has a claim with its decision, and no second one is registered', async () => {
  const root = await api.person(await api.organisation('ministry'), 'ministry-admin', 'all');
  const id = await operator();
  const body = { kind: 'enterprise', name: '示例科技有限公司', operator: id };
  const made = await call(root, 'POST', '/organisations', body);
  expect(made.status).toBe(201);
  const [claim] = (await call(beijing, 'GET', `/claims?operator=${id}`)).body.items;
  expect(claim).toMatchObject({ organisation: made.body.id, method: 'registration', state: 'ACCEPTED' });
  const { events } = (await call(beijing, 'GET', `/claims/${claim.id}`)).body;
  expect(events).toMatchObject([
    { event: 'claimed', actor: root.id },
    { event: 'accept', actor: root.id },
  ]);
  expect((await call(root, 'POST', '/organisations', body)).body.code).toBe('already-claimed');
  expect((await call(root, 'POST', '/organisations', { ...body, operator: api.platform.newId() })).status).toBe(404);
});

test('a firm claims a second operator, once', async () => {
  const firm = await joinByCode(await operator());
  const id = await operator();
  const claim = async () => call(firm.who, 'POST', '/claims', { method: 'order-code', code: await codeFor(id) });
  expect((await claim()).body).toMatchObject({ isAccepted: true });
  expect((await scopesOf(firm.who, 'app.read')).length).toBe(2);
  expect((await claim()).body.code).toBe('already-claimed');
});

describe('agents', () => {
  test('act for a firm until their day, or until the firm ends it', async () => {
    const id = await operator();
    const firm = await joinByCode(id);
    const agentOperator = await operator();
    const agency = await joinByCode(agentOperator);
    const { login } = (await call(agency.who, 'GET', '/session')).body;
    const appoint = (days: number, more: object = {}) =>
      call(firm.who, 'POST', '/agents', {
        operator: id,
        login,
        until: new Date(api.clock.at.getTime() + days * 86_400_000).toISOString(),
        basis: '授权委托书',
        ...more,
      });

    expect((await appoint(1, { operator: agentOperator })).body.code).toBe('outside-scope');
    expect((await appoint(-1)).status).toBe(400);
    expect((await appoint(1, { login: 'nobody.here' })).status).toBe(404);
    expect((await appoint(1, { login: beijing.login })).status).toBe(404);

    const first = await appoint(1);
    expect(first.status).toBe(201);
    const agencies = async (who: typeof firm.who) =>
      (await call(who, 'GET', '/session/claims')).body.items.filter((one: { method: string }) => one.method === 'agent');
    for (const side of [firm.who, agency.who])
      expect(await agencies(side)).toMatchObject([{ id: first.body.claim, operator: id, agent: login, state: 'ACCEPTED' }]);
    expect(await agencies((await joinByCode(await operator())).who)).toEqual([]);
    expect(await scopesOf(agency.who, 'finding.reply')).toContain(`operator:${id}`);
    expect((await call(firm.who, 'POST', `/grants/${first.body.grant}/revocation`, { reason: '合同终止' })).status).toBe(204);
    expect(await scopesOf(agency.who, 'finding.reply')).not.toContain(`operator:${id}`);

    const ended = await appoint(1);
    expect((await call(agency.who, 'POST', `/claims/${ended.body.claim}/withdrawal`, { basis: 'x' })).status).toBe(204);
    const again = await appoint(1);
    expect((await call(firm.who, 'POST', `/claims/${again.body.claim}/withdrawal`, { basis: '合同终止' })).status).toBe(204);
    expect(await scopesOf(agency.who, 'finding.reply')).toEqual([`operator:${agentOperator}`]);

    const second = await appoint(1);
    const then = api.clock.at;
    api.clock.at = new Date(then.getTime() + 86_400_000);
    await claimLoop({ db, platform: api.platform }).round(new AbortController().signal);
    const { state } = await db.selectFrom('operator_claim').select('state').where('id', '=', second.body.claim).executeTakeFirstOrThrow();
    expect(state).toBe('EXPIRED');
    api.clock.at = then;
  });
});
