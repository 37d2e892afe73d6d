import { systemSession } from '@touchstone/db';
import { gateWork } from '@touchstone/db/repositories/gate-rows';
import { ownScan } from '@touchstone/db/repositories/own-runs';
import { artifactToScan } from '@touchstone/db/repositories/run-lists';
import { knownClauses } from '@touchstone/engines';
import { ruleSet } from '@touchstone/knowledge';
import type { ClauseWords, GatePorts } from '@touchstone/services/gate';
import { requestScan, type WorkPorts } from '@touchstone/services/work';
import type { Platform } from '../platform.ts';
import { clauseTitles } from './clause-titles.ts';

/** Checks of the gate, worked on by the system; what a store may not see is not there for its checks either. */
export function gateCheckPorts(platform: Platform, work: WorkPorts): GatePorts {
  const words = clauseWords();
  return {
    inTransaction: (run) => platform.transaction(systemSession('gate'), (tx) => run(gateWork(tx))),

    packageOf: async ({ store, organisation, sha256 }) => {
      const session = { actor: 'system:gate', organisation, scope: { kind: 'store', store } } as const;
      const found = await platform.transaction(session, (tx) => artifactToScan(tx, { sha256 }));
      if (found === undefined || (found.state !== 'STORED' && found.state !== 'COLD')) return undefined;
      return { artifact: found.id, app: found.app, category: found.category };
    },

    requestScan: async ({ organisation, askedBy }, { artifact, app, category }) => {
      const asked = await requestScan(work, {
        artifact,
        app,
        category,
        profile: 'self-check',
        origin: 'self-check',
        campaign: null,
        organisation,
        askedBy,
        inputs: [],
        config: ownScan(organisation),
        engines: [],
      });
      if (asked.ok) return asked.request;
      return asked.reason === 'already-run' ? null : undefined;
    },

    knownClauses: knownClauses(),
    wordsOf: (clause) => words.get(clause) ?? { title: { zh: clause, en: clause }, remedy: { zh: '', en: '' } },
    ruleSet: ruleSet.version,
    nowMs: () => platform.now().getTime(),
  };
}

/** What each clause is called and what is to be done about it, by the first of its rules. */
export function clauseWords(): ReadonlyMap<string, ClauseWords> {
  const words = new Map<string, ClauseWords>();
  for (const { clause, title, remedy } of ruleSet.rules) if (!words.has(clause)) words.set(clause, { title, remedy });
  const check = {
    zh: '请使用自己的正式密钥签名并确认签名可被系统校验通过。',
    en: 'Sign with your own release key so that the signature verifies.',
  };
  for (const [clause, zh] of clauseTitles()) if (!words.has(clause)) words.set(clause, { title: { zh, en: clause }, remedy: check });
  return words;
}
