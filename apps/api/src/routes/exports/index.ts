import { exportApps, exportCases, exportFindings } from '@touchstone/api-client/routes/exports';
import type { SignedIn } from '../../access/actor.ts';
import { askFor, bulkJobShape } from '../../bulk/ask-for.ts';
import { type Context, type Handler, handle } from '../../handler.ts';

type Asking = Pick<Context, 'platform' | 'session' | 'language' | 'transaction'> & { readonly actor: SignedIn };

async function asked({ platform, session, actor, language, transaction }: Asking, kind: string, filter: object) {
  const job = await transaction((tx) => askFor(tx, { platform, session, actor }, kind, { language, filter }));
  return { status: 202 as const, body: bulkJobShape(job) };
}

const apps = handle(exportApps, (context) => asked(context, 'apps-list', context.query));

const findings = handle(exportFindings, (context) => asked(context, 'findings-list', context.query));

const cases = handle(exportCases, (context) => {
  const { authority, ...rest } = context.query;
  return asked(context, 'cases-list', { ...rest, ...(authority === undefined ? {} : { organisation: authority }) });
});

/** Whole lists as files, made by the server. */
export const exportHandlers: readonly Handler[] = [apps, findings, cases];
