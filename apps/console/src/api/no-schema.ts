/** Stands for `typebox` in the browser, where nobody reads a schema: every maker gives an empty one. */
const makers: Readonly<Record<string, () => object>> = new Proxy({}, { get: () => () => ({}) });

// biome-ignore lint/style/noDefaultExport: it takes the place of a module that has one
export default makers;
