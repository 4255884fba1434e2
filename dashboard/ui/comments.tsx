import { useEffect, useState } from 'preact/hooks';
import type { RecordKind } from '../../worker/domain/changes/record.ts';
import type { Who } from '../../worker/domain/people/session.ts';
import { askAndRemember } from './answers.ts';
import { lazily } from './lazy.tsx';
import { whoQuestion } from './who-question.ts';

const List = lazily(() => import('../pages/comments/comments.tsx').then((code) => code.Comments));

/**
 * What colleagues say about a record: a section for who is signed in, and nothing at all for anybody else. It stands last,
 * so that nothing moves when it comes.
 */
export function Comments({ kind, id }: { kind: RecordKind; id: string }) {
  const [who, setWho] = useState<Who | null>(null);
  useEffect(() => {
    askAndRemember(whoQuestion).then(setWho, () => {});
  }, []);
  if (!who?.person) return null;
  return <List key={`${kind}:${id}`} subject={`${kind}:${id}`} person={who.person} />;
}
