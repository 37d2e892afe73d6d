import { addConductFile } from '@touchstone/api-client/routes/conduct';
import { call } from './call.ts';

const MOST_NAME = 200;

/** Keeps a scan that a record will name: minutes, a proof of payment. Gives its SHA-256. */
export async function keepConductFile(file: { readonly name: string; readonly mediaType: string; readonly file: Blob }): Promise<string> {
  const { name, mediaType, file: bytes } = file;
  return (await call(addConductFile, { query: { name: name.slice(0, MOST_NAME) }, upload: { mediaType, bytes } })).sha256;
}
