import { historyWords } from '../../../worker/words/history.ts';
import { Section } from '../../ui/page.tsx';

/** In place of the commitments on a page as of a day: lists show the current record only. */
export function CommitmentsToday({ title, address }: { title: string; address: string }) {
  const { commitmentsToday } = historyWords;
  return (
    <Section title={title}>
      <p>
        <a href={address}>{commitmentsToday}</a>
      </p>
    </Section>
  );
}
