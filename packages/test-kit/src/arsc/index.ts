export { type Configuration, parseConfiguration } from './configuration.ts';
export { type Configured, file, inConfigurations, type ResourceValue } from './resource-value.ts';
export { type ArscLies, type ResourceEntries, type ResourceOptions, type ResourceTable, resources } from './table.ts';
