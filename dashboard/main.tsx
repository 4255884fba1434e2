import { render } from 'preact';
import { dateInWords } from '../worker/domain/dates/words.ts';
import { appWords as words } from '../worker/words/app.ts';
import { language } from '../worker/words/language.ts';
import { isEmbedded } from './location.ts';
import { CurrentPage } from './pages/current-page.tsx';
import { measureIn } from './timeline/page-font.ts';
import { adaptTo } from './timeline/text-width.ts';
import { formatsFor } from './ui/formats.ts';
import { lazily } from './ui/lazy.tsx';
import { listen } from './ui/navigation.ts';
import { type Setting, SettingContext } from './ui/setting.ts';
import { Shell } from './ui/shell.tsx';
// Nearly every page needs these: they come with the first script, and not each in a file of its own.
import './ui/answers.ts';
import './ui/badges.tsx';
import './ui/choice.tsx';
import './ui/due.tsx';
import './ui/record-links.tsx';

const locale = language;

const setting: Setting = {
  words,
  locale,
  // The only clock of the dashboard. The server counts in UTC, so we do too.
  today: new Date().toISOString().slice(0, 10),
  now: () => Date.now(),
  // Also where `randomUUID` is kept from a page that came over plain HTTP.
  newKey: () => crypto.getRandomValues(new Uint32Array(4)).join('-'),
  formats: formatsFor(locale, words, dateInWords),
};

document.documentElement.lang = words.language;
adaptTo(measureIn(document));
if (!isEmbedded()) listen();

const Embedded = lazily(() => import('./pages/embed/embedded.tsx').then((code) => code.Embedded));
const Frame = isEmbedded() ? Embedded : Shell;

const app = document.getElementById('app');
if (app)
  render(
    <SettingContext.Provider value={setting}>
      <Frame>
        <CurrentPage />
      </Frame>
    </SettingContext.Provider>,
    app,
  );
