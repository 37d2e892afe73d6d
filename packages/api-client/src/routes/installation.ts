import Type from 'typebox';
import { route } from '../route.ts';
import { Count, closed, Instant, nullable, Sha256 } from '../schema.ts';
import { ScanPolicy } from './acquisition.ts';
import { RetentionClass } from './evidence.ts';
import { DelistingPolicy } from './order-items.ts';

const Version = Type.Integer({ description: 'for `If-Match` of its change; 0: as it comes' });

export const readInstallation = route({
  id: 'read-installation',
  method: 'GET',
  path: '/api/v1/installation',
  permission: 'system.manage',
  summary: 'What the installation is set to, and when it was last backed up and restored, as far as it knows.',
  responses: {
    200: closed({
      scanPolicy: closed({ policy: ScanPolicy, version: Version }),
      delistingPolicy: closed({ policy: DelistingPolicy, version: Version }),
      testingTargets: closed({ items: Type.Array(closed({ year: Type.Integer(), target: Count })), version: Version }),
      retention: Type.Array(RetentionClass),
      /** Made and put back by the command line; what is done elsewhere with a copy is not known here. */
      backups: closed({
        made: nullable(closed({ at: Instant, sha256: Sha256, tables: Count, objects: Count, bytes: Count, missing: Count })),
        restored: nullable(closed({ at: Instant, madeAt: Instant })),
      }),
    }),
  },
});

export const installationRoutes = [readInstallation] as const;
