import { connect } from '@haystack/client';

const haystack = connect({
  url: process.argv[2] ?? 'http://127.0.0.1:8001',
  WebSocket: globalThis.WebSocket ?? (await import('ws')).default, // browsers and Node 22 have their own
});
for await (const part of haystack.send('Find all clients named John')) {
  if (part.type === 'text') process.stdout.write(part.text);
}
haystack.close();
