import { launch } from './launch.mjs';

launch('admin.ts');
