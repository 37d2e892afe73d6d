import type { Handler } from '../../handler.ts';
import { readInstallationHandler } from './read-installation.ts';

/** What the installation is set to. */
export const installationHandlers: readonly Handler[] = [readInstallationHandler];
