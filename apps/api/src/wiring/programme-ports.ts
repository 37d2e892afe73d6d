import { systemSession } from '@touchstone/db';
import { ownScan } from '@touchstone/db/repositories/own-runs';
import { programmeRows } from '@touchstone/db/repositories/programme-rows';
import { artifactToScan } from '@touchstone/db/repositories/run-lists';
import { doors } from '@touchstone/knowledge';
import type { LookPorts, ProgrammePorts } from '@touchstone/services/programmes';
import { requestScan, type WorkPorts } from '@touchstone/services/work';
import type { Platform } from '../platform.ts';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';
import { clauseWords } from './gate-check-ports.ts';

const texts = doors().programmeTexts;
const words = clauseWords();
const UNKNOWN = { title: { zh: '', en: '' }, remedy: { zh: '', en: '' } };

/** Programmes for one request of a person, audited. */
export const programmeEdits = (from: EditFrom, act: Act): ProgrammePorts => ({
  inTransaction: (work) => auditedEdit(from, act, programmeRows, work),
  texts,
  wordsOf: (clause) => words.get(clause) ?? UNKNOWN,
  newId: from.platform.newId,
  nowMs: () => from.platform.now().getTime(),
});

/** Looks at listings, by the system; what a store may not see is not there for it either. */
export const lookPorts = (platform: Platform, work: WorkPorts): LookPorts => ({
  inTransaction: (run) => platform.transaction(systemSession('programmes'), (tx) => run(programmeRows(tx))),
  nowMs: () => platform.now().getTime(),

  packageOf: async ({ store, organisation, sha256 }) => {
    const session = { actor: 'system:programmes', organisation, scope: { kind: 'store', store } } as const;
    const found = await platform.transaction(session, (tx) => artifactToScan(tx, { sha256 }));
    if (found === undefined || (found.state !== 'STORED' && found.state !== 'COLD')) return undefined;
    return { artifact: found.id, app: found.app, category: found.category };
  },

  requestScan: async (organisation, { artifact, app, category }) => {
    const about = { artifact, app, category, campaign: null, organisation, askedBy: null, inputs: [], engines: [] };
    const asked = await requestScan(work, { ...about, profile: 'self-check', origin: 'self-check', config: ownScan(organisation) });
    return asked.ok || asked.reason === 'already-run';
  },
});
