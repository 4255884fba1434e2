import { type Settings, settingsOf } from './settings.ts';

/**
 * A command that posts a first event, to be pasted into a shell: it asks for no more than git, Node and npm.
 * docs/integrations.md shows the same with curl and with client libraries.
 */
export function firstEventCommand({ stateDir }: Settings): string {
  const usual = settingsOf({}).stateDir === stateDir;
  const setting = usual ? '' : `STATE_DIR=${quoted(stateDir)} `;
  return `${setting}npm run --silent admin -- integration create example --visibility public | node --input-type=module -e '
import { createHmac, randomUUID } from "node:crypto";
import { json } from "node:stream/consumers";
const { url, secret } = await json(process.stdin);
const body = JSON.stringify({
  type: "rapporteur.briefing.recorded",
  timestamp: new Date().toISOString(),
  data: { ref: "first", title: "A first briefing", start: "2025-06", visibility: "public" },
});
const id = randomUUID(), time = String(Math.floor(Date.now() / 1000));
const key = Buffer.from(secret.replace("whsec_", ""), "base64");
const signature = createHmac("sha256", key).update([id, time, body].join(".")).digest("base64");
const headers = { "webhook-id": id, "webhook-timestamp": time, "webhook-signature": "v1," + signature };
headers["content-type"] = "application/json";
const answer = await fetch(url, { method: "POST", headers, body });
console.log(answer.status, await answer.text());'`;
}

const quoted = (word: string) => `'${word.replaceAll("'", "'\\''")}'`;
