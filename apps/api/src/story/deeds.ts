import { createHash } from 'node:crypto';
import { systemSession, withSession } from '@touchstone/db';
import type { Platform } from '../platform.ts';
import type { Answer, Hand } from './hands.ts';
import { plainPicture } from './plain-picture.ts';
import { BASIS, CONTACT } from './plot.ts';

export interface Cast {
  readonly inspector: Hand;
  readonly reviewer: Hand;
  readonly approver: Hand;
  readonly admin: Hand;
  /** Those of the addressees who have an account, by the name of their organisation. */
  readonly firms: ReadonlyMap<string, Hand>;
}

/** A case that the story is about. */
export interface Told {
  readonly case: string;
  readonly finding: Answer;
}

let shade = 0;

/** What people do in the story, each by the API. */
export function deeds(platform: Platform, { inspector, reviewer, approver, admin, firms }: Cast) {
  const issued = async (order: string): Promise<void> => {
    await inspector.steps(`/orders/${order}`, 'review');
    await approver.steps(`/orders/${order}`, 'approval');
    await approver.steps(`/orders/${order}`, 'issue');
  };

  return {
    clock: (atMs: number | undefined): Promise<Answer> =>
      admin.asks('PUT', '/clock', atMs === undefined ? {} : { at: new Date(atMs).toISOString(), rate: 1 }),

    stateOf: async ({ case: id }: Told): Promise<string> => (await inspector.asks('GET', `/cases/${id}`)).case.state,

    /** Whether this app has a case. */
    async isTold(name: string): Promise<boolean> {
      const { items: apps } = await inspector.asks('GET', `/apps?q=${name}`);
      const app = apps.find((one: Answer) => one.package === name);
      if (app === undefined) return false;
      const { items } = await inspector.asks('GET', `/cases?app=${app.id}&limit=1`);
      return items.length > 0;
    },

    /** What engines saw in this app and people have not looked at; undefined while nothing is there. */
    async suspicion(name: string, clause?: string): Promise<Answer | undefined> {
      const apps = await inspector.asks('GET', `/apps?q=${name}`);
      const app = apps.items.find((one: Answer) => one.package === name);
      if (app?.operator == null) return undefined;
      const { items } = await inspector.asks(
        'GET',
        `/findings?app=${app.id}&state=NEEDS_REVIEW${clause === undefined ? '' : `&clause=${clause}`}`,
      );
      return items[0];
    },

    /** Proven by a picture, confirmed by as many as must, and made a case, marked as a demonstration. */
    async found(finding: Answer): Promise<Told> {
      const bytes = plainPicture(120 + shade++);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      await inspector.brings(`/evidence?kind=screenshot&finding=${finding.id}`, bytes, 'image/png', sha256);
      for (const who of [inspector, reviewer]) {
        const { state } = await who.asks('GET', `/findings/${finding.id}`);
        if (state === 'CONFIRMED') break;
        await who.asks('POST', `/findings/${finding.id}/reviews`, { decision: 'confirm', reason: 'seen-in-evidence' });
      }
      const { id } = await inspector.asks('POST', '/cases', { findings: [finding.id], basis: BASIS });
      await withSession(platform.db, systemSession('demo'), (tx) =>
        tx.updateTable('enforcement_case').set({ is_demo: true }).where('id', '=', id).execute(),
      );
      await inspector.steps(`/cases/${id}`, 'acceptance', { basis: BASIS });
      for (const who of [inspector, reviewer]) {
        if ((await who.asks('GET', `/cases/${id}`)).case.state === 'CONFIRMED') break;
        await who.steps(`/cases/${id}`, 'confirmation', { basis: BASIS });
      }
      return { case: id, finding };
    },

    /** 责令整改 as a draft. @returns its id */
    async drafted({ case: id, finding }: Told): Promise<string> {
      const { app, clause, title, version, operator } = finding;
      const fields = {
        subject: `“${app.name}”App（版本${version}，${app.package}）`,
        tested: shanghaiDay(platform.now()),
        clauses: [{ clause, problem: title, where: '见检测报告与取证材料', remedy: '按条款要求完成整改并自查同类问题' }],
        contact: CONTACT,
      };
      const wish = {
        ...{ template: 'rectification', case: id, addressee: { kind: 'operator', id: operator.id }, fields },
        deadline: { kind: 'working-days', count: 5 },
      };
      return (await inspector.asks('POST', '/orders', wish)).id;
    },

    /** Issued, and handed over with proof: taken from the inbox by who has an account, else signed for on paper. @returns when time is over */
    async served(told: Told, order: string): Promise<number> {
      await issued(order);
      const firm = firms.get(told.finding.operator.name);
      if (firm !== undefined) {
        await inspector.asks('POST', `/orders/${order}/services`, { channel: 'inbox' });
        await firm.asks('POST', `/orders/${order}/acknowledgement`);
      } else await onPaper(order);
      const { deadlines } = await inspector.asks('GET', `/cases/${told.case}`);
      return Date.parse(deadlines[0].dueAt);
    },

    /** The stored file of a version; undefined while it has not come. */
    async listedFile({ finding }: Told, version: string): Promise<string | undefined> {
      const { items } = await inspector.asks('GET', `/apps/${finding.app.id}/versions`);
      const files = items.find((one: Answer) => one.versionName === version)?.artifacts ?? [];
      return files.find(({ state }: Answer) => state === 'STORED')?.sha256;
    },

    /** A store is asked for what is new there. */
    async polled(code: string): Promise<void> {
      const { items } = await admin.asks('GET', '/stores');
      await admin.asks('POST', `/stores/${items.find((one: Answer) => one.code === code).id}/poll`);
    },

    /** The firm hands in what it did, with this file; it is taken, and looked at again. @returns the submission */
    async submitted({ case: id, finding }: Told, file: string, version: string): Promise<string | undefined> {
      const firm = firms.get(finding.operator.name);
      if (firm === undefined) return undefined;
      const fixes = [{ finding: finding.id, done: '演示：改为用户同意之后再读取设备标识。', changedFile: 'App.java', version }];
      const wish = { statement: '演示：已完成整改，请予复测。', fixes, artifacts: [file] };
      const { submission } = await firm.asks('POST', `/cases/${id}/submissions`, wish);
      const path = `/submissions/${submission.id}`;
      await firm.steps(path, 'sending');
      await inspector.steps(path, 'decision', { decision: 'accept', reason: '演示：材料齐全。' });
      await inspector.steps(path, 'retests', {});
      return submission.id;
    },

    /** Whether engines have looked again, and every shelf has been compared. */
    async isRetested(submission: string): Promise<boolean> {
      const { submission: now, clauses, checks } = await inspector.asks('GET', `/submissions/${submission}`);
      return (
        now.state === 'RETESTED' &&
        clauses.every((one: Answer) => one.outcome !== null) &&
        checks.some(({ kind }: Answer) => kind === 'listing')
      );
    },

    /** A second person agrees with the engines; an approver closes the case. */
    async passed({ case: id }: Told, submission: string): Promise<void> {
      const path = `/submissions/${submission}`;
      const { clauses } = await inspector.asks('GET', path);
      for (const { finding } of clauses)
        await reviewer.asks('POST', `${path}/clauses/${finding}/agreement`, { isFixed: true, note: '演示：复核一致。' });
      await inspector.steps(path, 'conclusion', { hasPassed: true, reason: '演示：复测合格。' });
      await approver.steps(`/cases/${id}`, 'closure', { basis: BASIS });
    },

    /** A draft with these cases on it. @returns its id */
    async noticeOf(cases: readonly Told[]): Promise<string> {
      const { id, version } = await inspector.asks('POST', '/notices', { kind: 'problems', isDemo: true });
      await inspector.asks('POST', `/notices/${id}/rows`, { cases: cases.map((one) => one.case) }, version);
      return id;
    },

    async published(notice: string): Promise<void> {
      await inspector.steps(`/notices/${notice}`, 'submission', {});
      for (const verb of ['approval', 'freezing']) await approver.steps(`/notices/${notice}`, verb, {});
      await approver.steps(`/notices/${notice}`, 'publication', { urls: ['https://www.example.cn/demo-notice'] });
    },

    /** When the time after publication is over, for the last of these. */
    async noticeOver(cases: readonly Told[]): Promise<number> {
      const ends: number[] = [];
      for (const { case: id } of cases) {
        const { deadlines } = await inspector.asks('GET', `/cases/${id}`);
        const running = deadlines.filter(({ state }: Answer) => state === 'RUNNING');
        ends.push(...running.map(({ dueAt }: Answer) => Date.parse(dueAt)));
      }
      return Math.max(...ends);
    },

    /** Orders to every store that still lists the app. */
    async delistingOrdered({ case: id, finding }: Told): Promise<void> {
      const wish = { ground: '演示：逾期未完成整改，已公开通报。', contact: CONTACT, problems: finding.title };
      const { orders } = await inspector.asks('POST', `/cases/${id}/delisting-orders`, wish);
      for (const { order } of orders) await issued(order);
    },
  };

  async function onPaper(order: string): Promise<void> {
    const { id } = await inspector.asks('POST', `/orders/${order}/services`, { channel: 'paper', address: '演示地址' });
    const bytes = plainPicture(60 + shade++);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const query = new URLSearchParams({ deliveredAt: platform.now().toISOString(), signatory: '演示签收人' });
    await inspector.brings(`/orders/${order}/services/${id}/scan?${query}`, bytes, 'image/png', sha256);
  }
}

export type Deeds = ReturnType<typeof deeds>;

const shanghaiDay = (at: Date): string => new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
