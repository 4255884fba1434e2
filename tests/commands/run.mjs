// `npm test`: installs, checks, builds, tests. `npm test -- tests/routes` runs only those tests.
import { runTests } from './run-tests.mjs';

const filters = process.argv.slice(2);
await runTests(filters, { withChecks: filters.length === 0 });
