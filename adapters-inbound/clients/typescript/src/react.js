import { useEffect, useRef, useState } from 'react';
import { connect } from './haystack.js';

/** @typedef {import('./haystack.js').Options} Options */
/** @typedef {import('./turn.js').Turn} Turn */
/** @typedef {Extract<import('./turn.js').TurnPart, {type: 'tool'}>} Tool */
/**
 * @typedef {{id: string, role: string, content: string, state: 'waiting' | 'running' | 'complete' | 'stopped' | 'failed',
 *   tools?: Tool[], error?: Error, stop?: () => void}} ShownMessage
 */

/** @param {import('./haystack.js').Messages} stored @returns {ShownMessage[]} */
const shown = (stored) => stored.map(({ message_id: id, role, content, status: state }) => ({ id, role, content, state }));

/**
 * A session in a component: what was said, how the connection is, and ways to say something and to stop.
 * It connects anew when the url, the session or the profile changes; `haystack` is the client itself.
 *
 * @param {Options} [options]
 */
export function useHaystack(options = {}) {
  const [messages, setMessages] = useState(/** @type {ShownMessage[]} */ ([]));
  const [status, setStatus] = useState(/** @type {import('./connection.js').Status} */ ({ state: 'connecting' }));
  const [haystack, setHaystack] = useState(/** @type {ReturnType<typeof connect> | undefined} */ (undefined));
  const latest = useRef(options);
  latest.current = options;
  const { url, session, profile } = options;

  useEffect(() => {
    const client = connect({ ...latest.current, turn, lost, token: latest.current.token && (() => latest.current.token?.() ?? '') });
    const unlisten = client.connection.on('status', setStatus);
    const reread = () => client.messages().then(({ messages: stored }) => setMessages(shown(stored)), () => {});
    setHaystack(client);
    setMessages([]);
    if (session) reread();

    /** @param {import('./haystack.js').Messages} stored */
    function lost(stored) {
      setMessages((now) => [...shown(stored), ...now.filter(({ state }) => state === 'waiting' || state === 'running')]);
      latest.current.lost?.(stored);
    }
    /** @param {Turn} turn */
    async function turn(turn) {
      latest.current.turn?.(turn);
      /** @type {ShownMessage} */
      const answer = { id: `${turn.id}:answer`, role: 'assistant', content: '', state: 'waiting', tools: [], stop: () => turn.stop() };
      /** @param {Partial<ShownMessage>} change */
      const show = (change) => {
        Object.assign(answer, change);
        setMessages((now) => now.map((message) => (message.id === answer.id ? { ...answer } : message)));
      };
      const said = { id: turn.id, role: 'user', content: turn.content ?? '', state: /** @type {const} */ ('complete') };
      setMessages((now) => [...now, ...(turn.content === undefined ? [] : [said]), { ...answer }]);
      try {
        for await (const part of turn) {
          if (part.type === 'text') show({ content: turn.text, state: 'running' });
          if (part.type === 'tool') {
            const others = answer.tools?.filter(({ id }) => id !== part.id) ?? [];
            const before = answer.tools?.find(({ id }) => id === part.id);
            show({ tools: [...others, part.state === 'started' ? part : { ...part, displayName: before?.displayName, arguments: before?.arguments }], state: 'running' });
          }
          if (part.type === 'end') show({ content: turn.text, state: part.finishReason === 'stopped' ? 'stopped' : 'complete' });
        }
        if (turn.content === undefined) reread();
      } catch (error) {
        show({ state: 'failed', error: /** @type {Error} */ (error) });
      }
    }

    return () => {
      unlisten();
      client.close();
    };
  }, [url, session, profile]);

  return {
    messages,
    status,
    haystack,
    /** @param {string} text */
    send: (text) => haystack?.send(text),
    stop: () => messages.forEach((message) => message.stop?.()),
  };
}
