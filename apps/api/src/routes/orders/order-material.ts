import * as contracts from '@touchstone/api-client/routes/orders';
import { type MaterialFinding, materialFindings, materialShelves } from '@touchstone/db/repositories/order-material';
import type { EngineEvidence } from '@touchstone/domain/engine';
import type { Place } from '@touchstone/kernel/place';
import { placeText } from '@touchstone/services/gate';
import { type Handler, handle } from '../../handler.ts';
import { wordsOfClause } from '../../wiring/clause-words.ts';
import { evidenceText } from '../../wiring/evidence-text.ts';
import { seenCase } from '../cases/read-cases.ts';

/** Longest cell of a row, and how many places one names. */
const MOST = { cell: 2_000, places: 5 };
const SHANGHAI_MS = 8 * 3_600_000;

const read = handle(contracts.readOrderMaterial, async (context) => {
  const { params, transaction } = context;
  const row = await seenCase(context, params.case);
  const { found, shelves } = await transaction(async (tx) => ({
    found: await materialFindings(tx, row.id),
    shelves: row.app === null ? [] : await materialShelves(tx, row.app),
  }));
  const clauses = found.map(clauseOf);
  const problems = cut([...new Set(clauses.map(({ problem }) => problem))].join('；'));
  return {
    status: 200,
    body: {
      subject: subjectOf(row.subjectName, found),
      tested: dayOf(found),
      clauses,
      addressees: [
        ...(row.operator === null
          ? []
          : (['operator', 'sdk-provider', 'access-provider'] as const).map((kind) => ({
              kind,
              id: row.operator!,
              name: row.operatorName ?? '',
            }))),
        ...[...new Map(shelves.map(({ store, storeName }) => [store, storeName]))].map(([id, name]) => ({
          kind: 'store' as const,
          id,
          name,
        })),
      ],
      shelves: shelves.map(({ store, storeName, ...app }) => ({
        store,
        app: { ...app, developer: app.developer === '' ? (row.operatorName ?? '') : app.developer, store: storeName, problems },
      })),
    },
  };
});

const cut = (text: string): string => text.slice(0, MOST.cell);

function clauseOf({ finding, clause, summary, places }: MaterialFinding) {
  const { title, remedy } = wordsOfClause(clause);
  const where = [...new Set(places.map(whereText).filter((one) => one !== ''))];
  return {
    ...{ finding, clause },
    problem: cut(summary || title.zh),
    where: cut(where.slice(0, MOST.places).join('；')),
    remedy: cut(remedy.zh),
  };
}

/** A place as people find it again; what was seen or stands there, where the engine says it. */
function whereText(seen: MaterialFinding['places'][number]): string {
  const { at, fact } = seen;
  const place = typeof at === 'string' ? at : typeof at === 'object' && at !== null ? placeText(at as Place) : '';
  const text = evidenceText(seen as EngineEvidence, 'zh')?.slice(0, 200) ?? '';
  if (text === '') return place;
  return fact === undefined ? `${place}“${text}”` : `${place}（${text}）`;
}

/** “轻盈”App（版本1.0，cn.example）. */
function subjectOf(name: string, found: readonly MaterialFinding[]): string {
  const one = found.find(({ package: known }) => known !== null);
  const about = [one?.versionName == null ? undefined : `版本${one.versionName}`, one?.package ?? undefined].filter(
    (part) => part !== undefined,
  );
  return about.length === 0 ? `“${name}”` : `“${name}”App（${about.join('，')}）`;
}

/** The day of the newest of them. */
function dayOf(found: readonly MaterialFinding[]): string | null {
  const times = found.flatMap(({ openedAt }) => (openedAt === null ? [] : [openedAt.getTime()]));
  return times.length === 0 ? null : new Date(Math.max(...times) + SHANGHAI_MS).toISOString().slice(0, 10);
}

export const orderMaterialHandlers: readonly Handler[] = [read];
