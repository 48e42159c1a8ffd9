import net from 'node:net';

const CLOSE = 0x8;
const TEXT = 0x1;

/** @typedef {'pass' | 'cut' | 'half' | 'lose' | {type: string}} Fate on, and then cut; only half of it; nothing of it; another frame */

/** @param {object} frame @param {boolean} isMasked */
function encoded(frame, isMasked) {
  const text = Buffer.from(JSON.stringify(frame));
  const { length } = text;
  const sizes = length < 126 ? [length] : [126, length >> 8, length & 0xff];
  // a mask of zeros leaves the text as it is
  if (isMasked) sizes.splice(0, 1, /** @type {number} */ (sizes[0]) | 0x80), sizes.push(0, 0, 0, 0);
  return Buffer.concat([Buffer.from([0x80 | TEXT, ...sizes]), text]);
}

/** Takes a stream of WebSocket frames, after the HTTP before it, apart. */
class Frames {
  #rest = Buffer.alloc(0);
  #isHttp = true;
  #isSocket = true;

  /** @param {Buffer} data @returns {{raw: Buffer, frame?: any}[]} */
  take(data) {
    if (!this.#isSocket) return [{ raw: data }];
    this.#rest = Buffer.concat([this.#rest, data]);
    const parts = [];
    if (this.#isHttp) {
      const end = this.#rest.indexOf('\r\n\r\n');
      if (end < 0) return [];
      const head = this.#rest.subarray(0, end + 4);
      this.#isHttp = false;
      this.#isSocket = /^(HTTP\/1.1 101|GET \/ws\/)/.test(head.toString('latin1'));
      parts.push({ raw: this.#isSocket ? head : this.#rest });
      this.#rest = this.#isSocket ? this.#rest.subarray(end + 4) : Buffer.alloc(0);
    }
    for (let part = this.#next(); part; part = this.#next()) parts.push(part);
    return parts;
  }

  #next() {
    const rest = this.#rest;
    if (rest.length < 2) return undefined;
    const [first = 0, second = 0] = rest;
    const short = second & 0x7f;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    const maskBytes = second & 0x80 ? 4 : 0;
    const start = 2 + lengthBytes + maskBytes;
    if (rest.length < start) return undefined;
    const length = lengthBytes ? Number(BigInt('0x' + rest.subarray(2, 2 + lengthBytes).toString('hex'))) : short;
    if (rest.length < start + length) return undefined;
    const raw = rest.subarray(0, start + length);
    this.#rest = rest.subarray(start + length);
    if ((first & 0xf) !== TEXT) return { raw };
    const mask = rest.subarray(start - maskBytes, start);
    const text = Buffer.from(raw.subarray(start)).map((byte, at) => (maskBytes ? byte ^ (mask[at % 4] ?? 0) : byte));
    return { raw, frame: JSON.parse(Buffer.from(text).toString()) };
  }
}

/** A network before a service that breaks at the frames that a test names. */
export class FaultProxy {
  /** Of a frame for the client, the how manieth of its connection it is. @type {(frame: any, index: number, link: number) => Fate} */
  told = () => 'pass';
  /** Of a frame for the service. @type {(frame: any, index: number, link: number) => Fate} */
  said = () => 'pass';
  /** Whether upgrades to WebSockets are refused, as some networks do. */
  refuses = false;
  /** How many were. */
  refused = 0;
  /** How many connections there were. */
  links = 0;
  /** @type {Set<{client: net.Socket, server: net.Socket}>} */
  #open = new Set();
  #server = net.createServer((client) => this.#link(client));

  /** @param {number} target a port of this machine */
  constructor(target) {
    this.target = target;
  }

  /** @param {number} target @param {{after: (done: () => void) => void}} test */
  static async before(target, test) {
    const proxy = new FaultProxy(target);
    await /** @type {Promise<void>} */ (new Promise((done) => proxy.#server.listen(0, '127.0.0.1', done)));
    test.after(() => proxy.close());
    return proxy;
  }

  get port() {
    return /** @type {net.AddressInfo} */ (this.#server.address()).port;
  }

  get url() {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Every connection ends as networks end. */
  cut() {
    for (const { client, server } of this.#open) {
      client.destroy();
      server.destroy();
    }
  }

  /** The client is told the end, as by the service. @param {number} code */
  closeWith(code) {
    for (const { client, server } of this.#open) {
      client.end(Buffer.from([0x80 | CLOSE, 2, code >> 8, code & 0xff]));
      server.destroy();
    }
  }

  /** Nothing arrives any more, on connections that exist. */
  stall() {
    for (const { client, server } of this.#open) {
      client.pause();
      server.pause();
    }
  }

  close() {
    this.cut();
    this.#server.close();
  }

  /** @param {net.Socket} client */
  #link(client) {
    const number = ++this.links;
    if (this.refuses) client.once('data', (data) => this.#refuse(client, data));
    const server = net.connect(this.target, '127.0.0.1');
    const link = { client, server };
    this.#open.add(link);
    const end = () => {
      this.#open.delete(link);
      client.destroy();
      server.destroy();
    };
    for (const side of [client, server]) side.on('error', end);
    client.on('close', end);
    server.on('close', () => client.end());
    this.#pass(client, server, true, (frame, index) => this.said(frame, index, number), end);
    this.#pass(server, client, false, (frame, index) => this.told(frame, index, number), end);
  }

  /** @param {net.Socket} client @param {Buffer} data */
  #refuse(client, data) {
    if (!/^GET \/ws\//.test(data.toString('latin1'))) return;
    this.refused++;
    client.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
    client.destroySoon();
  }

  /** @param {net.Socket} from @param {net.Socket} to @param {boolean} isToServer @param {(frame: any, index: number) => Fate} judge @param {() => void} end */
  #pass(from, to, isToServer, judge, end) {
    const frames = new Frames();
    let index = 0;
    let isOver = false;
    from.on('data', (data) => {
      for (const { raw, frame } of frames.take(data)) {
        if (isOver) return;
        const fate = frame === undefined ? 'pass' : judge(frame, index++);
        if (typeof fate === 'object') {
          to.write(encoded(fate, isToServer));
          continue;
        }
        if (fate === 'pass' || fate === 'cut') to.write(raw);
        if (fate === 'half') to.write(raw.subarray(0, raw.length >> 1));
        isOver = fate !== 'pass';
        // what is on its way arrives
        if (isOver) setTimeout(end, 2);
      }
    });
  }
}
