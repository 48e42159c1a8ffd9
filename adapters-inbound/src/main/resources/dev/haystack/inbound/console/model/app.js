import { connect } from '../client/haystack.js';
import { Conversation } from './conversation.js';
import { FrameLog } from './frames.js';
import { Health } from './health.js';
import { PretendPage } from './pretend.js';
import { PlayedSocket } from './played.js';
import { changed } from './schedule.js';
import { forget, known, remember } from './sessions.js';
import { StateLog } from './states.js';
import { Summing } from './summing.js';
import { Writing } from './writing.js';

const page = document.documentElement.dataset;

/** All that is shown. @type {any} */
export const app = {
  mode: page.mode,
  asksForToken: page.tokens === 'asked',
  token: sessionStorage.getItem('token') ?? '',
  /** Why the token before was not good any more; '' if none was. */
  refusal: '',
  /** Whether the session began on this page; nothing was said there while it is not known. */
  isNew: false,
  /** Of open mode, where anything will do; verified callers name theirs. */
  profile: sessionStorage.getItem('profile') ?? (page.tokens === 'asked' ? '' : 'demo'),
  main: 'conversation',
  /** Which of the documents. */
  written: 'document',
  inspector: 'events',
  narrow: 'main',
  isHelping: false,
  /** @type {string} */
  draft: '',
  health: new Health(),
};
app.writing = new Writing(() => app.haystack);
app.summing = new Summing(() => app.haystack);

export function start() {
  applyScheme(localStorage.getItem('scheme') ?? '');
  if (!app.asksForToken || app.token) enter();
  window.addEventListener('hashchange', () => {
    const id = location.hash.slice(1);
    if (id && id !== app.session) open(id);
  });
  app.health.start();
  changed();
}

/** @param {string} token @param {string} profile */
export function signIn(token, profile) {
  Object.assign(app, { token, profile, refusal: '' });
  sessionStorage.setItem('token', token);
  sessionStorage.setItem('profile', profile);
  enter();
}

/** The token is of no use: whoever looks is asked for another, and until then nobody is asked. @param {string} reason */
function signOut(reason) {
  Object.assign(app, { token: '', refusal: reason });
  sessionStorage.removeItem('token');
  changed();
}

/** Of who is signed in; who signs in later begins with a connection of their own. */
const token = () => app.token || new Promise(() => {});

/** The session that the address names, or a new one. */
function enter() {
  const id = location.hash.slice(1);
  if (id) open(id, { isNew: app.isNew && id === app.session && !known(id) });
  else begin();
}

/** Begins a session. */
export function begin() {
  open(crypto.randomUUID(), { isNew: true });
  show('main', 'conversation');
}

/** Goes to a session. @param {string} id @param {{from?: any, isNew?: boolean}} [how] */
export function open(id, { from, isNew = false } = {}) {
  app.haystack?.close();
  app.session = id;
  app.isNew = isNew;
  app.epoch = undefined;
  app.degraded = false;
  app.conversation = new Conversation(() => app.haystack);
  app.frames = new FrameLog();
  app.states = new StateLog();
  if (location.hash.slice(1) !== id) history.replaceState(null, '', '#' + id);
  const since = from ?? (known(id)?.epoch && { epoch: known(id)?.epoch, lastSeq: 0 });
  const haystack = connect({
    session: id,
    from: since,
    profile: app.profile || undefined,
    dialects: app.mode === 'inspect' ? ['haystack.inspect', 'haystack.v1'] : undefined,
    token: app.asksForToken ? token : undefined,
    WebSocket: PlayedSocket,
    turn: (turn) => app.haystack === haystack && app.conversation.follow(turn),
  });
  app.haystack = haystack;
  follow(haystack);
  app.page = new PretendPage(haystack, (id, result) => app.conversation.played(id, result), (name) => known(id) && remember(id, { name }));
  // what came before that place is no event any more
  if (!isNew && !(since && since.lastSeq === 0)) app.conversation.readIfAny();
  changed();
}

/** @param {any} haystack */
function follow(haystack) {
  const { connection } = haystack;
  connection.on('heard', ({ frame, verdict }) => {
    if (frame.type === 'auth_required' && app.asksForToken) signOut(frame.reason);
    app.frames.add('in', frame, verdict);
    app.conversation.hear(frame);
    app.states.hear(frame);
  });
  connection.on('sent', (frame) => {
    app.frames.add('out', frame);
    app.states.sent(frame);
  });
  connection.on('status', (status) => {
    app.frames.mark(status);
    app.conversation.standsElsewhere();
  });
  connection.on('connection_established', ({ epoch }) => {
    app.epoch = epoch;
    if (known(app.session)) remember(app.session, { epoch });
  });
  connection.on('lost', () => app.conversation.reread());
  connection.on('degraded', ({ degraded }) => (app.degraded = degraded));
  connection.on('roundTrip', changed);
  connection.on('error', (frame) => !frame.turn_id && !frame.client_message_id && app.conversation.note(frame));
  connection.on('problem', (problem) => app.conversation.note(problem));
  connection.on('closed', (problem) => app.conversation.note(problem));
}

/** Says something. @param {string} text */
export function say(text) {
  if (!text.trim() || !app.haystack) return;
  remember(app.session, { epoch: app.epoch, begun: known(app.session)?.begun ?? Date.now() });
  if (app.conversation.say(text)) app.draft = '';
  show('main', 'conversation');
}

export function stop() {
  app.conversation?.stop();
}

/** Where one looks. @param {'main' | 'inspector'} where @param {string} what */
export function show(where, what) {
  app[where] = what;
  app.narrow = where;
  if (what === 'health') app.health.introduce();
  changed();
}

/** On a narrow screen. @param {string} where */
export function turnTo(where) {
  app.narrow = where;
  changed();
}

/** @type {Element | null} where one was before one wanted to know the keys */
let helpedFrom = null;

/** @param {boolean} isHelping */
export function showHelp(isHelping) {
  if (isHelping === app.isHelping) return;
  app.isHelping = isHelping;
  if (isHelping) helpedFrom = document.activeElement;
  changed();
  // behind the drawing: to what is shown now, or back
  requestAnimationFrame(() => /** @type {HTMLElement | null} */ (isHelping ? document.querySelector('.help button') : helpedFrom)?.focus());
}

/** @param {string} id */
export async function remove(id) {
  if (id === app.session) {
    await app.haystack.delete().catch((problem) => app.conversation.note(problem));
    forget(id);
    begin();
  } else {
    const other = connect({ session: id, token: app.asksForToken ? token : undefined });
    await other.delete().catch(() => {});
    other.close();
    forget(id);
  }
  changed();
}

/** @param {string} scheme light, dark or '' for the machine's */
export function applyScheme(scheme) {
  app.scheme = scheme;
  localStorage.setItem('scheme', scheme);
  document.documentElement.dataset.scheme = scheme;
  changed();
}
