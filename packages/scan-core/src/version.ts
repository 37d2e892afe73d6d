/** Version of the engine: detectors, parsers and report together. Equal to package.json; a test holds it. */
export const ENGINE_VERSION = '0.1.0';
