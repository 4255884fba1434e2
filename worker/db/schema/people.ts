import type { LinkKind } from '../../domain/people/one-time-link.ts';
import type { Role } from '../../domain/visibility.ts';

export interface PersonRow {
  id: string;
  name: string;
  email: string | null;
  role: Role;
  actor_id: string | null;
  deactivated_at: string | null;
  created_at: string;
  version: number;
}

export interface PasskeyRow {
  id: string;
  person_id: string;
  public_key: string;
  counter: number;
  transports: string;
  is_synced: number;
  browser: string | null;
  system: string | null;
  created_at: string;
  last_used_at: string | null;
}

export interface ChallengeRow {
  challenge: string;
  purpose: 'register' | 'sign_in';
  person_id: string | null;
  expires_at: string;
}

export interface SessionRow {
  id: string;
  hash: string;
  person_id: string;
  browser: string | null;
  system: string | null;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
}

export interface OneTimeLinkRow {
  id: string;
  hash: string;
  kind: LinkKind;
  person_id: string | null;
  created_at: string;
  expires_at: string;
  used_at: string | null;
  uses: number;
}
