/** A policy that came with the platform under a name that is not taken: the names of those are. */
export const asOwn = (yaml: string): string => yaml.replace(/^name: .*$/m, 'name: own');
