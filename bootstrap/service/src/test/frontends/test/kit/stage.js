// The service that the tests talk to, and what they can see and move behind it.
import { randomUUID } from 'node:crypto';

const told = JSON.parse(process.env.HAYSTACK_STAGE ?? '{}');

export const { ann, ben, origin } = told;
export const service = `http://127.0.0.1:${told.service}`;

/** One whose pages are shown what tools told the model. */
export const showing = `http://127.0.0.1:${told.showing}`;

export const newId = () => randomUUID();

/** Asks the service itself, as Ann unless somebody else is named. */
export async function ask(path, { token = ann, body, headers = {}, method = body ? 'POST' : 'GET' } = {}) {
  return fetch(service + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json', ...headers },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
}

/** The texts of a session as its owner reads them; null if there is none. */
export async function messages(session) {
  const answer = await ask(`/sessions/${session}/messages?limit=200`);
  if (answer.status === 404) return null;
  return (await answer.json()).messages.map(({ role, content }) => `${role}: ${content}`);
}

/** What the model was asked by requests that hold those words. */
export async function asked(words) {
  return (await fetch(`http://127.0.0.1:${told.control}/asked/${words}`)).json();
}

export async function release(name) {
  await fetch(`http://127.0.0.1:${told.control}/release/${name}`);
}

/** Waits until something holds. */
export async function eventually(check, what = 'it') {
  const end = Date.now() + 20_000;
  while (!(await check())) {
    if (Date.now() > end) throw new Error(`${what} never came to be`);
    await new Promise((next) => setTimeout(next, 20));
  }
}
