import { dropSavedFilter, listSavedFilters, saveFilter } from '@touchstone/api-client/routes/saved-filters';
import { type SavedFilterRow, savedFilterRows } from '@touchstone/db/repositories/saved-filter-rows';
import { type Handler, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { ownPerson } from '../notifications/inbox.ts';

const MOST = 200;

const shapeOf = ({ createdAt, ...row }: SavedFilterRow) => ({ ...row, createdAt: createdAt.toISOString() });

const list = handle(listSavedFilters, async (context) => {
  const person = ownPerson(context);
  const rows = await context.transaction((tx) => savedFilterRows(tx, person).all(MOST));
  return { status: 200, body: { items: rows.map(shapeOf) } };
});

const save = handle(saveFilter, async (context) => {
  const person = ownPerson(context);
  const { body, platform, transaction } = context;
  const row = { ...body, id: platform.newId(), createdAt: platform.now() };
  const saved = await transaction((tx) => savedFilterRows(tx, person).save(row, MOST));
  if (saved === undefined) throw new Refusal('too-many-saved-filters');
  return { status: 201, body: shapeOf(saved) };
});

const drop = handle(dropSavedFilter, async (context) => {
  const person = ownPerson(context);
  if (!(await context.transaction((tx) => savedFilterRows(tx, person).drop(context.params.filter)))) throw new Refusal('not-found');
  return { status: 204, body: null };
});

/** Filters that a person keeps by a name. */
export const savedFilterHandlers: readonly Handler[] = [list, save, drop];
