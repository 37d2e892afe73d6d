import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Answer, Asking, Who } from './asking.fixture.ts';
import type { Authorities } from './chain-people.fixture.ts';
import type { ChainWorld } from './chain-world.fixture.ts';

export const BASIS = '工信部信管〔2020〕164号';
const CONTACT = '某某，010-00000000';

/** The handful of persons of one authority that a case goes through. */
export interface Hands {
  readonly inspector: Who;
  readonly second: Who;
  readonly approver: Who;
}

/** What persons do in the course of a case, each by the API, and the rounds of loops between. */
export function enforcementSteps(w: ChainWorld, { ask, got }: Asking, { admin, inspector: reader }: Authorities) {
  /** A step of a thing with a version, by somebody who has just read it. */
  const tried = async (who: Who, path: string, verb: string, body?: object) => {
    const seen = await got(who, 'GET', path);
    const version = seen.version ?? seen.case?.version ?? seen.submission?.version;
    return ask(who, 'POST', `${path}/${verb}`, body, version);
  };
  const step = async (who: Who, path: string, verb: string, body?: object): Promise<Answer> => {
    const { status, body: said } = await tried(who, path, verb, body);
    if (status >= 300) throw new Error(`${path}/${verb}: ${status} ${JSON.stringify(said)}`);
    return said;
  };

  /** Turns loops until nothing more is done. */
  const settle = async (...names: readonly string[]) => {
    for (let i = 0; i < 100; i++) if ((await w.turn(...names)) === 0) return;
    throw new Error(`never at rest: ${names.join()}`);
  };

  return {
    step,
    tried,
    settle,

    /** Sets the clock of the installation. @returns the instant */
    async clock(at: string | number): Promise<number> {
      const instant = new Date(at).toISOString();
      await got(admin, 'PUT', '/clock', { at: instant, rate: 1 });
      return Date.parse(instant);
    },

    /** What the stores list comes in, is read and stored. */
    async arrived(...stores: readonly string[]): Promise<void> {
      for (const store of stores) await got(admin, 'POST', `/stores/${store}/poll`);
      await w.turn('poll-stores');
      await settle('fetch-artifacts', 'scan-listings');
    },

    /** Scans that were asked for are done by the worker and fused. */
    async scanned(): Promise<void> {
      for (let i = 0; i < 1000; i++) {
        await w.turn('feed-queues', 'fuse-finished');
        const { items } = await got(reader, 'GET', '/scans?limit=100');
        if (items.every(({ fusedAt }: Answer) => fusedAt !== null)) return;
        await pause(20);
      }
      throw new Error('scans do not end');
    },

    /** Puts a picture to a finding, as whoever reproduced it has. @returns its hash */
    async proven(who: Who, finding: string): Promise<string> {
      const bytes = randomBytes(200);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const answer = await w.api.app.inject({
        method: 'POST',
        url: `/api/v1/evidence?kind=screenshot&finding=${finding}`,
        headers: { ...who.headers, 'content-type': 'image/png', 'x-content-sha256': sha256 },
        payload: bytes,
      });
      if (answer.statusCode >= 300) throw new Error(answer.body);
      return sha256;
    },

    /** Two persons confirm a finding, each by themselves. */
    async confirmed(finding: string, by: Hands): Promise<Answer> {
      let said: Answer;
      for (const who of [by.inspector, by.second])
        said = await got(who, 'POST', `/findings/${finding}/reviews`, { decision: 'confirm', reason: 'seen-in-evidence' });
      return said;
    },

    /** A case of a confirmed finding, accepted and confirmed. @returns its id */
    async caseOf(finding: string, by: Hands): Promise<string> {
      const { id } = await got(by.inspector, 'POST', '/cases', { findings: [finding], basis: BASIS });
      await step(by.inspector, `/cases/${id}`, 'acceptance', { basis: BASIS });
      await step(by.inspector, `/cases/${id}`, 'confirmation', { basis: BASIS });
      return id;
    },

    /** Drafted by one, approved and issued by another. @returns the document */
    async issued(order: string, by: Hands): Promise<Answer> {
      await step(by.inspector, `/orders/${order}`, 'review');
      await step(by.approver, `/orders/${order}`, 'approval');
      return step(by.approver, `/orders/${order}`, 'issue');
    },

    /** 责令整改 drafted to the firm. @returns its id */
    async rectification(of: string, operator: string, by: Hands, more: object = {}): Promise<string> {
      const fields = {
        subject: '“晴空天气”App（版本6.1.0，cn.qingkong.weather）',
        tested: '2026-03-02',
        clauses: [
          { clause: '164-01', problem: '违规收集个人信息', where: '首次启动，同意之前读取Android ID', remedy: '用户同意之后再读取' },
        ],
        contact: CONTACT,
      };
      const addressee = { kind: 'operator', id: operator };
      const wish = { template: 'rectification', case: of, addressee, fields, deadline: { kind: 'working-days', count: 5 }, ...more };
      return (await got(by.inspector, 'POST', '/orders', wish)).id;
    },

    /** Another document about a case, drafted to the firm. @returns its id */
    async paper(template: string, of: string, operator: string, by: Hands, more: object): Promise<string> {
      const wish = { template, case: of, addressee: { kind: 'operator', id: operator }, ...more };
      const { id } = await got(by.inspector, 'POST', '/orders', wish);
      return id;
    },

    /** Into the inbox of its addressee, who takes it. */
    async served(order: string, by: Hands, addressee: Who): Promise<void> {
      await got(by.inspector, 'POST', `/orders/${order}/services`, { channel: 'inbox' });
      await got(addressee, 'POST', `/orders/${order}/acknowledgement`);
    },

    /** A notice of these cases: drafted, reviewed by another, frozen, published. */
    async noticed(cases: readonly string[], by: Hands, more: object = {}): Promise<Answer> {
      const { id, version } = await got(by.inspector, 'POST', '/notices', { kind: 'problems', ...more });
      await got(by.inspector, 'POST', `/notices/${id}/rows`, { cases }, version);
      await step(by.inspector, `/notices/${id}`, 'submission', {});
      for (const verb of ['approval', 'freezing']) await step(by.approver, `/notices/${id}`, verb, {});
      return step(by.approver, `/notices/${id}`, 'publication', { urls: ['https://www.example.cn/notice'] });
    },

    /** Orders to every store that still lists the app, issued and sent. @returns their ids */
    async delisting(of: string, by: Hands): Promise<readonly string[]> {
      const wish = { ground: '逾期未完成整改，已公开通报。', contact: CONTACT, problems: '违规收集个人信息' };
      const { orders } = await got(by.inspector, 'POST', `/cases/${of}/delisting-orders`, wish);
      const ids: readonly string[] = orders.map(({ order }: Answer) => order);
      for (const order of ids) {
        await step(by.inspector, `/orders/${order}`, 'review');
        await step(by.approver, `/orders/${order}`, 'approval');
        await step(by.approver, `/orders/${order}`, 'issue');
      }
      await settle('send-orders');
      return ids;
    },

    /** A submission of the firm with this file, handed in. @returns its id */
    async submitted(of: string, finding: string, firm: Who, bytes: Uint8Array, version: string): Promise<string> {
      await w.upload(firm, bytes, 'rectified.apk');
      await settle('fetch-artifacts', 'scan-listings');
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const fixes = [{ finding, done: '改为用户同意后再读取设备标识', changedFile: 'App.java', version }];
      const { submission } = await got(firm, 'POST', `/cases/${of}/submissions`, { statement: '已完成整改', fixes, artifacts: [sha256] });
      await step(firm, `/submissions/${submission.id}`, 'sending');
      return submission.id;
    },
  };
}

export type Steps = ReturnType<typeof enforcementSteps>;
