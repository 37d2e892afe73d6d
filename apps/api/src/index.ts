export { type Context, type Handler, handle, type Reply } from './handler.ts';
export type { Platform } from './platform.ts';
export { handlers } from './routes/index.ts';
export { buildServer, type ServerOptions } from './server/build-server.ts';
export { type ServerConfig, serverConfig } from './server/config.ts';
export { createPlatform, type PlatformParts } from './wiring/create-platform.ts';
