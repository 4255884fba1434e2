import { app } from '../../worker/app.ts';
import { allows, type Least, permissions } from '../../worker/domain/people/permissions.ts';
import type { Audience } from '../../worker/domain/visibility.ts';
import { documentOf } from '../../worker/routes/description.ts';

const roles = ['viewer', 'editor', 'admin'] as const;
const callers: ['public' | 'token' | 'person', Audience][] = [
  ['public', 'public'],
  ...roles.map((role): ['token', Audience] => ['token', role]),
  ...roles.map((role): ['person', Audience] => ['person', role]),
];

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
const head = ['what', 'address', 'public', ...roles.map((role) => `token: ${role}`), ...roles];

/** Who may do what, as a table in Markdown: each operation in the order of the table of permissions. */
export function matrix(): string {
  const { paths = {} } = documentOf(app);
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item as Record<string, { operationId?: string; summary?: string }>).map(
      ([method, { operationId = '', summary = '' }]) =>
        [operationId, { summary, address: `${method.toUpperCase()} ${path}` }] as const,
    ),
  );
  const described = new Map<string, { summary: string; address: string }>([
    ...operations,
    ['read-description', { summary: 'The description of the interface', address: 'GET /api/openapi.json' }],
    ['read-docs', { summary: 'The same, to read', address: 'GET /api/docs' }],
  ]);
  const lines = Object.entries(permissions).map(([id, least]: [string, Least]) => {
    const { summary = '?', address = '?' } = described.get(id) ?? {};
    const marks =
      least === 'signature'
        ? callers.map(() => 'signed')
        : callers.map(([kind, audience]) => (allows(least, kind, audience) ? '✓' : '–'));
    return row([summary, `\`${address}\``, ...marks]);
  });
  return [row(head), row(head.map(() => '---')), ...lines].join('\n');
}
