package dev.haystack.inbound.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.inbound.protocol.ClientMessage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("FC-7")
class InboundRatesTest {

  private static final ClientMessage HEARTBEAT = new ClientMessage.Heartbeat(JsonNull.NULL);
  private static final ClientMessage STOP = new ClientMessage.Stop("");
  private static final ClientMessage REFRESH = new ClientMessage.AuthRefresh();
  private static final ClientMessage CHAT = new ClientMessage.Chat("hi", ClientMessageId.NONE);

  private final InboundRates rates = new InboundRates(SocketSettings.DEFAULT, 0);

  @Test
  void eachKindHasAReserveThatTheOthersCannotUseUp() {
    for (int i = 0; i < SocketSettings.DEFAULT.messageBurstMax(); i++) {
      assertTrue(rates.admits(0, false));
    }
    assertFalse(rates.admits(0, false));
    assertEquals(40, admitted(HEARTBEAT, 0));
    assertEquals(40, admitted(STOP, 0));
    assertEquals(40, admitted(REFRESH, 0));
    assertFalse(rates.admitsAllTheSame(CHAT, 0));
  }

  @Test
  void aReserveFillsAgain() {
    assertEquals(40, admitted(STOP, 0));
    assertEquals(10, admitted(STOP, TimeUnit.SECONDS.toNanos(1)));
  }

  private int admitted(ClientMessage message, long nowNanos) {
    int count = 0;
    while (rates.admitsAllTheSame(message, nowNanos)) {
      count++;
    }
    return count;
  }
}
