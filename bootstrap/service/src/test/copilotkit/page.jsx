// Two pages of CopilotKit, over an agent that they ask themselves: one of its hooks alone, and one
// of its ready-made chat with the hooks that are older.
import { HttpAgent } from '@ag-ui/client';
import { CopilotKit, useCopilotAction, useCopilotReadable } from '@copilotkit/react-core';
import {
  CopilotChat,
  CopilotKitProvider,
  useAgent,
  useAgentContext,
  useCopilotKit,
  useDefaultRenderTool,
  useFrontendTool,
  useInterrupt,
  useRenderToolCall,
} from '@copilotkit/react-core/v2';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { z } from 'zod';

const asked = new URLSearchParams(location.search);
const [service, session] = [asked.get('service'), asked.get('session')];

/** What stops a turn whose page may leave and come back. */
const stop = () => fetch(`${service}/sessions/${session}/stop`, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } });

/** An agent that a page which was loaded anew comes back to. */
class Assistant extends HttpAgent {
  connect(input) {
    return new HttpAgent({ url: `${this.url}/connect`, headers: this.headers }).run(input);
  }
}

const agents = { default: new Assistant({ url: `${service}/ag-ui`, threadId: session }) };

const properties = { persona_type: asked.get('persona') ?? 'web_assistant' };

function Chat() {
  const { agent } = useAgent();
  const { copilotkit } = useCopilotKit();
  const renderToolCall = useRenderToolCall();
  const [done, setDone] = useState('');
  const [words, setWords] = useState('');
  useAgentContext({ description: 'What the user looks at', value: { heading: 'Invoices of this week' } });
  useFrontendTool({
    name: 'suggest_navigation',
    description: 'Goes to a page',
    parameters: z.object({ suggested_page: z.string() }),
    handler: async ({ suggested_page: page }) => (setDone((before) => `${before} went to ${page}.`), 'done'),
  });
  useDefaultRenderTool({ render: ({ name, status }) => <b>[{name} {status}]</b> });
  const question = useInterrupt({
    renderInChat: false,
    render: ({ interrupt, resolve }) => (
      <p>
        {interrupt.message} <button type="button" onClick={() => resolve({ approved: true })}>Yes</button>
      </p>
    ),
  });
  useEffect(() => void copilotkit.connectAgent({ agent }), [agent, copilotkit]);
  const send = (event) => {
    event.preventDefault();
    setWords('');
    agent.addMessage({ id: crypto.randomUUID(), role: 'user', content: words });
    void copilotkit.runAgent({ agent });
  };
  const result = (call) => agent.messages.find(({ role, toolCallId }) => role === 'tool' && toolCallId === call.id);
  return (
    <main>
      {agent.messages
        .filter(({ role }) => role !== 'tool')
        .map(({ id, role, content, toolCalls }) => (
          <p key={id}>
            {role}: {content} {toolCalls?.map((call) => <span key={call.id}>{renderToolCall({ toolCall: call, toolMessage: result(call) })}</span>)}
          </p>
        ))}
      <p>{done}</p>
      {question}
      <form onSubmit={send}>
        <input aria-label="Message" value={words} onChange={(event) => setWords(event.target.value)} />
        <button type="button" onClick={asked.has('stays') ? stop : () => copilotkit.stopAgent({ agent })}>Stop</button>
        <output>{agent.isRunning ? 'streaming' : 'ready'}</output>
      </form>
    </main>
  );
}

function ReadyMade() {
  const [done, setDone] = useState('');
  useCopilotReadable({ description: 'What the user looks at', value: 'Invoices of this week' });
  useCopilotAction({
    name: 'suggest_navigation',
    description: 'Goes to a page',
    parameters: [{ name: 'suggested_page', type: 'string' }],
    handler: ({ suggested_page: page }) => (setDone((before) => `${before} went to ${page}.`), 'done'),
  });
  return (
    <main>
      <p>{done}</p>
      <CopilotChat threadId={session} />
    </main>
  );
}

createRoot(document.body.appendChild(document.createElement('div'))).render(
  asked.get('page') === 'ready-made' ? (
    <CopilotKit selfManagedAgents={agents}>
      <ReadyMade />
    </CopilotKit>
  ) : (
    <CopilotKitProvider selfManagedAgents={agents} properties={properties}>
      <Chat />
    </CopilotKitProvider>
  ),
);
