import Type from 'typebox';
import { route } from '../route.ts';
import { closed, Instant, line, Nothing, Uuid } from '../schema.ts';

const Page = Type.String({ pattern: '^/[a-z0-9/$-]{1,199}$', description: 'path of the list, as the console has it' });
const Query = Type.String({ minLength: 1, maxLength: 2000, description: 'what stands behind the `?` of its address' });

export const SavedFilter = closed({ id: Uuid, page: Type.String(), name: Type.String(), query: Type.String(), createdAt: Instant });

export const listSavedFilters = route({
  id: 'list-saved-filters',
  method: 'GET',
  path: '/api/v1/session/saved-filters',
  permission: 'signed-in',
  summary: 'Filters that one keeps, of every list; nobody else sees them.',
  responses: { 200: closed({ items: Type.Array(SavedFilter) }) },
});

export const saveFilter = route({
  id: 'save-filter',
  method: 'POST',
  path: '/api/v1/session/saved-filters',
  permission: 'signed-in',
  summary: 'Keeps a filter by a name; one of the same name of the same list gives way. At most 200.',
  body: closed({ page: Page, name: line(60), query: Query }),
  responses: { 201: SavedFilter },
});

export const dropSavedFilter = route({
  id: 'drop-saved-filter',
  method: 'DELETE',
  path: '/api/v1/session/saved-filters/:filter',
  permission: 'signed-in',
  summary: 'Keeps it no longer.',
  params: closed({ filter: Uuid }),
  responses: { 204: Nothing },
});

export const savedFilterRoutes = [listSavedFilters, saveFilter, dropSavedFilter] as const;
