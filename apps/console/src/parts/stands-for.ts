/** What is registered by hand has no file: its stand-in is named `subject:…` in the place of a digest. */
export const isStandIn = (artifact: string): boolean => artifact.startsWith('subject:');
