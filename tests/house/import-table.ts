/** Who may import whom: section 4 of the design. The longest folder that holds a file is the one that counts. */
export interface Row {
  /** A folder, or a file without its ending. */
  of: string;
  /** Our own folders and files. */
  own: string[];
  /** Of these, `import type` alone. */
  types?: string[];
  packages: string[];
  /** Exceptions to `own`. */
  except?: string[];
}

/** Its types, for code that runs on it; it holds nothing else. */
const platform = '@cloudflare/workers-types';

const wiring = {
  own: ['worker'],
  except: ['worker/commands', 'worker/starter'],
  packages: ['hono', 'zod', '@hono/zod-openapi', 'cloudflare:workers', platform],
};
const perRequest = {
  own: [
    'worker/config',
    'worker/domain',
    'worker/db/database',
    'worker/db/people/access',
    'worker/db/schema/access',
    'worker/db/log/changes',
    'worker/db/deliveries',
    'worker/db/people/people',
    'worker/db/people/sessions',
    // Whoever Cloudflare Access lets through for the first time is made known on the way in.
    'worker/actions/invite-person',
    'worker/actions/perform',
    'worker/middleware',
    'worker/context',
  ],
  packages: ['hono', 'jose', 'uuid', platform],
};
const drawing = {
  own: ['worker/domain', 'dashboard/timeline', 'dashboard/follow-up'],
  types: ['worker/words'],
  packages: ['d3'],
};

export const importTable: Row[] = [
  { of: 'worker/domain', own: ['worker/domain'], packages: ['zod'] },
  { of: 'worker/words', own: ['worker/domain', 'worker/words'], packages: [] },
  {
    of: 'worker/domain/people/passkey-ceremony',
    own: ['worker/domain'],
    packages: ['@simplewebauthn/server'],
  },
  // Words for readers come from one catalogue, also where the server says them.
  {
    of: 'worker/feeds',
    own: ['worker/domain', 'worker/feeds', 'worker/words'],
    packages: ['docx'],
  },
  { of: 'worker/db', own: ['worker/domain', 'worker/db'], packages: ['kysely', platform] },
  // All SQL is in db.
  {
    of: 'worker/actions',
    own: ['worker/domain', 'worker/db', 'worker/actions'],
    types: ['worker/db/query'],
    packages: [],
  },
  { of: 'worker/middleware', ...perRequest },
  { of: 'worker/context', ...perRequest },
  {
    of: 'worker/routes',
    own: [
      'worker/actions',
      'worker/db',
      'worker/domain',
      'worker/feeds',
      'worker/middleware',
      'worker/context',
      'worker/routes',
    ],
    packages: ['hono', 'zod', '@hono/zod-openapi'],
  },
  { of: 'worker/app', ...wiring },
  { of: 'worker/index', ...wiring },
  { of: 'worker/config', ...wiring },
  { of: 'worker/env.d', ...wiring },
  {
    of: 'worker/commands',
    own: ['worker', 'package.json'],
    packages: ['node:', 'miniflare', 'vite', 'wrangler', 'uuid', platform],
  },
  {
    of: 'dashboard',
    own: ['worker/domain', 'worker/words', 'dashboard'],
    types: ['worker/app'],
    packages: ['d3', 'preact', 'hono/client', '@simplewebauthn/browser'],
  },
  { of: 'dashboard/timeline', ...drawing },
  { of: 'dashboard/follow-up', ...drawing },
];

/**
 * The modules of domain and db, folders and single files, from the ground up: a module imports only those of lower levels.
 */
export const levels: Record<string, string[][]> = {
  'worker/domain': [
    ['dates', 'visibility', 'text', 'bytes', 'most-parts', 'page-address', 'web-links'],
    ['errors', 'countries', 'likeness', 'source'],
    ['changes'],
    ['people', 'actor'],
    ['search', 'briefing'],
    ['commitments'],
    ['handovers'],
    ['timeline', 'documents', 'events', 'meeting', 'record-states'],
    ['desk'],
  ],
  'worker/db': [
    ['schema', 'page', 'rows', 'visible'],
    ['query', 'links', 'window'],
    ['database'],
    ['marks', 'search', 'log', 'people', 'write-set', 'deliveries', 'topics', 'parts', 'health'],
    ['commitments', 'briefings', 'actors'],
    ['handovers', 'figures'],
    ['timeline', 'desk', 'documents'],
  ],
};

/** The only places that read the clock or make ids; everywhere else they are arguments. */
export const clockKeepers = ['worker/context', 'worker/commands', 'dashboard/main'];

export const mostLines = 250;
