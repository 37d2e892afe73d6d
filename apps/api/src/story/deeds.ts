import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CaseState } from '@touchstone/domain/case';
import type { Platform } from '../platform.ts';
import type { Answer, Hand } from './hands.ts';
import { plainPicture } from './plain-picture.ts';
import { BASIS, CONTACT, REPAIRS, SHELF } from './plot.ts';

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

/** What people do in the story, each by the API. @param builds folder of what firms repaired and no store lists */
export function deeds(platform: Platform, { inspector, reviewer, approver, admin, firms }: Cast, builds: string) {
  let shade = 0;
  /** Acquisitions of files that firms brought, by their hash. */
  const brought = new Map<string, string>();
  const caseOf = (told: Told): Promise<Answer> => inspector.asks('GET', `/cases/${told.case}`);
  const firmOf = ({ finding }: Told): Hand | undefined => firms.get(finding.operator.name);
  const appOf = async (name: string): Promise<Answer | undefined> => {
    const { items } = await inspector.asks('GET', `/apps?q=${name}`);
    return items.find((one: Answer) => one.package === name);
  };
  /** A document goes as far as it is not yet. */
  const issued = async (order: string): Promise<void> => {
    const steps = { DRAFT: [inspector, 'review'], IN_REVIEW: [approver, 'approval'], APPROVED: [approver, 'issue'] } as const;
    for (;;) {
      const { state } = await inspector.asks('GET', `/orders/${order}`);
      const step = steps[state as keyof typeof steps];
      if (step === undefined) return;
      await step[0].steps(`/orders/${order}`, step[1]);
    }
  };
  const rectificationOf = async (told: Told): Promise<string> =>
    (await caseOf(told)).documents.findLast((one: Answer) => one.type === 'rectification' && one.state !== 'WITHDRAWN').id;
  const submissionOf = async (told: Told): Promise<Answer | undefined> =>
    (await inspector.asks('GET', `/submissions?case=${told.case}&limit=1`)).items[0];

  return {
    clock: (atMs: number | undefined): Promise<Answer> =>
      admin.asks('PUT', '/clock', atMs === undefined ? {} : { at: new Date(atMs).toISOString(), rate: 1 }),

    nowMs: (): number => platform.now().getTime(),

    stateOf: async (told: Told): Promise<CaseState> => (await caseOf(told)).case.state,

    /** The case of this app; undefined while there is none. */
    async told(name: string): Promise<Told | undefined> {
      const app = await appOf(name);
      if (app === undefined) return undefined;
      const { items } = await inspector.asks('GET', `/cases?app=${app.id}&limit=1`);
      if (items.length === 0) return undefined;
      const { findings } = await inspector.asks('GET', `/cases/${items[0].id}`);
      return { case: items[0].id, finding: await inspector.asks('GET', `/findings/${findings[0].id}`) };
    },

    /** What engines saw in this app of this clause; undefined while nothing is there. */
    async suspicion(name: string, clause: string): Promise<Answer | undefined> {
      const app = await appOf(name);
      if (app?.operator == null) return undefined;
      const { items } = await inspector.asks('GET', `/findings?app=${app.id}&clause=${clause}`);
      return items.find(({ state }: Answer) => state === 'NEEDS_REVIEW' || state === 'CONFIRMED');
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
      const { id } = await inspector.asks('POST', '/cases', { findings: [finding.id], basis: BASIS, isDemo: true });
      return { case: id, finding };
    },

    accepted: ({ case: id }: Told): Promise<Answer> => inspector.steps(`/cases/${id}`, 'acceptance', { basis: BASIS }),

    async confirmed(told: Told): Promise<void> {
      for (const who of [inspector, reviewer]) {
        if ((await caseOf(told)).case.state === 'CONFIRMED') break;
        await who.steps(`/cases/${told.case}`, 'confirmation', { basis: BASIS });
      }
    },

    /** 责令整改 as a draft. */
    async drafted({ case: id, finding }: Told): Promise<void> {
      const { app, clause, title, version, operator } = finding;
      const fields = {
        subject: `“${app.name}”App（版本${version}，${app.package}）`,
        tested: shanghaiDay(platform.now()),
        clauses: [{ clause, problem: title, where: '见检测报告与取证材料', remedy: '按条款要求完成整改并自查同类问题' }],
        contact: CONTACT,
      };
      await inspector.asks('POST', '/orders', {
        ...{ template: 'rectification', case: id, addressee: { kind: 'operator', id: operator.id }, fields },
        deadline: { kind: 'working-days', count: 5 },
      });
    },

    ordered: async (told: Told): Promise<void> => issued(await rectificationOf(told)),

    /** Handed over with proof: taken from the inbox by who has an account, else signed for on paper. */
    async served(told: Told): Promise<void> {
      const [order, firm] = [await rectificationOf(told), firmOf(told)];
      if (firm === undefined) return onPaper(order);
      await inspector.asks('POST', `/orders/${order}/services`, { channel: 'inbox' });
      await firm.asks('POST', `/orders/${order}/acknowledgement`);
    },

    /** The firm says that it is wrong. */
    objected: (told: Told): Promise<Answer> | undefined =>
      firmOf(told)?.steps(`/cases/${told.case}`, 'objections', { text: '演示：设备标识由系统组件读取，并非本公司所为，请予复核。' }),

    /** When the time that runs for these is over: of the last of them. */
    async dueMs(cases: readonly Told[]): Promise<number> {
      const ends = await Promise.all(
        cases.map(async (one) => {
          const { deadlines } = await caseOf(one);
          const running = deadlines.filter(({ state, dueAt }: Answer) => state === 'RUNNING' && dueAt !== null);
          return running.map(({ dueAt }: Answer) => Date.parse(dueAt));
        }),
      );
      return Math.max(0, ...ends.flat());
    },

    /** The stored file of the repaired version: from the shelf, or brought by the firm; undefined while it has not come. */
    async repaired(told: Told): Promise<string | undefined> {
      const { app } = told.finding;
      const { version, listing } = REPAIRS[app.package]!;
      if (listing !== undefined) return versionFile(told, version);
      const bytes = await readFile(join(builds, `${app.package}-${version}.apk`));
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (!brought.has(sha256)) brought.set(sha256, (await firmOf(told)?.uploads(bytes, `${app.package}-${version}.apk`)) ?? '');
      const { state } = (await firmOf(told)?.asks('GET', `/acquisitions/${brought.get(sha256)}`)) ?? {};
      return state === 'STORED' ? sha256 : undefined;
    },

    versionFile,

    /** The store is asked for what is new there. */
    async polled(): Promise<void> {
      const { items } = await admin.asks('GET', '/stores');
      await admin.asks('POST', `/stores/${items.find((one: Answer) => one.code === SHELF).id}/poll`);
    },

    /** The firm hands in what it did, with this file. */
    async submitted(told: Told, file: string): Promise<void> {
      const { case: id, finding } = told;
      const { version } = REPAIRS[finding.app.package]!;
      const firm = firmOf(told);
      const fixes = [{ finding: finding.id, done: '演示：改为用户同意之后再读取设备标识。', changedFile: 'App.java', version }];
      const known = await submissionOf(told);
      const made =
        known?.state === 'DRAFT'
          ? known
          : (
              await firm?.asks('POST', `/cases/${id}/submissions`, {
                ...{ statement: '演示：已完成整改，请予复测。', fixes, artifacts: [file] },
              })
            )?.submission;
      await firm?.steps(`/submissions/${made.id}`, 'sending');
    },

    hasSubmitted: async (told: Told): Promise<boolean> => !['', 'DRAFT', 'WITHDRAWN'].includes((await submissionOf(told))?.state ?? ''),

    /** What was handed in is taken, and looked at again. */
    async retesting(told: Told): Promise<void> {
      const { id, state } = (await submissionOf(told))!;
      if (state === 'VALIDATED')
        await inspector.steps(`/submissions/${id}`, 'decision', { decision: 'accept', reason: '演示：材料齐全。' });
      if (state === 'VALIDATED' || state === 'ACCEPTED') await inspector.steps(`/submissions/${id}`, 'retests', {});
    },

    /** Whether engines have looked again, and every shelf that has the app has the new file. */
    async isRetested(told: Told): Promise<boolean> {
      const { id } = (await submissionOf(told))!;
      const { submission: now, clauses, checks } = await inspector.asks('GET', `/submissions/${id}`);
      return (
        (now.state === 'RETESTED' || now.state === 'PASSED') &&
        clauses.every((one: Answer) => one.outcome !== null) &&
        checks.length > 0 &&
        checks.every(({ kind, result }: Answer) => kind !== 'listing' || result === 'matches')
      );
    },

    /** A second person agrees with the engines: it has passed. */
    async passed(told: Told): Promise<void> {
      const { id, state } = (await submissionOf(told))!;
      if (state === 'PASSED') return;
      const path = `/submissions/${id}`;
      const { clauses } = await inspector.asks('GET', path);
      for (const { finding } of clauses)
        await reviewer.asks('POST', `${path}/clauses/${finding}/agreement`, { isFixed: true, note: '演示：复核一致。' });
      await inspector.steps(path, 'conclusion', { hasPassed: true, reason: '演示：复测合格。' });
    },

    closed: ({ case: id }: Told): Promise<Answer> => approver.steps(`/cases/${id}`, 'closure', { basis: BASIS }),

    /** Somebody wants the closed case looked at again; loops do the rest. */
    lookedBack: ({ case: id }: Told): Promise<Answer> =>
      inspector.asks('POST', '/watch/checks', { case: id, trigger: 'person', ref: '演示：新版本上架，抽查是否复发' }),

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

    /** Orders to every store that still lists the app. */
    async delistingOrdered({ case: id, finding }: Told): Promise<void> {
      const wish = { ground: '演示：逾期未完成整改，已公开通报。', contact: CONTACT, problems: finding.title };
      const { orders } = await inspector.asks('POST', `/cases/${id}/delisting-orders`, wish);
      for (const { order } of orders) await issued(order);
    },

    /** When an app that is off the shelves may come back. */
    mayReturnMs: async (told: Told): Promise<number> => Date.parse((await caseOf(told)).case.noRelistUntil),

    /** The firm asks to come back, and may. */
    async returnApproved(told: Told): Promise<void> {
      const { artifacts } = await inspector.asks('GET', `/submissions/${(await submissionOf(told))!.id}`);
      const known = (await inspector.asks('GET', `/relistings?case=${told.case}`)).items[0];
      const made =
        known ??
        (await firmOf(told)?.asks('POST', `/cases/${told.case}/relistings`, {
          ...{ statement: '演示：期满且复测合格，申请恢复上架。', artifact: artifacts[0].sha256 },
        }));
      const wish = { decision: 'approve', reason: '演示：期满且复测合格。', basis: BASIS };
      await approver.steps(`/relistings/${made.id}`, 'decision', wish);
    },

    /** Orders to the stores to show it again. */
    async returned(told: Told): Promise<void> {
      const { items } = await inspector.asks('GET', `/relistings?case=${told.case}`);
      const { orders } = await inspector.asks('POST', `/relistings/${items[0].id}/orders`, { retested: shanghaiDay(platform.now()) });
      for (const { order } of orders) await issued(order);
    },
  };

  /** The stored file of a version; undefined while it has not come. */
  async function versionFile({ finding }: Told, version: string): Promise<string | undefined> {
    const { items } = await inspector.asks('GET', `/apps/${finding.app.id}/versions`);
    const files = items.find((one: Answer) => one.versionName === version)?.artifacts ?? [];
    return files.find(({ state }: Answer) => state === 'STORED')?.sha256;
  }

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
