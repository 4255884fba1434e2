// `npm run bench`: figures, never a test. Installs what is missing, then runs on the project's own Node.
import { launch } from '../../worker/commands/launch.mjs';

launch('../../tests/bench/main.ts');
