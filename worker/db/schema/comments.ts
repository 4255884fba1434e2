import type { RecordKind } from '../../domain/changes/record.ts';

export interface CommentRow {
  id: string;
  subject_kind: RecordKind;
  subject_id: string;
  /** Null once it was removed. */
  text: string | null;
  author_kind: 'person' | 'token' | 'integration' | 'system';
  author_id: string | null;
  author_name: string;
  created_at: string;
  changed_at: string | null;
  removed_at: string | null;
  removed_by: string | null;
  version: number;
}
