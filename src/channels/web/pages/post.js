// Sends one thing to the server.

const TIMEOUT = 20_000;

/**
 * @param {string} base
 * @param {string} path
 * @param {unknown} body
 * @returns {Promise<Response | null>} null when nothing came back, or nothing that can be trusted
 */
export async function post(base, path, body) {
  try {
    const answer = await fetch(`${base}/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout?.(TIMEOUT) ?? null,
    });
    return answer.status >= 500 || answer.status === 429 || answer.status === 408 ? null : answer;
  } catch {
    return null;
  }
}
