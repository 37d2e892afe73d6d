/** A schema with nothing in it, whose every part is one too. */
const empty: object = new Proxy({}, { get: () => empty });

/**
 * Stands for `typebox` in the browser, where nobody reads a schema: every maker gives an empty one. The types are those of the
 * real one, and the server checks what comes and goes.
 */
const makers: Readonly<Record<string, () => object>> = new Proxy({}, { get: () => () => empty });

// biome-ignore lint/style/noDefaultExport: it takes the place of a module that has one
export default makers;
