// Compiles data/ and rules/ into packages/knowledge/src/generated.js.
export {};
