import { connect, HaystackError } from '@haystack/client';

/** Puts the assistant into a form with an input, and an output beside it. */
export function assistant(form: HTMLFormElement, output: HTMLElement, url: string, token: () => Promise<string>) {
  const haystack = connect({ url, token });
  haystack.connection.on('status', ({ state }) => (output.dataset['state'] = state));
  haystack.page.onAction('set_client_selection', ({ clientId }) => history.pushState({}, '', `/clients/${clientId}`));

  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    const words = new FormData(form).get('words');
    const answer = output.appendChild(document.createElement('p'));
    try {
      for await (const part of haystack.send(String(words))) {
        if (part.type === 'text') answer.textContent = part.replaces ? part.text : answer.textContent + part.text;
      }
    } catch (error) {
      answer.textContent += error instanceof HaystackError && error.retryable ? ' (Please try again.)' : ' (Sorry.)';
    }
  });
  return haystack;
}
