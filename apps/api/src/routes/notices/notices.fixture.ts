import { randomBytes } from 'node:crypto';
import type { CaseEvent } from '@touchstone/domain/case';
import type { ObjectStore } from '@touchstone/objects';
import type { TestApi, TestPerson } from '../../testing.ts';
import { loadOfficialCalendars } from '../../wiring/deadline-ports.ts';
import { add, addApp, addCase, addFirm, CONFIRMED } from '../conduct/conduct.fixture.ts';

/** From a fault that is established to one that was not put right in time. */
const OVERDUE: readonly (readonly [CaseEvent, string])[] = [
  ...CONFIRMED,
  ['draft-order', 'ORDER_DRAFT'],
  ['issue-order', 'ORDERED'],
  ['serve', 'SERVED'],
  ['begin-rectifying', 'RECTIFYING'],
  ['deadline-passed', 'OVERDUE'],
];

export interface Overdue {
  readonly case: string;
  readonly finding: string;
  readonly evidence: string;
  readonly app: string;
  readonly operator: string;
}

export interface NoticeWorld {
  readonly ministry: string;
  readonly province: string;
  readonly drafter: TestPerson;
  readonly reviewer: TestPerson;
  readonly other: TestPerson;
  overdue(name: string, more?: OverdueWish): Promise<Overdue>;
}

export interface OverdueWish {
  readonly organisation?: string;
  readonly province?: string | null;
  readonly territory?: string;
  /** What happened after the time to rectify was over. */
  readonly further?: readonly (readonly [CaseEvent, string])[];
  readonly subject?: 'app' | 'sdk';
  readonly isDemo?: boolean;
}

/** A ministry and a province, a store, and cases whose time to rectify is over, with evidence whose bytes are kept. */
export async function noticeWorld(api: TestApi, objects: Pick<ObjectStore, 'put'>): Promise<NoticeWorld> {
  await loadOfficialCalendars({ db: api.platform.db, platform: api.platform });
  const ministry = await api.organisation('ministry');
  const province = await api.organisation('province', { province: '51' });
  const store = api.platform.newId();
  await add(api, 'store', { id: store, code: 'huawei', name: '华为 应用市场', connector: 'folder', next_poll_at: new Date('2030-01-01') });
  return {
    ministry,
    province,
    drafter: await api.person(ministry, 'ministry-inspector', 'all'),
    reviewer: await api.person(ministry, 'ministry-approver', 'all'),
    other: await api.person(province, 'province-inspector', 'province:51'),

    async overdue(name, more = {}) {
      const { organisation = ministry, province: of = null, territory = '33', further = [], subject = 'app', isDemo = false } = more;
      const operator = await addFirm(api, `${name}科技有限公司`, territory);
      const app = await addApp(api, operator, name, territory);
      const [version, artifact, finding, listing] = [0, 1, 2, 3].map(() => api.platform.newId()) as [string, string, string, string];
      const digest = randomBytes(32).toString('hex');
      await add(api, 'app_version', { id: version, app_id: app, version_code: 1, version_name: '1.0.2' });
      await add(api, 'artifact', { id: artifact, sha256: digest, size_bytes: 1, kind: 'apk', state: 'STORED', app_version_id: version });
      await add(api, 'listing', {
        ...{
          id: listing,
          store_id: store,
          store_app_id: name,
          app_id: app,
          state: 'LIVE',
          name,
          version_name: '1.0.2',
          artifact_sha256: digest,
        },
        filing_no: '浙ICP备12345678号-1A',
      });
      await add(api, 'finding', {
        ...{
          id: finding,
          subject_kind: 'app',
          subject_id: app,
          app_id: app,
          app_version_id: version,
          artifact_id: artifact,
          clause: '164-01.2',
        },
        ...{
          rule: 'r',
          fingerprint: finding,
          state: 'CONFIRMED',
          strength: 'violation',
          confidence: 1,
          rank: 1,
          operator_id: operator,
          province: territory,
        },
      });
      const { sha256, sizeBytes } = await objects.put([randomBytes(100)], { maxBytes: 1000 });
      await add(api, 'evidence', { sha256, kind: 'screenshot', size_bytes: sizeBytes });
      await add(api, 'finding_evidence', { finding_id: finding, sha256, added_by: 'system:test' });
      const id = await addCase(api, {
        ...{ organisation, province: of, operator, app, events: [...OVERDUE, ...further] },
        more: { app_version_id: version, artifact_id: artifact, territory, subject_name: name, subject_kind: subject, is_demo: isDemo },
      });
      await add(api, 'case_finding', { case_id: id, finding_id: finding, clause: '164-01.2', added_at: api.clock.at });
      return { case: id, finding, evidence: sha256, app, operator };
    },
  };
}
