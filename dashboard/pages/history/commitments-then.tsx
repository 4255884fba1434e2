import { api } from '../../api.ts';
import { CommitmentList } from '../../ui/commitment-list.tsx';
import { Section } from '../../ui/page.tsx';
import { Paged } from '../../ui/paged.tsx';
import { useHistoryWords } from './parts.tsx';

interface Props {
  title: string;
  /** Whose they are: those of a party, all that concern a body, or those made at a briefing. */
  of: { party: string } | { body: string } | { briefing: string };
  asOf: string;
}

/** What had been promised by the end of a day, as it stood then. */
export function CommitmentsThen({ title, of, asOf }: Props) {
  const { noCommitmentsThen } = useHistoryWords();
  return (
    <Section title={title}>
      <Paged question={(cursor) => api.commitments({ ...of, asOf }, { cursor })} empty={noCommitmentsThen}>
        {(items) => <CommitmentList commitments={items} withoutBriefing={'briefing' in of} />}
      </Paged>
    </Section>
  );
}
