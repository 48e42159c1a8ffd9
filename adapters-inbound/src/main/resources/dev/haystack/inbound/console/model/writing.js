import { MarkdownFlow } from '../text/flow.js';
import { changed } from './schedule.js';
import { examples } from './examples.js';

/** The writing of a document from a template, and of a summary. */
export class Writing {
  example = examples[0].name;
  template = examples[0].template;
  transcript = examples[0].transcript;
  /** @type {{stage: string, at: number}[]} */
  stages = [];
  /** @type {MarkdownFlow[]} drafts, the last of which counts */
  drafts = [];
  /** @type {any} */
  document;
  /** @type {any} */
  problem;
  /** @type {AbortController | undefined} */
  running;
  #haystack;

  /** @param {() => any} haystack */
  constructor(haystack) {
    this.#haystack = haystack;
  }

  /** @param {string} name */
  choose(name) {
    const { template, transcript } = examples.find((each) => each.name === name) ?? examples[0];
    Object.assign(this, { example: name, template, transcript });
    changed();
  }

  async write() {
    this.running?.abort();
    const running = (this.running = new AbortController());
    Object.assign(this, { stages: [], drafts: [], document: undefined, problem: undefined });
    changed();
    try {
      for await (const part of this.#haystack().generate(this.request(), { signal: running.signal })) this.#take(part);
    } catch (problem) {
      if (!running.signal.aborted) this.problem = problem;
    }
    if (this.running === running) this.running = undefined;
    changed();
  }

  stop() {
    this.running?.abort();
  }

  request() {
    return {
      template: { id: 'console', name: this.example, content: this.template },
      transcript: { segments: segments(this.transcript) },
      clientInfo: { id: 'c1', name: 'Zoë Müller' },
      practitionerInfo: { id: 'p1', name: 'Ana López' },
      timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    };
  }

  /** @param {any} part */
  #take(part) {
    if (part.type === 'stage') {
      const { stage, parts, partsRead } = part;
      const last = this.stages.at(-1);
      if (last?.stage === stage) Object.assign(last, { parts, partsRead });
      else this.stages = [...this.stages, { stage, parts, partsRead, at: Date.now() }];
    } else if (part.type === 'text') {
      const draft = Math.max(part.draft ?? 1, 1) - 1;
      (this.drafts[draft] ??= new MarkdownFlow(changed)).add(part.text);
    } else if (part.type === 'document') {
      this.document = part.document;
      const whole = new MarkdownFlow(changed);
      whole.replace(part.document.content);
      this.drafts = [...this.drafts.slice(0, -1), whole];
    }
    changed();
  }
}

/** Each line is a segment: who spoke, a colon, what was said. @param {string} transcript */
const segments = (transcript) =>
  transcript
    .split('\n')
    .filter((line) => line.trim())
    .map((line, index) => {
      const [, speaker, text] = /^(\w+):\s*(.*)$/.exec(line) ?? [line, 'Client', line];
      return { speaker, text, startTime: index * 8 };
    });
