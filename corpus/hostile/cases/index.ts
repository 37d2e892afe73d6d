import type { HostileCase } from '../hostile-case.ts';
import { centralDirectory } from './central-directory.ts';
import { containers } from './containers.ts';
import { dexFiles } from './dex-files.ts';
import { localHeaders } from './local-headers.ts';
import { manifests } from './manifests.ts';
import { methodsAndFlags } from './methods-and-flags.ts';
import { names } from './names.ts';
import { nativeLibraries } from './native-libraries.ts';
import { notAnApp } from './not-an-app.ts';
import { resourceTables } from './resource-tables.ts';
import { signatures } from './signatures.ts';

/** Every hostile package there is a recipe for, by family. */
export const families: Readonly<Record<string, readonly HostileCase[]>> = {
  localHeaders,
  centralDirectory,
  methodsAndFlags,
  names,
  notAnApp,
  containers,
  manifests,
  resourceTables,
  dexFiles,
  nativeLibraries,
  signatures,
};
