import { commitmentStatuses } from '../domain/commitments/standing.ts';
import type { Promises } from '../domain/documents/brief.ts';
import { type Paper, plain } from '../domain/documents/document.ts';
import { appWords } from '../words/app.ts';
import { documentWords } from '../words/documents.ts';
import { paperOf } from './paper-parts.ts';
import { commitmentBlocks, fully, numberer, sourceBlocks } from './paper-tables.ts';

const say = documentWords.promises;

/** What an actor promised, open ones first, with what each rests on. */
export function promisesPaper(promises: Promises, circulation: Paper['circulation'], day: string): Paper {
  const { actor, open, closed, counts, overdue, sequence } = promises;
  const id = encodeURIComponent(actor.id);
  const whole = `/commitments?party=${id}`;
  const numbered = numberer();
  const [openOnes, closedOnes] = [numbered(open.items), numbered(closed.items)];
  const all = [...openOnes, ...closedOnes];
  const byStatus = commitmentStatuses.flatMap((status) => {
    const n = counts[status] ?? 0;
    return n > 0 ? [plain(say.statusOf(n, appWords.terms.status[status]))] : [];
  });
  return paperOf(
    {
      kind: 'promises',
      title: say.title(actor.name),
      subtitle: appWords.terms.actorKind[actor.kind],
      about: actor.name,
      circulation,
      day,
      sequence,
      address: `/actors/${id}/promises`,
    },
    [
      {
        title: say.glance,
        blocks: [
          { kind: 'list', items: [plain(say.openOf(open.total, overdue)), ...byStatus] },
          { kind: 'paragraph', line: plain(say.lead), quiet: true },
        ],
      },
      { title: say.open, blocks: commitmentBlocks(say.open, fully, openOnes, open.total, whole) },
      { title: say.closed, blocks: commitmentBlocks(say.closed, fully, closedOnes, closed.total, whole) },
      all.length > 0 ? { title: documentWords.sources, blocks: sourceBlocks(all) } : null,
    ],
  );
}
