export type { App, AppFile } from './app.ts';
export type { Application, Component, IntentFilter, Manifest, MetaData, UsesPermission } from './manifest.ts';
export type { Owner, Owners } from './owners.ts';
export type { Resources, ResourceValue } from './resources.ts';
