import * as contracts from '@touchstone/api-client/routes/notices';
import { type HeldRow, type ListedFigure, listHeldRows, listReportedFigures } from '@touchstone/db/repositories/reported-rows';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import type { PageKey } from '../../http/page-token.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';

const figureShape = ({ value, held, ...figure }: ListedFigure) => ({
  ...figure,
  value: Number(value),
  held,
  gap: held === null ? null : Number(value) - held,
});

export const figuresHandler = handle(contracts.listReportedFigures, ({ query, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-reported-figures', query, {
      read: (limit, after) => listReportedFigures(tx, query, limit, timeKey(after)),
      keyOf: ({ asOf, id }) => [asOf, id],
      shape: figureShape,
    }),
  })),
);

export const figureHandler = handle(contracts.readReportedFigure, async (context) => ({
  status: 200,
  body: figureShape(await seen(context, context.params.figure)),
}));

export const heldRowsHandler = handle(contracts.listHeldRows, async (context) => {
  const { params, query, platform, transaction } = context;
  await seen(context, params.figure);
  return transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, `list-held-rows ${params.figure}`, query, {
      read: (limit, after) => listHeldRows(tx, params.figure, limit, behind(after)),
      keyOf: ({ on, notice, attachment, ordinal }) => [on, notice, attachment, ordinal],
      shape: (row) => ({ ...row, problems: [...row.problems] }),
    }),
  }));
});

/** @throws Refusal `not-found` */
async function seen({ transaction }: Pick<Context, 'transaction'>, id: string): Promise<ListedFigure> {
  const [figure] = await transaction((tx) => listReportedFigures(tx, { id }, 1));
  if (figure === undefined) throw new Refusal('not-found');
  return figure;
}

function behind(key: PageKey | undefined): Pick<HeldRow, 'on' | 'notice' | 'attachment' | 'ordinal'> | undefined {
  if (key === undefined) return undefined;
  const [on, notice, attachment, ordinal] = key;
  if (typeof on !== 'string' || typeof notice !== 'string' || typeof attachment !== 'number' || typeof ordinal !== 'number')
    throw new Refusal('page-token-invalid');
  return { on, notice, attachment, ordinal };
}
