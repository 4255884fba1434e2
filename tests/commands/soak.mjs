// `npm run soak`: the tests of random input, kills and races again, with many more tries than `npm test` has time for.
// Prints the seed of its random input; `SEED=<number> npm run soak` repeats a run.
import { runTests } from './run-tests.mjs';

const files = ['tests/routes/webhooks-bodies', 'tests/faults/kill', 'tests/faults/editing'];
const seed = process.env.SEED ?? String(Math.floor(Math.random() * 1_000_000_000));

console.log(`Seed ${seed}`);
process.env.SOAK = '1';
process.env.SEED = seed;
await runTests(process.argv.length > 2 ? process.argv.slice(2) : files, { withChecks: false });
