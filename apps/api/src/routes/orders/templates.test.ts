import { afterAll, expect, test } from 'vitest';
import { startApi } from '../../testing.ts';
import { orderWorld } from './orders.fixture.ts';

const api = await startApi();
afterAll(() => api.close());
// inside the calendars that come with the installation, whenever this runs
api.clock.at = new Date('2026-03-02T02:00:00Z');
const world = await orderWorld(api);
const { ask, inspector } = world;

test('templates are listed with their hash, previewed, and get a new version', async () => {
  const admin = await api.person(world.ministry, 'ministry-admin', 'all');
  const { items } = (await ask(inspector, 'GET', '/order-templates')).body;
  expect(items).toHaveLength(15);
  const { template, sha256 } = items.find((one: { template: { id: string } }) => one.template.id === 'interview');
  const add = (content: object) => ask(admin, 'POST', '/order-templates', { template: raw(content) });
  const raw = (content: object) => content;
  const next = { ...asData(template), version: '2', title: '约谈通知' };
  expect(await add(next)).toMatchObject({ status: 201, body: { id: 'interview', version: '2' } });
  expect((await add(next)).body).toMatchObject({ status: 409, code: 'template-version' });
  expect((await add({ ...next, version: '3', title: '{{nobody}}' })).body).toMatchObject({
    status: 422,
    code: 'bad-template',
    errors: [{ pointer: '/body/template/title', message: 'undeclared' }],
  });
  const versions = (await ask(inspector, 'GET', '/order-templates/interview')).body.items;
  expect(versions.map((one: { template: { version: string } }) => one.template.version)).toEqual(['2', '1']);
  expect(versions[1].sha256).toBe(sha256);

  const fields = {
    subject: '个人信息保护',
    day: '2026-03-09',
    hour: '上午9时',
    place: '本局会议室',
    attendees: '法定代表人',
    contact: '某某',
  };
  const page = await ask(inspector, 'POST', '/order-templates/interview/preview', { addressee: '某公司', fields });
  expect(page.body.html).toContain('时间：2026年3月9日上午9时');
  expect(page.body.html).toContain('草稿');
  expect(page.body).toMatchObject({ open: [], deadline: null });
  const open = await ask(inspector, 'POST', '/order-templates/interview/preview', {
    addressee: '某公司',
    fields: { subject: '个人信息保护' },
  });
  expect(open.body.html).toContain('〔联系人及电话〕');
  expect(open.body.open).toContainEqual({ field: 'day', fault: 'missing' });
});

/** A kept template as its author writes one. */
const asData = (template: {
  readonly fields: readonly { readonly isRequired: boolean }[];
  readonly body: readonly Record<string, unknown>[];
}) => ({
  ...template,
  fields: template.fields.map(({ isRequired, ...field }) => ({ ...field, required: isRequired })),
  body: template.body.map(({ kind, text, field, ...block }) => ({ ...block, [kind as string]: kind === 'table' ? field : text })),
});

test('a province has templates of its own, and changes nobody else’s', async () => {
  const admin = await api.person(world.beijing, 'province-admin', 'province:11');
  const { items } = (await ask(inspector, 'GET', '/order-templates/interview')).body;
  const own = (id: string) => ask(admin, 'POST', '/order-templates', { template: { ...asData(items[0].template), id, version: '1' } });
  for (const id of ['interview', 'interview-44']) expect((await own(id)).body).toMatchObject({ status: 403, code: 'outside-scope' });
  expect((await own('interview-11')).status).toBe(201);
});

test('a template that is being written is tried: its page, or what is wrong with it where', async () => {
  const admin = await api.person(world.beijing, 'province-admin', 'province:11');
  const { items } = (await ask(inspector, 'GET', '/order-templates/interview')).body;
  const written = asData(items.at(-1).template);
  const tried = (template: object, who = admin) => ask(who, 'POST', '/order-template-trials', { template, addressee: '<b>某公司</b>' });
  const good = await tried(written);
  expect(good).toMatchObject({ status: 200, body: { faults: [], html: expect.stringContaining('草稿') } });
  expect(good.body.html).toContain('某公司');
  expect(good.body.html).not.toContain('<b>');
  expect((await tried({ ...written, title: '{{nobody}}' })).body).toEqual({ html: null, faults: [{ at: 'title', fault: 'undeclared' }] });
  expect((await tried({})).body).toMatchObject({ html: null, faults: expect.arrayContaining([expect.objectContaining({ at: 'id' })]) });
  // nothing of it was kept
  expect((await ask(inspector, 'GET', '/order-templates/interview')).body.items).toHaveLength(items.length);
  const host = await api.person(await api.organisation('store'), 'store-host', 'all');
  expect((await tried(written, host)).body).toMatchObject({ status: 403, code: 'forbidden' });
});

test('an inspector adds no template, and tries none', async () => {
  for (const path of ['/order-templates', '/order-template-trials'])
    expect((await ask(inspector, 'POST', path, { template: {}, addressee: '某公司' })).status).toBe(403);
});
