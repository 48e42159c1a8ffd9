// Two small pages of other front ends: useChat of the AI SDK, and React over an AG-UI agent.
import { HttpAgent } from '@ag-ui/client';
import { useChat } from '@ai-sdk/react';
import { DefaultChatTransport } from 'ai';
import { useRef, useState } from 'react';
import { createRoot } from 'react-dom/client';

const asked = new URLSearchParams(location.search);
const [service, session] = [asked.get('service'), asked.get('session')];
const stop = () => fetch(`${service}/sessions/${session}/stop`, { method: 'POST', body: '{}', headers: { 'Content-Type': 'application/json' } });

function Form({ send, status }) {
  const [words, setWords] = useState('');
  return (
    <form onSubmit={(event) => (event.preventDefault(), setWords(''), send(words))}>
      <input aria-label="Message" value={words} onChange={(event) => setWords(event.target.value)} />
      <button type="button" onClick={stop}>Stop</button>
      <output>{status}</output>
    </form>
  );
}

function AiSdk() {
  const [done, setDone] = useState('');
  const transport = useRef(new DefaultChatTransport({ api: `${service}/api/chat`, prepareReconnectToStreamRequest: () => ({ api: `${service}/api/chat/${session}/stream` }) }));
  const { messages, sendMessage, status } = useChat({
    id: session,
    transport: transport.current,
    resume: true,
    onData: ({ type, data }) => type === 'data-ui-action' && setDone(`went to ${data.payload.suggested_page ?? data.target}`),
  });
  return (
    <main>
      {messages.map(({ id, role, parts }) => (
        <p key={id}>
          {role}: {parts.map((part, at) => (part.type === 'text' ? part.text : part.type === 'dynamic-tool' ? <b key={at}>[{part.toolName} {part.state}]</b> : ''))}
        </p>
      ))}
      <p>{done}</p>
      <Form send={(text) => sendMessage({ text })} status={status} />
    </main>
  );
}

function AgUi() {
  const [messages, setMessages] = useState([]);
  const [status, setStatus] = useState('ready');
  const [done, setDone] = useState('');
  const agent = useRef(new HttpAgent({ url: `${service}/ag-ui`, threadId: session }));
  const show = () => setMessages(structuredClone(agent.current.messages));
  const send = async (content) => {
    agent.current.addMessage({ id: crypto.randomUUID(), role: 'user', content });
    setStatus('streaming');
    await agent.current.runAgent({}, { onMessagesChanged: show, onCustomEvent: ({ event }) => setDone(`went to ${event.value.payload.suggested_page ?? event.value.target}`) });
    setStatus('ready');
  };
  return (
    <main>
      {messages.map(({ id, role, content, toolCalls }) => (
        <p key={id}>
          {role}: {content} {toolCalls?.map((call) => <b key={call.id}>[{call.function.name}]</b>)}
        </p>
      ))}
      <p>{done}</p>
      <Form send={send} status={status} />
    </main>
  );
}

createRoot(document.body.appendChild(document.createElement('div'))).render(asked.get('page') === 'ag-ui' ? <AgUi /> : <AiSdk />);
