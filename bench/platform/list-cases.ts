import type { Session, SessionTransaction } from '@touchstone/db';
import { appDetail, type ListedApp, listApps, listVersions, readApp } from '@touchstone/db/repositories/app-lists';
import { listMembers } from '@touchstone/db/repositories/campaign-lists';
import { listFindings, reviewQueue } from '@touchstone/db/repositories/finding-lists';
import { listOperators } from '@touchstone/db/repositories/operator-lists';
import { appsOfSdk } from '@touchstone/db/repositories/sdk-lists';
import type { GeneratedInventory } from './generated-inventory.ts';

const PAGE = 50;

/** One list as a page of the console asks for it; `i` varies what is asked. */
export interface ListCase {
  readonly name: string;
  readonly ask: (tx: SessionTransaction, session: Session, i: number) => Promise<unknown>;
}

const pick = <T>(from: readonly T[], i: number): T => from[i % from.length] as T;

/** A province's people ask for their own. */
const provinceOf = ({ scope }: Session, i: number) => (scope.kind === 'province' ? scope.province : pick(['11', '31', '44'], i));

/** The lists and searches that must be quick, over what `generateInventory` made. @param deep apps far down the list, for pages behind them */
export const listCases = (
  { campaign, reviewer }: GeneratedInventory,
  deep: readonly Pick<ListedApp, 'id' | 'reachBand'>[],
): readonly ListCase[] => {
  const search = (name: string, words: readonly string[]): ListCase => ({
    name: `apps named ${name}`,
    ask: (tx, session, i) => listApps(tx, session, { q: pick(words, i) }, PAGE),
  });
  const sdk = (name: 'common' | 'rare'): readonly ListCase[] => [
    { name: `apps of a ${name} SDK`, ask: (tx, session) => appsOfSdk(tx, session, { sdk: name }, PAGE) },
    { name: `${name} SDK, nothing confirmed`, ask: (tx, session) => appsOfSdk(tx, session, { sdk: name, isConfirmed: false }, PAGE) },
    { name: `${name} SDK, confirmed`, ask: (tx, session) => appsOfSdk(tx, session, { sdk: name, isConfirmed: true }, PAGE) },
    { name: `firms of a ${name} SDK`, ask: (tx, session) => listOperators(tx, session, { sdk: name }, PAGE) },
  ];
  return [
    { name: 'apps, first page', ask: (tx, session) => listApps(tx, session, {}, PAGE) },
    { name: 'apps, deep page', ask: (tx, session, i) => listApps(tx, session, {}, PAGE, pick(deep, i)) },
    { name: 'apps of a category', ask: (tx, session, i) => listApps(tx, session, { category: 1 + (i % 39) }, PAGE) },
    { name: 'apps of a province', ask: (tx, session, i) => listApps(tx, session, { province: provinceOf(session, i) }, PAGE) },
    { name: 'head apps', ask: (tx, session) => listApps(tx, session, { head: true }, PAGE) },
    search('by 1 character', ['轻', '天', '云', '黄']),
    search('by 2 characters', ['天气', '轻影', '打车', '端商']),
    search('by 4 characters', ['轻影天气', '黄河地图', '牡丹棋牌', '无此名称']),
    search('by pinyin', ['qingying', 'huanghe', 'mudanqipai', 'zzz']),
    search('by initials', ['qytq', 'hhdt', 'xx']),
    search('by package', ['cn.qytq.', 'cn.hhdt.a1', 'cn.x.y']),
    search('by filing number', ['京ICP备00000012号', '京ICP备00001', '京ICP备99999999号']),
    {
      name: 'page of an app',
      ask: async (tx, session, i) => {
        const { id } = pick(deep, i);
        await readApp(tx, session, id);
        await appDetail(tx, session, id);
        await listVersions(tx, id, 20);
      },
    },
    {
      name: 'review queue',
      ask: (tx, session) => reviewQueue(tx, session, { reviewer, stages: ['first', 'second', 'third'], now: new Date() }, PAGE),
    },
    {
      name: 'review queue of a clause',
      ask: (tx, session, i) =>
        reviewQueue(tx, session, { reviewer, stages: ['first'], now: new Date(), clause: pick(['164-01.2', '26-05'], i) }, PAGE),
    },
    { name: 'findings, newest', ask: (tx, session) => listFindings(tx, session, {}, PAGE) },
    { name: 'findings, weightiest', ask: (tx, session) => listFindings(tx, session, { order: 'rank' }, PAGE) },
    {
      name: 'findings of a clause',
      ask: (tx, session, i) => listFindings(tx, session, { clause: pick(['164-01.2', '26-05'], i), state: 'CONFIRMED' }, PAGE),
    },
    { name: 'findings of a province', ask: (tx, session, i) => listFindings(tx, session, { province: provinceOf(session, i) }, PAGE) },
    { name: 'findings of an app', ask: (tx, session, i) => listFindings(tx, session, { app: pick(deep, i).id }, PAGE) },
    { name: 'open findings of an app', ask: (tx, session, i) => listFindings(tx, session, { app: pick(deep, i).id, isOpen: true }, PAGE) },
    { name: 'confirmed findings', ask: (tx, session) => listFindings(tx, session, { state: 'CONFIRMED' }, PAGE) },
    { name: 'members of a campaign', ask: (tx, session, i) => listMembers(tx, session, campaign, {}, PAGE, i * 100) },
    ...sdk('common'),
    ...sdk('rare'),
    { name: 'tested members', ask: (tx, session) => listMembers(tx, session, campaign, { state: 'TESTED' }, PAGE) },
  ];
};
