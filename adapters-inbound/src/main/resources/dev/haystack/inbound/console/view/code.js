import { html } from '../vendor/lit-html.js';
import { copyButton } from '../text/copy.js';

/** What was just done, as code to copy. @param {any} app */
export function code({ conversation, session, asksForToken }) {
  const said = conversation.entries.findLast((entry) => entry.question)?.question ?? 'Find all clients named John';
  const site = location.origin;
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Code">
    <p class="hint">A page of another origin must be allowed first: <code>ALLOWED_ORIGINS=http://localhost:5173</code></p>
    ${SNIPPETS({ said: JSON.stringify(said), site, session, asksForToken }).map(
      ([name, text]) => html`<section class="snippet">
        <h3>${name}</h3>
        <div class="code"><pre tabindex="0"><code>${text}</code></pre>${copyButton(text)}</div>
      </section>`,
    )}
  </div>`;
}

/** @param {{said: string, site: string, session: string, asksForToken: boolean}} what */
const SNIPPETS = ({ said, site, session, asksForToken }) => [
  [
    'In a page, with the client library',
    `import { connect } from '${site}/client/haystack.js';

const haystack = connect({
  url: '${site}',
  session: '${session}',${asksForToken ? '\n  token: () => yourToken(),' : ''}
});
for await (const part of haystack.send(${said})) {
  if (part.type === 'text') output.append(part.text);
}`,
  ],
  [
    'In a page, by the socket itself',
    `const socket = new WebSocket('${site.replace(/^http/, 'ws')}/ws/${session}', ['haystack.v1'${asksForToken ? ", 'bearer.' + token" : ''}]);
socket.onmessage = ({ data }) => console.log(JSON.parse(data));
socket.onopen = () => socket.send(JSON.stringify({
  type: 'chat_message',
  content: ${said},
}));`,
  ],
  [
    'In a terminal',
    `curl -N ${site}/chat${asksForToken ? ' \\\n  -H "Authorization: Bearer $HAYSTACK_TOKEN"' : ''} \\
  -H 'Content-Type: application/json' -H 'Accept: text/event-stream' \\
  -d '${JSON.stringify({ message: JSON.parse(said), session_id: session }).replaceAll("'", "'\\''")}'`,
  ],
];
