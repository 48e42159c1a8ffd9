import { html } from '../vendor/lit-html.js';
import { changed } from '../model/schedule.js';
import { copyButton } from '../text/copy.js';
import { clock, size } from '../text/words.js';
import { breaking } from './breaking.js';
import { follow } from './scroll.js';

const DRAWN = 60;

/** Every frame both ways. @param {any} app */
export function events(app) {
  const { frames } = app;
  const all = frames.shown();
  const from = Math.max(0, (frames.before ?? all.length) - DRAWN);
  const isNewest = frames.before === undefined;
  return html`
    <div class="tools">
      <label class="unseen" for="filter">Search the events</label>
      <input id="filter" type="search" placeholder="Search" .value=${frames.filter} @input=${(event) => look(frames, { filter: event.target.value })}>
      <label class="unseen" for="type">Type of events</label>
      <select id="type" @change=${(event) => look(frames, { type: event.target.value })}>
        <option value="" ?selected=${!frames.type}>all types</option>
        ${[...frames.types].sort().map((type) => html`<option value=${type} ?selected=${type === frames.type}>${type}</option>`)}
      </select>
    </div>
    <div class="scroll" id="events" tabindex="0" role="region" aria-label="Frames">
      ${from > 0 ? html`<button class="quiet earlier" type="button" @click=${() => set(frames, 'before', from)}>${from} earlier</button>` : ''}
      <ol class="frames">${all.slice(from, from + DRAWN).map((each) => row(each))}</ol>
      ${isNewest ? follow('events') : html`<button class="quiet earlier" type="button" @click=${() => set(frames, 'before', undefined)}>To the newest</button>`}
      ${all.length ? '' : html`<p class="hint">${frames.total ? 'No frame is like that.' : 'Frames are listed here as they come and go.'}</p>`}
    </div>
    <div class="tools">
      <p class="counts" role="status">${frames.replayed} replayed · ${frames.repeated} repeated · <span data-bad=${frames.missing > 0}>${frames.missing} missing</span></p>
      <label class="hide"><input type="checkbox" .checked=${!frames.hides.has('heartbeat')} @change=${() => toggle(frames)}> heartbeats</label>
      <button class="quiet" type="button" aria-pressed=${frames.isPaused} @click=${() => set(frames, 'isPaused', !frames.isPaused)}>${frames.isPaused ? 'Go on' : 'Pause'}</button>
      ${copyButton(() => frames.lines(), 'Copy')}
      <button class="quiet copy" type="button" @click=${() => download(app)}>Save</button>
    </div>
    ${breaking(app)}
  `;
}

/** What it holds is written out only where one looks. @param {any} row */
const row = (row) => {
  const { at, direction, type, first, seq, count, bytes, verdict, isGap, isOpen } = row;
  return html`
  <li data-direction=${direction} data-verdict=${verdict ?? ''} data-type=${type}>
    ${isGap ? html`<p class="gap">gap before ${first}</p>` : ''}
    <details ?open=${isOpen}>
      <summary @click=${(event) => turn(event, row)}>
        <span class="arrow" title=${direction === 'out' ? 'to the service' : 'from the service'}>${direction === 'out' ? '↑' : direction === 'in' ? '↓' : '·'}</span>
        <span class="seq">${seq === undefined ? '' : first === seq ? seq : `${first}–${seq}`}</span>
        <span class="type">${type}${count > 1 ? html` <small>× ${count}</small>` : ''}${verdict === 'repeated' || verdict === 'held' ? html` <small>${verdict}</small>` : ''}</span>
        <span class="size">${bytes ? size(bytes) : ''}</span>
        <time>${clock(at)}</time>
      </summary>
      ${isOpen ? html`<pre tabindex="0">${row.text ?? JSON.stringify(row.last.frame, null, 2)}</pre>` : ''}
    </details>
  </li>
`;
};

/** The row is open, not the place where it is drawn: others come in there. @param {Event} event @param {any} row */
function turn(event, row) {
  event.preventDefault();
  set(row, 'isOpen', !row.isOpen);
}

/** @param {any} what @param {string} field @param {any} to */
function set(what, field, to) {
  what[field] = to;
  changed();
}

/** @param {any} frames @param {any} how */
function look(frames, how) {
  Object.assign(frames, how, { before: undefined });
  changed();
}

/** @param {any} frames */
function toggle(frames) {
  for (const type of ['heartbeat', 'heartbeat_ack']) if (!frames.hides.delete(type)) frames.hides.add(type);
  changed();
}

/** @param {any} app */
function download({ frames, session }) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([frames.lines()], { type: 'application/x-ndjson' }));
  link.download = `${session}.ndjson`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
