import { launch } from './launch.mjs';

launch('deploy.ts');
