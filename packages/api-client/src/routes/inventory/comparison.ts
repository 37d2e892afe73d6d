import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, Instant, nullable, oneOf, Uuid, Word } from '../../schema.ts';
import { appParams, VersionCode } from './shapes.ts';

const Difference = closed({ added: Type.Array(Type.String()), removed: Type.Array(Type.String()) });

const ComparedVersion = closed({
  id: Uuid,
  versionCode: VersionCode,
  versionName: Type.String(),
  firstSeenAt: Instant,
  artifact: nullable(closed({ sha256: Type.String(), sizeBytes: Count, kind: Word })),
  run: nullable(Uuid),
});

const ComparedResult = oneOf(['violation', 'suspected', 'not-found', 'undecided', 'not-tested', 'absent']);

export const compareAppVersions = route({
  id: 'compare-app-versions',
  method: 'GET',
  path: '/api/v1/apps/:app/comparison',
  permission: 'app.read',
  summary:
    'What changed between two versions of an app: its package, and, where our engine tested both and the caller may see that, what it does. `behaviour` null: one of them was not tested.',
  params: appParams,
  query: closed({ older: Uuid, newer: Uuid }),
  responses: {
    200: closed({
      older: ComparedVersion,
      newer: ComparedVersion,
      permissions: Difference,
      signers: Difference,
      behaviour: nullable(
        closed({
          identity: Type.Array(closed({ what: Type.String(), from: Type.String(), to: Type.String() })),
          sdks: Difference,
          domains: Difference,
          behaviours: Difference,
          policy: Difference,
          findings: Type.Array(
            closed({ rule: Type.String(), clause: Type.String(), title: Type.String(), from: ComparedResult, to: ComparedResult }),
          ),
          isSameRules: Type.Boolean(),
          isSameMaterials: Type.Boolean(),
        }),
      ),
    }),
  },
});
