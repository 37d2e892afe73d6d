import { join } from 'node:path';
import { type ObjectStore, openFolder } from '@touchstone/objects';
import type { Surroundings } from './surroundings.ts';

/** The objects of this installation, where the server keeps them: its folder, or a bucket by the server's settings `OBJECTS_S3_…`. */
export async function openObjects({ home, env }: Pick<Surroundings, 'home' | 'env'>): Promise<ObjectStore> {
  const data = dataFolder({ home, env });
  const bucket = env['OBJECTS_S3_BUCKET'];
  if (!bucket) return openFolder(join(data, 'objects'));
  const { openS3 } = await import('@touchstone/objects-s3');
  const [endpoint, region, prefix] = [env['OBJECTS_S3_ENDPOINT'], env['OBJECTS_S3_REGION'], env['OBJECTS_S3_PREFIX']];
  return openS3({
    bucket,
    incoming: join(data, 'incoming'),
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(region === undefined ? {} : { region }),
    ...(prefix === undefined ? {} : { prefix }),
  });
}

/** Where the server keeps objects, quarantine and its key. */
export const dataFolder = ({ home, env }: Pick<Surroundings, 'home' | 'env'>): string => env['DATA_DIR'] ?? join(home, 'data');
