package dev.haystack.load.wire;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/** The server's end of one WebSocket in a test. */
public final class TestPeer {

  private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final Pattern KEY = Pattern.compile("(?i)sec-websocket-key: *(\\S+)");

  private final Socket socket;
  private final String head;
  private final AtomicLong sequence = new AtomicLong();

  TestPeer(Socket socket, String head) {
    this.socket = socket;
    this.head = head;
  }

  /** The request that asked for the upgrade. */
  public String head() {
    return head;
  }

  /** The session's next sequence number. */
  public long nextSeq() {
    return sequence.incrementAndGet();
  }

  /** Sends texts, each as a frame, in one write. */
  public void send(String... texts) {
    var frames = new ByteArrayOutputStream();
    for (String text : texts) {
      frames.writeBytes(frame(1, text.getBytes(UTF_8)));
    }
    sendRaw(frames.toByteArray());
  }

  public void sendRaw(byte[] bytes) {
    try {
      synchronized (this) {
        socket.getOutputStream().write(bytes);
      }
    } catch (IOException e) {
      // the client went away
    }
  }

  /** Sends a close frame with the code. */
  public void close(int code) {
    sendRaw(frame(8, new byte[] {(byte) (code >> 8), (byte) code}));
  }

  /** An unmasked frame. */
  public static byte[] frame(int opcode, byte[] payload) {
    var frame = new ByteArrayOutputStream(payload.length + 10);
    frame.write(0x80 | opcode);
    if (payload.length < 126) {
      frame.write(payload.length);
    } else if (payload.length < 65_536) {
      frame.writeBytes(new byte[] {126, (byte) (payload.length >> 8), (byte) payload.length});
    } else {
      frame.writeBytes(new byte[] {127, 0, 0, 0, 0});
      frame.write(payload.length >> 24);
      frame.write(payload.length >> 16);
      frame.write(payload.length >> 8);
      frame.write(payload.length);
    }
    frame.writeBytes(payload);
    return frame.toByteArray();
  }

  void accept() throws IOException {
    var key = KEY.matcher(head);
    String accept = key.find() ? accept(key.group(1)) : "";
    String protocol = head.contains("haystack.v1") ? "Sec-WebSocket-Protocol: haystack.v1\r\n" : "";
    sendRaw(
        ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Accept: "
                + accept
                + "\r\n"
                + protocol
                + "\r\n")
            .getBytes(ISO_8859_1));
  }

  void listen(BiConsumer<TestPeer, String> script) throws IOException {
    var input = new DataInputStream(socket.getInputStream());
    while (true) {
      int opcode = input.readUnsignedByte() & 0x0f;
      int length = input.readUnsignedByte() & 0x7f;
      if (length == 126) {
        length = input.readUnsignedShort();
      }
      byte[] key = input.readNBytes(4);
      byte[] payload = input.readNBytes(length);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= key[i & 3];
      }
      if (opcode == 8) {
        return;
      }
      script.accept(this, opcode == 1 ? new String(payload, UTF_8) : "opcode " + opcode);
    }
  }

  private static String accept(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1").digest((key + ACCEPT_SUFFIX).getBytes(ISO_8859_1));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
