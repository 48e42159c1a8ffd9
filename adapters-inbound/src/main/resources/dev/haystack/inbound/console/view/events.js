import { html } from '../vendor/lit-html.js';
import { open } from '../model/app.js';
import { changed } from '../model/schedule.js';
import { copyButton } from '../text/copy.js';
import { clock, size } from '../text/words.js';
import { follow } from './scroll.js';

const DRAWN = 60;

/** Every frame both ways. @param {any} app */
export function events(app) {
  const { frames, haystack } = app;
  const all = frames.shown();
  const from = Math.max(0, (frames.before ?? all.length) - DRAWN);
  return html`
    <div class="tools">
      <label class="unseen" for="filter">Search the events</label>
      <input id="filter" type="search" placeholder="Search" .value=${frames.filter} @input=${(event) => set(frames, 'filter', event.target.value)}>
      <button type="button" aria-pressed=${frames.isPaused} @click=${() => set(frames, 'isPaused', !frames.isPaused)}>Pause</button>
      ${copyButton(() => frames.lines(), 'Copy')}
      <button class="quiet" type="button" @click=${() => download(app)}>Save</button>
    </div>
    <div class="scroll" id="events" tabindex="0" role="region" aria-label="Frames">
      ${from > 0 ? html`<button class="quiet earlier" type="button" @click=${() => set(frames, 'before', from)}>${from} earlier</button>` : ''}
      <ol class="frames">${all.slice(from, from + DRAWN).map((each) => row(each))}</ol>
      ${frames.before === undefined ? follow('events') : html`<button class="quiet earlier" type="button" @click=${() => set(frames, 'before', undefined)}>To the newest</button>`}
    </div>
    <div class="tools">
      <button type="button" title="Drops the socket as a dead network does" @click=${() => haystack.connection.drop()}>Cut</button>
      <button type="button" title="Opens it anew and asks for all from the beginning" @click=${() => again(app, 0)}>Resume from 0</button>
      <button type="button" title="The same session in another tab" @click=${() => window.open(location.href, '_blank', 'noopener')}>Second tab</button>
      <label class="hide"><input type="checkbox" .checked=${!frames.hides.has('heartbeat')} @change=${() => toggle(frames)}> heartbeats</label>
      <p class="counts" role="status">${frames.replayed} replayed · ${frames.repeated} repeated · <span data-bad=${frames.missing > 0}>${frames.missing} missing</span></p>
    </div>
  `;
}

/** @param {any} row */
const row = ({ at, direction, type, first, seq, count, bytes, verdict, isGap, last, text }) => html`
  <li data-direction=${direction} data-verdict=${verdict ?? ''} data-type=${type}>
    ${isGap ? html`<p class="gap">gap before ${first}</p>` : ''}
    <details>
      <summary>
        <span class="arrow" title=${direction === 'out' ? 'to the service' : 'from the service'}>${direction === 'out' ? '↑' : direction === 'in' ? '↓' : '·'}</span>
        <span class="seq">${seq === undefined ? '' : first === seq ? seq : `${first}–${seq}`}</span>
        <span class="type">${type}${count > 1 ? html` <small>× ${count}</small>` : ''}${verdict === 'repeated' || verdict === 'held' ? html` <small>${verdict}</small>` : ''}</span>
        <span class="size">${bytes ? size(bytes) : ''}</span>
        <time>${clock(at)}</time>
      </summary>
      <pre tabindex="0">${direction === 'socket' ? text : JSON.stringify(last.frame, null, 2)}</pre>
    </details>
  </li>
`;

/** @param {any} frames @param {string} field @param {any} to */
function set(frames, field, to) {
  frames[field] = to;
  changed();
}

/** @param {any} frames */
function toggle(frames) {
  for (const type of ['heartbeat', 'heartbeat_ack']) if (!frames.hides.delete(type)) frames.hides.add(type);
  changed();
}

/** @param {any} app @param {number} lastSeq */
const again = (app, lastSeq) => open(app.session, { from: { epoch: app.epoch, lastSeq } });

/** @param {any} app */
function download({ frames, session }) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([frames.lines()], { type: 'application/x-ndjson' }));
  link.download = `${session}.ndjson`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
