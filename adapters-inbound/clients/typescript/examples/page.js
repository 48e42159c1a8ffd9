// What the page shows, and what the assistant asks of it.
import { connect } from '@haystack/client';

const haystack = connect({
  url: process.argv[2] ?? 'http://127.0.0.1:8001',
  WebSocket: globalThis.WebSocket ?? (await import('ws')).default,
});
haystack.page.onAction('set_client_selection', ({ clientId, clientName }) => {
  console.log(`showing ${clientName}`);
  haystack.page.change({ currentClient: { clientId, clientName } });
});
const { success } = await haystack.page.set({ page_type: 'transcribe_page', page_url: '/live-transcribe' });
console.log(success ? 'the service knows the page' : 'refused');

await haystack.send('Select John').answer;
haystack.close();
