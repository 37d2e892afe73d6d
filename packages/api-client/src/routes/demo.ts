import Type from 'typebox';
import { route } from '../route.ts';
import { closed, nullable, Word } from '../schema.ts';

export const listDemoAccounts = route({
  id: 'list-demo-accounts',
  method: 'GET',
  path: '/api/v1/demo/accounts',
  permission: 'public',
  summary: 'Accounts to try an installation for demonstration with, one for each kind of work; 404 on every other.',
  responses: {
    200: closed({
      items: Type.Array(
        closed({
          login: Type.String(),
          password: Type.String(),
          displayName: Type.String(),
          organisation: Type.String(),
          organisationEn: nullable(Type.String()),
          role: Word,
          roleZh: Type.String(),
          roleEn: Type.String(),
        }),
      ),
    }),
  },
});

export const demoRoutes = [listDemoAccounts] as const;
