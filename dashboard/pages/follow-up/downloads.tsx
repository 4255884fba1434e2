import { useState } from 'preact/hooks';
import { pictureOf } from '../../download/picture.ts';
import { pngOf } from '../../download/png.ts';
import { saveFile } from '../../download/save.ts';
import { addressOf } from '../../location.ts';
import { useFollowUp } from './setting.ts';

type Props = {
  title: string;
  /** The name of the file, without its ending. */
  file: string;
  draw: ((width: number) => SVGSVGElement) | null;
  /** The day that the figures stand for. */
  day: string;
  csv: string;
};

// Of a printed page across; twice as fine for screens of today.
const [pictureWidth, pictureScale] = [960, 2];

/** The figure to take away: as a picture that says what it shows, and as its figures. */
export function Downloads({ title, file, draw, day, csv }: Props) {
  const { followUp, formats, filterLine, view } = useFollowUp();
  const [isFailed, setFailed] = useState(false);
  const picture = () => {
    if (!draw) return '';
    const address = location.origin + addressOf({ page: 'follow-up', view });
    return pictureOf(draw(pictureWidth), {
      title,
      lines: [followUp.dayLine(formats.day(day)), filterLine],
      source: followUp.sourceLine(address, formats.day(day)),
    });
  };
  const saveSvg = () => saveFile(new Blob([picture()], { type: 'image/svg+xml' }), `${file}-${day}.svg`);
  const savePng = () =>
    pngOf(picture(), pictureScale).then(
      (png) => {
        setFailed(false);
        saveFile(png, `${file}-${day}.png`);
      },
      () => setFailed(true),
    );
  const named = (kind: string) => followUp.downloadAs(kind, title);
  return (
    <div class="downloads">
      <span>{followUp.download}</span>
      {draw && (
        <>
          <button type="button" aria-label={named(followUp.svg)} onClick={saveSvg}>
            {followUp.svg}
          </button>
          <button type="button" aria-label={named(followUp.png)} onClick={savePng}>
            {followUp.png}
          </button>
        </>
      )}
      <a class="button" href={csv} download="" aria-label={named(followUp.csv)}>
        {followUp.csv}
      </a>
      {isFailed && <span role="alert">{followUp.notDrawn}</span>}
    </div>
  );
}
