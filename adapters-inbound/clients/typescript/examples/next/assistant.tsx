'use client';

import { useHaystack } from '@haystack/client/react';
import { useState } from 'react';

export default function Assistant({ url, session, token }: { url: string; session?: string; token?: () => Promise<string> }) {
  const { messages, status, send, stop } = useHaystack({ url, session, token });
  const [words, setWords] = useState('');
  return (
    <section aria-label="Assistant" data-state={status.state}>
      {messages.map(({ id, role, content, state, error }) => (
        <p key={id} data-role={role} data-state={state}>
          {content}
          {error && <em>{error.message}</em>}
        </p>
      ))}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          send(words);
          setWords('');
        }}
      >
        <input aria-label="Message" value={words} onChange={(event) => setWords(event.target.value)} />
        <button type="submit">Send</button>
        <button type="button" onClick={stop}>Stop</button>
      </form>
    </section>
  );
}
