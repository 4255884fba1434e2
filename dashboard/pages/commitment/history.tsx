import { api } from '../../api.ts';
import { Paged } from '../../ui/paged.tsx';
import { useSetting } from '../../ui/setting.ts';
import { changesInWords, verbInWords } from './changes.ts';

/** Every change of the record, newest first as the log gives them. */
export function History({ subject }: { subject: string }) {
  const { words, formats } = useSetting();
  return (
    <Paged question={(cursor) => api.changes(subject, { cursor })} empty={words.commitment.noHistory}>
      {(changes) => (
        <ul class="lines is-small">
          {changes.map((change) => {
            const what = changesInWords(change, words);
            return (
              <li key={change.seq}>
                <p class="line-when">
                  <time dateTime={change.at}>{formats.day(change.at)}</time>
                </p>
                <p>
                  {verbInWords(change, words)}
                  {what && <span class="quiet">: {what}</span>}
                </p>
              </li>
            );
          })}
        </ul>
      )}
    </Paged>
  );
}
