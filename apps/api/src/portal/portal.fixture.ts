import type { ObjectStore } from '@touchstone/objects';
import { sql } from 'kysely';
import { type NoticeWorld, noticeWorld, type Overdue } from '../routes/notices/notices.fixture.ts';
import type { TestApi, TestPerson } from '../testing.ts';

/** Whatever the API answered. */
type Body = ReturnType<JSON['parse']>;

export interface PortalWorld {
  readonly world: NoticeWorld;
  readonly published: Body;
  readonly correction: Body;
  readonly withdrawn: Body;
  readonly app: Overdue;
  readonly corrected: Overdue;
  readonly hidden: Overdue;
}

/** Notices that went the whole way: one in force and annotated, one that another corrects, one that was withdrawn, and a draft. */
export async function portalWorld(api: TestApi, objects: Pick<ObjectStore, 'put'>): Promise<PortalWorld> {
  const world = await noticeWorld(api, objects);
  const { drafter, reviewer } = world;
  const ask = async (who: TestPerson, method: 'GET' | 'POST', path: string, payload?: object, version?: number): Promise<Body> => {
    const answer = await api.app.inject({
      method,
      url: `/api/v1${path}`,
      headers: { ...who.headers, ...(version === undefined ? {} : { 'if-match': `"v${version}"` }) },
      ...(payload === undefined ? {} : { payload }),
    });
    if (answer.statusCode >= 300) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`);
    return answer.json();
  };
  const step = (who: TestPerson, notice: Body, part: string, body: object = {}): Promise<Body> =>
    ask(who, 'POST', `/notices/${notice.id}/${part}`, body, notice.version);
  const drafted = async (cases: readonly Overdue[], more: object = {}): Promise<Body> => {
    const notice = await ask(drafter, 'POST', '/notices', { kind: 'problems', ...more });
    // what corrects another begins with its rows
    if (cases.length === 0) return notice;
    return ask(drafter, 'POST', `/notices/${notice.id}/rows`, { cases: cases.map((one) => one.case) }, notice.version);
  };
  const publish = async (cases: readonly Overdue[], more: object = {}): Promise<Body> => {
    const submitted = await step(drafter, await drafted(cases, more), 'submission');
    const frozen = await step(reviewer, await step(reviewer, submitted, 'approval'), 'freezing');
    return step(reviewer, frozen, 'publication', { urls: ['https://www.example.cn/notice?a=1&b=2'] });
  };

  const corrected = await world.overdue('误写名称');
  const first = await publish([corrected]);
  const correction = await publish([], { corrects: first.id });
  const hidden = await world.overdue('撤回所列');
  const wrong = await publish([hidden]);
  const withdrawn = await step(reviewer, wrong, 'withdrawal', { reason: '所列应用有误 <b>撤回</b>' });
  const app = await world.overdue('无线昆明');
  const others = [await world.overdue('轻盈日历'), await world.overdue('每日天气助手')];
  const published = await publish([app, ...others]);
  await ask(reviewer, 'POST', `/notices/${published.id}/annotations`, {
    ...{ attachment: 1, ordinal: 1 },
    text: '已整改（2026年3月9日）',
    basis: '复测通过',
  });
  await drafted([await world.overdue('草稿应用')]);
  return { world, published, correction, withdrawn, app, corrected, hidden };
}

/** A frozen snapshot that was published. */
export async function publishedSnapshot(api: TestApi, organisation: string, name: string, result: object): Promise<void> {
  await sql`
    insert into touchstone.statistic_snapshot (id, name, organisation_id, scope, query, as_of, result, hash, published_at, created_at)
    values (${api.platform.newId()}, ${name}, ${organisation}, 'all', '{}', '2026-03-01T00:00:00+08:00', ${JSON.stringify(result)}::jsonb, ${'a'.repeat(64)},
      '2026-03-02T00:00:00Z', '2026-03-01T00:00:00Z')`.execute(api.database.db);
}
