// Verifies deliveries from Smena; Node.js 18 or newer. "node verify.mjs vectors.json" runs it on the test vectors.
import { createHmac, timingSafeEqual } from 'node:crypto';

const TOLERANCE = 5 * 60; // seconds

/** Whether Smena sent this, and just now. Headers as in request.headers; the body as the Buffer that came. */
export function verifyStandard(secret, headers, body, now = Date.now() / 1000) {
  const { 'webhook-id': id, 'webhook-timestamp': sentAt, 'webhook-signature': signatures = '' } = headers;
  if (!/^\d+$/.test(sentAt) || Math.abs(now - Number(sentAt)) > TOLERANCE) return false;
  const key = secret.startsWith('whsec_') ? Buffer.from(secret.slice(6), 'base64') : secret;
  const expected = 'v1,' + createHmac('sha256', key).update(`${id}.${sentAt}.`).update(body).digest('base64');
  return signatures.split(' ').some((given) => same(given, expected));
}

/** Whether Smena sent this body, at whatever time. */
export function verifySimple(secret, headers, body) {
  const expected = 'sha256=' + createHmac('sha256', secret).update(body).digest('hex');
  const names = ['x-webhook-signature', 'x-webhook-signature-previous'];
  return names.some((name) => same(headers[name] ?? '', expected));
}

function same(given, expected) {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

// The end of what a receiver needs.
if (process.argv[2]?.endsWith('vectors.json')) {
  const { deepStrictEqual } = await import('node:assert');
  const { readFileSync } = await import('node:fs');
  const vectors = JSON.parse(readFileSync(process.argv[2], 'utf8'));
  for (const { name, secret, headers: sent, body: text, now, standard, simple } of vectors) {
    const headers = Object.fromEntries(Object.entries(sent).map(([header, value]) => [header.toLowerCase(), value]));
    const body = Buffer.from(text);
    const actual = [verifyStandard(secret, headers, body, now), verifySimple(secret, headers, body)];
    deepStrictEqual(actual, [standard, simple], name);
  }
  console.log(`${vectors.length} vectors`);
}
