import { missingWords } from '../../worker/words/missing.ts';
import { PageHeading } from '../ui/page.tsx';
import { useSetting } from '../ui/setting.ts';
import type { PageProps } from './page-props.ts';

/** An address that leads nowhere says so, and offers ways on. */
export function Page({ place }: PageProps<'missing'>) {
  const { words } = useSetting();
  const ways = [
    ['/', words.navigation.timeline],
    ['/upcoming', words.navigation.upcoming],
    ['/briefings', words.navigation.briefings],
  ] as const;
  return (
    <>
      <PageHeading eyebrow="404" title={missingWords.title} lead={missingWords.text} />
      <p class="quiet">
        {missingWords.address}: <code dir="ltr">{place.path}</code>
      </p>
      <p>{missingWords.ways}</p>
      <ul class="plain-list">
        {ways.map(([href, label]) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ul>
    </>
  );
}
