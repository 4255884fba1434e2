import { vi } from 'vitest';
import { stopClock } from './clock.ts';
import { emptyDatabase } from './database.ts';
import { newDeployment } from './worker.ts';

/**
 * Files share a runtime and its modules, which take long to load. Each file begins with an empty database, its own
 * deployment, which no cache has answers of, and the same moment.
 */

vi.unstubAllGlobals();
vi.restoreAllMocks();
stopClock();
newDeployment();
await emptyDatabase();
