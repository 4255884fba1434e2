import { withAddresses } from '../../../worker/domain/web-links.ts';
import { OutsideLink } from '../../ui/outside.tsx';

/** Plain text as somebody wrote it, line by line; addresses of the web in it can be followed, and nothing else. */
export const CommentText = ({ text }: { text: string }) => (
  <>
    {text
      .split(/\n{2,}/)
      .filter((paragraph) => paragraph.trim() !== '')
      .map((paragraph, i) => (
        <p key={i} dir="auto" class="comment-text">
          {withAddresses(paragraph).map((part, n) =>
            part.address === null ? (
              part.text
            ) : (
              <OutsideLink key={n} href={part.address}>
                {part.text}
              </OutsideLink>
            ),
          )}
        </p>
      ))}
  </>
);
