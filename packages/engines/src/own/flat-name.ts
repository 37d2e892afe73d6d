/** Name of a file of an archive of screens once unpacked: paths inside become part of it, so that none can lead outside. */
export const flatName = (entry: string): string => entry.replace(/[\\/]+/g, '_').replace(/^\.+/, '');
