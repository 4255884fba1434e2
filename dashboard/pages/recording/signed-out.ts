import { useLayoutEffect, useState } from 'preact/hooks';
import { tellSession } from '../../session-news.ts';

/** What is stored under this for a moment tells the other tabs that one has signed out. */
const key = 'signed-out';

/** Browsers say in other tabs what was stored in this one; nothing of it stays. */
export function tellOtherTabs(store: Storage): void {
  store.setItem(key, 'yes');
  store.removeItem(key);
}

/** Whether one has signed out in another tab since this was opened. The header follows. */
export function useSignedOut(): boolean {
  const [isOut, setOut] = useState(false);
  useLayoutEffect(() => {
    const hear = (event: StorageEvent) => {
      if (event.key !== key) return;
      setOut(true);
      tellSession('signed_out');
    };
    window.addEventListener('storage', hear);
    return () => window.removeEventListener('storage', hear);
  }, []);
  return isOut;
}
