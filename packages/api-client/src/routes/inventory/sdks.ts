import Type from 'typebox';
import { route } from '../../route.ts';
import { Count, closed, nullable, oneOf, page, paging, Uuid, Word } from '../../schema.ts';
import { Search } from './shapes.ts';

export const Sdk = closed({
  id: Word,
  name: Type.String(),
  vendor: Type.String(),
  category: Type.String(),
  province: nullable(Type.String()),
  operator: nullable(Uuid),
  apps: Count,
});

export const listSdks = route({
  id: 'list-sdks',
  method: 'GET',
  path: '/api/v1/sdks',
  permission: 'sdk.read',
  summary: 'SDKs, with the files that embed them and that one may see.',
  query: closed({ ...paging, q: Type.Optional(Search), isOwn: Type.Optional(Type.Boolean({ description: 'of the firm that asks' })) }),
  responses: { 200: page(Sdk) },
});

const sdkParams = closed({ sdk: Word });

const SdkVersion = closed({ version: Type.String(), apps: Count, files: Count });

export const readSdk = route({
  id: 'read-sdk',
  method: 'GET',
  path: '/api/v1/sdks/:sdk',
  permission: 'sdk.read',
  summary: 'One SDK: how far it reaches among what one may see, in which versions, and what the catalogue knows of it.',
  params: sdkParams,
  responses: {
    200: closed({
      sdk: Sdk,
      reach: closed({ apps: Count, headApps: Count, operators: Count, provinces: Count, confirmed: Count }),
      versions: Type.Array(SdkVersion),
      known: nullable(
        closed({
          country: Type.String(),
          isGeneralLibrary: Type.Boolean(),
          handlesPersonalInfo: Type.Boolean(),
          loadsCode: oneOf(['yes', 'no', 'unknown']),
          prefixes: Type.Array(Type.String()),
          declares: Type.Array(
            closed({ name: Type.String(), isSensitive: Type.Boolean(), how: oneOf(['stated', 'optional', 'consensus']) }),
          ),
        }),
      ),
    }),
  },
});

export const listSdkApps = route({
  id: 'list-sdk-apps',
  method: 'GET',
  path: '/api/v1/sdks/:sdk/apps',
  permission: 'sdk.read',
  summary:
    'Apps that embed an SDK and that one may see, those that most people have first, with the version that the newest file of each has.',
  params: sdkParams,
  query: closed({
    ...paging,
    version: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
    isHead: Type.Optional(Type.Boolean()),
    isConfirmed: Type.Optional(Type.Boolean({ description: 'with a problem that people confirmed' })),
  }),
  responses: {
    200: page(
      closed({
        id: Uuid,
        name: Type.String(),
        package: Type.String(),
        operator: nullable(closed({ id: Uuid, name: Type.String() })),
        province: nullable(Type.String()),
        isHead: Type.Boolean(),
        reachBand: Count,
        versionName: Type.String(),
        sdkVersion: Type.String(),
        openFindings: Count,
      }),
    ),
  },
});
