// The same code gets the same cases each time: a test that falls has a reason in the change. Others come with SEED=<number> npm test.
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['SEED'] ?? 20_261_101) });
