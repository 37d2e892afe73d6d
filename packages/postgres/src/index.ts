export { ensureDatabase } from './ensure-database.ts';
export { withFolderLock } from './folder-lock.ts';
export { touchstoneHome } from './home.ts';
export { openServer, type Server, type ServerOptions } from './open-server.ts';
export { isRunning, startOf } from './process-identity.ts';
export { ServerFault, type ServerFaultCode } from './server-fault.ts';
