// A document from a template, told as it is written.
import { connect } from '@haystack/client';

const haystack = connect({
  url: process.argv[2] ?? 'http://127.0.0.1:8001',
  WebSocket: globalThis.WebSocket ?? (await import('ws')).default,
});
const writing = haystack.generate({
  template: { id: 't1', name: 'Note', content: '# Note of {{date}} for {{clientName}}\n## Sleep\n## Plan' },
  transcript: { segments: [{ speaker: 'Client', text: 'My sleep is better.', startTime: 4 }] },
  clientInfo: { id: 'c1', name: '李小龙' },
  practitionerInfo: { id: 'p1', name: 'Ana López' },
});
for await (const part of writing) {
  if (part.type === 'stage') console.log(`(${part.stage})`);
  if (part.type === 'document') console.log(part.document.content);
}
haystack.close();
