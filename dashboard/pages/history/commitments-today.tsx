import { Section } from '../../ui/page.tsx';
import { useHistoryWords } from './parts.tsx';

/** In place of the commitments on a page as of a day: lists show the current record only. */
export function CommitmentsToday({ title, address }: { title: string; address: string }) {
  const { commitmentsToday } = useHistoryWords();
  return (
    <Section title={title}>
      <p>
        <a href={address}>{commitmentsToday}</a>
      </p>
    </Section>
  );
}
