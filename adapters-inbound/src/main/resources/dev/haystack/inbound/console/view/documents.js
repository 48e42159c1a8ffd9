import { html } from '../vendor/lit-html.js';
import { changed } from '../model/schedule.js';
import { examples } from '../model/examples.js';
import { words } from '../text/words.js';
import { problem } from './problem.js';
import { summary } from './summary.js';

const KINDS = { document: 'From a template', summary: 'Summary of conversations' };

/** What is written for the practitioner: documents from templates, summaries of conversations. @param {any} app */
export const documents = (app) => html`
  <div class="scroll place" tabindex="0" role="region" aria-label="Documents">
    <h2>Documents</h2>
    <div class="row" role="group" aria-label="What is written">
      ${Object.entries(KINDS).map(
        ([kind, words]) => html`<button type="button" aria-pressed=${app.written === kind} @click=${() => set(app, 'written', kind)}>${words}</button>`,
      )}
    </div>
    ${app.written === 'summary' ? summary(app) : document(app)}
  </div>
`;

/** A document from a template, as it is written. @param {any} app */
const document = ({ writing }) => html`
    <form class="sheet" @submit=${(event) => submit(event, writing)}>
      <div class="row">
        <label for="example">Example</label>
        <select id="example" @change=${(event) => writing.choose(event.target.value)}>
          ${examples.map(({ name }) => html`<option ?selected=${name === writing.example}>${name}</option>`)}
        </select>
      </div>
      ${field(writing, 'template', 'Template', 5)} ${field(writing, 'transcript', 'Transcript', 6)}
      <div class="row">
        <button class="primary" type="submit">Write</button>
        ${writing.running ? html`<button type="button" @click=${() => writing.stop()}>Stop</button>` : ''}
      </div>
    </form>
    ${stages(writing)}
    ${writing.problem ? problem(writing.problem, { again: () => writing.write() }) : ''}
    ${writing.document?.metadata.policyViolation ? violation(writing.document.metadata) : drafts(writing)}
`;

/** @param {any} writing @param {'template' | 'transcript'} name @param {string} title @param {number} rows */
const field = (writing, name, title, rows) => html`
  <div class="field">
    <label for=${name}>${title}</label>
    <textarea id=${name} rows=${rows} .value=${writing[name]} @input=${(event) => set(writing, name, event.target.value)}></textarea>
  </div>
`;

/** @param {any} writing */
const stages = ({ stages: all, running }) =>
  all.length
    ? html`<ol class="stages" aria-label="Progress">
        ${all.map(
          ({ stage, parts, partsRead }, index) =>
            html`<li data-state=${running && index === all.length - 1 ? 'running' : 'done'}>${words(stage)}${parts ? ` ${partsRead ?? 0} of ${parts}` : ''}</li>`,
        )}
      </ol>`
    : '';

/** @param {any} writing */
const drafts = ({ drafts: all, document }) => html`
  <div class="drafts">
    ${all.filter(Boolean).map(
      (flow, index) => html`<article class="sheet paper" aria-label="Draft ${index + 1}">
        ${all.length > 1 ? html`<p class="aside">Draft ${index + 1}</p>` : ''}
        <div class="text">${flow.nodes()}</div>
      </article>`,
    )}
  </div>
  ${document ? facts(document.metadata) : ''}
`;

/** @param {any} metadata */
const facts = ({ wordCount, processingMethod, partsRead, policyCheck, complete, notes = [] }) => html`
  <p class="facts">
    <span>${wordCount} words</span><span>${words(processingMethod)}${partsRead ? `, ${partsRead} parts` : ''}</span>
    <span>policy ${policyCheck}</span><span>${complete ? 'complete' : 'not complete'}</span>
  </p>
  ${notes.length ? html`<ul class="notes">${notes.map((note) => html`<li>${note}</li>`)}</ul>` : ''}
`;

/** @param {unknown} each */
const told = (each) => (each === true ? 'yes' : each === false ? 'no' : typeof each === 'string' && /^[a-z_]+$/.test(each) ? words(each) : String(each));

/** @param {any} metadata */
const violation = (metadata) => html`
  <section class="sheet violation" aria-label="Policy violation">
    <h3>The template asks for what may not be written</h3>
    <dl class="pairs">
      ${Object.entries(metadata)
        .filter(([name, each]) => /violation|confidence|reason|report/i.test(name) && name !== 'policyViolation' && typeof each !== 'object')
        .map(([name, each]) => html`<div><dt>${name.replace(/([A-Z])/g, ' $1').toLowerCase()}</dt><dd>${told(each)}</dd></div>`)}
    </dl>
  </section>
`;

/** @param {any} what @param {string} name @param {string} to */
function set(what, name, to) {
  what[name] = to;
  changed();
}

/** @param {Event} event @param {any} writing */
function submit(event, writing) {
  event.preventDefault();
  writing.write();
}
