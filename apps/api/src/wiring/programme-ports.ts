import { systemSession } from '@touchstone/db';
import { programmeRows } from '@touchstone/db/repositories/programme-rows';
import { doors } from '@touchstone/knowledge';
import type { LookPorts, ProgrammePorts } from '@touchstone/services/programmes';
import type { WorkPorts } from '@touchstone/services/work';
import type { Platform } from '../platform.ts';
import { type Act, auditedEdit, type EditFrom } from './audited-edit.ts';
import { wordsOfClause } from './clause-words.ts';
import { packageOfStore, scanForStore } from './store-self-check.ts';

const texts = doors().programmeTexts;

/** Programmes for one request of a person, audited. */
export const programmeEdits = (from: EditFrom, act: Act): ProgrammePorts => ({
  inTransaction: (work) => auditedEdit(from, act, programmeRows, work),
  texts,
  wordsOf: wordsOfClause,
  newId: from.platform.newId,
  nowMs: () => from.platform.now().getTime(),
});

/** Looks at listings, by the system; what a store may not see is not there for it either. */
export const lookPorts = (platform: Platform, work: WorkPorts): LookPorts => ({
  inTransaction: (run) => platform.transaction(systemSession('programmes'), (tx) => run(programmeRows(tx))),
  nowMs: () => platform.now().getTime(),
  packageOf: packageOfStore(platform, 'programmes'),
  requestScan: async (organisation, about) => {
    const asked = await scanForStore(work, organisation, null, about);
    return asked.ok || asked.reason === 'already-run';
  },
});
