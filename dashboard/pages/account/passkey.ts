import type { AccountWords } from '../../../worker/words/account.ts';
import { at } from '../../api.ts';
import { Refused, send } from '../../send.ts';

/** Why a passkey was not made or not taken; each reason has its words. */
export type PasskeyFault = keyof AccountWords['passkeyFault'];

type Browser = typeof import('@simplewebauthn/browser');
type CreationOptions = Parameters<Browser['startRegistration']>[0]['optionsJSON'];
type RequestOptions = Parameters<Browser['startAuthentication']>[0]['optionsJSON'];

/** Passkeys are bound to names: at an address in numbers, where the same page has a name; else null. */
export function namedAddress({ hostname, port, pathname }: Location): string | null {
  const isLoopback = hostname === '127.0.0.1' || hostname === '[::1]';
  return isLoopback ? `http://localhost${port && `:${port}`}${pathname}` : null;
}

export const knowsPasskeys = (): boolean => typeof window.PublicKeyCredential === 'function';

/** Has a passkey made and added. Resolves to what went wrong, or null. */
export const addPasskey = () =>
  ceremony(async ({ startRegistration }) => {
    // The API tells only that these are JSON; the browser's own types say what they hold.
    const asked: unknown = await send(at.passkeys.ask.$post, {});
    const made = await startRegistration({ optionsJSON: asked as CreationOptions });
    const clientExtensionResults = { ...made.clientExtensionResults };
    await send(at.passkeys.$post, { json: { ...made, clientExtensionResults } });
  });

/** Signs in with whichever passkey is chosen. Resolves to what went wrong, or null. */
export const signInWithPasskey = () =>
  ceremony(async ({ startAuthentication }) => {
    const asked: unknown = await send(at.session.ask.$post, {});
    const signed = await startAuthentication({ optionsJSON: asked as RequestOptions });
    const clientExtensionResults = { ...signed.clientExtensionResults };
    await send(at.session.$post, { json: { ...signed, clientExtensionResults } });
  });

async function ceremony(act: (browser: Browser) => Promise<void>): Promise<PasskeyFault | null> {
  if (namedAddress(window.location)) return 'numbers';
  if (!knowsPasskeys()) return 'unsupported';
  try {
    await act(await import('@simplewebauthn/browser'));
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.status === 0 ? 'unreachable' : 'refused';
    return error instanceof Error && error.name === 'InvalidStateError' ? 'exists' : 'given_up';
  }
}
