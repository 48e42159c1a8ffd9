import { changed } from './schedule.js';

const BEGINNING = { page_type: 'transcribe_page', page_url: '/live-transcribe', loadedSessions: [] };

/** A page that is none: it shows what the assistant asks for, and says so, or says that it cannot. */
export class PretendPage {
  state = structuredClone(BEGINNING);
  /** Whether it does what it is asked. */
  obeys = true;
  #haystack;
  #played;
  #names;

  /**
   * @param {any} haystack
   * @param {(id: string, result: {success: boolean, detail: string}) => void} played
   * @param {(name: string) => void} names is told whom it shows
   */
  constructor(haystack, played, names) {
    this.#haystack = haystack;
    this.#played = played;
    this.#names = names;
    haystack.page.onAction('*', (payload, action) => this.#do(action));
    haystack.page.set(this.state);
  }

  /** @param {boolean} obeys */
  obey(obeys) {
    this.obeys = obeys;
    changed();
  }

  /** Shows this from now on. @param {any} state */
  shows(state) {
    this.state = state;
    const name = state.currentClient?.clientName ?? state.loadedSessions?.at?.(-1)?.clientName;
    if (typeof name === 'string') this.#names(name);
    changed();
  }

  reset() {
    this.shows(structuredClone(BEGINNING));
    this.#haystack.page.set(this.state);
  }

  /** @param {any} action */
  #do(action) {
    if (!this.obeys) {
      const detail = 'This page was told to refuse.';
      this.#played(action.id, { success: false, detail });
      throw new Error(detail);
    }
    const { patch, detail } = consequence(action, this.state);
    if (patch) {
      this.shows({ ...this.state, ...patch });
      this.#haystack.page.change(patch);
    }
    this.#played(action.id, { success: true, detail });
    return detail;
  }
}

/** @param {any} action @param {any} state @returns {{patch?: any, detail: string}} */
function consequence({ type, payload }, state) {
  switch (type) {
    case 'set_client_selection':
      return { patch: { currentClient: payload }, detail: `shows ${payload.clientName}` };
    case 'load_session_direct': {
      const others = state.loadedSessions.filter((session) => session.sessionId !== payload.sessionId);
      return { patch: { loadedSessions: [...others, opened(payload)] }, detail: `opened a session of ${payload.clientName}` };
    }
    case 'set_selected_template':
      return { patch: { selectedTemplate: payload }, detail: `selected ${payload.templateName}` };
    case 'navigate_to_page':
      return { patch: { page_type: payload.page_type, page_url: payload.page_url }, detail: `went to ${payload.page_url}` };
    case 'suggest_navigation':
      return { detail: `offered a link to ${payload.suggested_page}` };
    default:
      return { detail: 'noted' };
  }
}

/** @param {any} payload */
const opened = ({ sessionId, clientId, clientName, ...metadata }) => ({
  sessionId,
  clientId,
  clientName,
  content: 'Practitioner: How did the week go?\nClient: Better. My sleep is better, and I went for two walks.',
  metadata,
});
