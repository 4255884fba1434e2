import { tokenById } from '../db/people/access.ts';
import { invalid, notFound } from '../domain/errors.ts';
import { hashToken, newToken, shortToken } from '../domain/people/token.ts';
import type { Role } from '../domain/visibility.ts';
import type { Work } from './work.ts';

/** Makes a bearer token. It is told once and stored only as a hash; `days` null: it does not expire. */
export async function createToken(
  work: Work,
  { name, role, days, random }: { name: string; role: Role; days: number | null; random: Uint8Array },
): Promise<{ id: string; token: string }> {
  if (name.length < 1 || name.length > 100) throw invalid('/name', 'must have 1 to 100 characters');
  const token = newToken(random);
  const id = work.newId();
  const expires = days === null ? null : new Date(Date.parse(work.now) + days * 86_400_000).toISOString();
  const row = { id, name, role, hint: shortToken(token), created_at: work.now, expires_at: expires };
  const hash = await hashToken(token);
  work.write.insert('tokens', { ...row, hash, revoked_at: null, last_used_on: null, version: 1 });
  work.log('token', id, 'created', { version: 1, state: { ...row, visibility: 'draft' } });
  return { id, token };
}

export async function revokeToken(work: Work, id: string): Promise<void> {
  const row = await tokenById(work.db, id);
  if (!row) throw notFound('token');
  if (row.revoked_at) return;
  const { hash: _, ...shown } = row;
  const version = row.version + 1;
  work.write.change('tokens', id, { revoked_at: work.now, version });
  work.log('token', id, 'revoked', {
    version,
    state: { ...shown, revoked_at: work.now, visibility: 'draft' } as never,
  });
}
