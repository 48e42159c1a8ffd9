/** A socket that says what a test tells it to; the newest of them is `FakeSocket.last`. */
export class FakeSocket {
  /** @type {FakeSocket} */
  static last;
  static count = 0;
  readyState = 1;
  /** @type {any[]} */
  said = [];
  /** @type {((event: {data: string}) => void) | undefined} */
  onmessage;
  /** @type {((event: {code: number}) => void) | undefined} */
  onclose;

  /** @param {string} address @param {string[]} protocols */
  constructor(address, protocols) {
    this.address = address;
    this.protocols = protocols;
    FakeSocket.last = this;
    FakeSocket.count++;
  }

  /** @param {string} text */
  send(text) {
    this.said.push(JSON.parse(text));
  }

  close() {
    this.readyState = 3;
  }

  /** The service says this. @param {object} frame */
  tell(frame) {
    this.onmessage?.({ data: JSON.stringify({ session_id: 's', timestamp: new Date().toISOString(), ...frame }) });
  }

  greet(more = {}) {
    this.tell({ type: 'connection_established', epoch: 'e', last_seq: 0, heartbeat_interval_ms: 20_000, max_message_bytes: 1000, active_turn_id: null, ...more });
  }

  /** The service, or the network, ends it. @param {number} code */
  end(code) {
    this.readyState = 3;
    this.onclose?.({ code });
  }
}
