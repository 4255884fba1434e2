import { render } from 'preact';
import { dateInWords } from '../worker/domain/date-words.ts';
import { CurrentPage } from './pages/current-page.tsx';
import { formatsFor } from './ui/formats.ts';
import { listen } from './ui/navigation.ts';
import { type Setting, SettingContext } from './ui/setting.ts';
import { Shell } from './ui/shell.tsx';
import { chooseWords } from './words/words.ts';

const { words, locale } = chooseWords(navigator.languages);

const setting: Setting = {
  words,
  locale,
  // The only clock of the dashboard. The server counts in UTC, so we do too.
  today: new Date().toISOString().slice(0, 10),
  formats: formatsFor(locale, words, dateInWords),
};

document.documentElement.lang = words.language;
listen();

const app = document.getElementById('app');
if (app)
  render(
    <SettingContext.Provider value={setting}>
      <Shell>
        <CurrentPage />
      </Shell>
    </SettingContext.Provider>,
    app,
  );
