import { Readable } from 'node:stream';
import { listDeveloperAccounts, listShelf, readGuidance } from '@touchstone/api-client/routes/programmes';
import { readStore } from '@touchstone/db/repositories/acquisition-lists';
import { listAccounts, listShelf as shelfOf } from '@touchstone/db/repositories/programme-lists';
import { guideBook } from '@touchstone/documents';
import { isOneOf } from '@touchstone/domain/gate';
import { guidance, ruleSet } from '@touchstone/knowledge';
import { handle } from '../../handler.ts';
import { pageOf, textKey } from '../../http/page.ts';
import { Refusal } from '../../problem/refusal.ts';
import { ownStore } from '../gate/own-store.ts';

export const listShelfHandler = handle(listShelf, (context) => {
  const { query, session, platform, transaction } = context;
  const store = ownStore(context);
  return transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-shelf', query, {
      read: (limit, after) => shelfOf(tx, session, { ...query, store }, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: ({ missing, ...row }) => ({ ...row, missing: missing as ('developer' | 'version' | 'permissions' | 'policy' | 'filing')[] }),
    }),
  }));
});

export const listDeveloperAccountsHandler = handle(listDeveloperAccounts, (context) => {
  const { query, session, platform, transaction } = context;
  const store = ownStore(context);
  return transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-developer-accounts', query, {
      read: (limit, after) => listAccounts(tx, session, store, limit, textKey(after)),
      keyOf: ({ id }) => [id],
      shape: (row) => ({ ...row }),
    }),
  }));
});

export const readGuidanceHandler = handle(readGuidance, async (context) => {
  const { query, session, transaction } = context;
  const id = ownStore(context);
  const store = await transaction((tx) => readStore(tx, session, id));
  if (store === undefined) throw new Refusal('not-found');
  const wanted = query.clauses?.split(',') ?? ['164-*', '191-*', '337-*'];
  const rules = ruleSet.rules.filter(({ clause }) => isOneOf(clause, wanted));
  const { mark, contact, lang = 'zh' } = query;
  const brand = { name: store.name, ...(mark === undefined ? {} : { mark }), ...(contact === undefined ? {} : { contact }) };
  const page = guideBook(rules, { lang, ruleSet, guidance: guidance() }, brand);
  return { status: 200, body: Readable.from([page]), headers: { 'content-disposition': 'inline; filename="guidance.html"' } };
});
