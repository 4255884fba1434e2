import * as fc from 'fast-check';
import { seed } from './soak.ts';

// A failure names the seed that it was found with, so that it can be repeated.
fc.configureGlobal({ seed: seed() });
