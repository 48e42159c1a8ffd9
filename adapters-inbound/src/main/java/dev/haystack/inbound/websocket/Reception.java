package dev.haystack.inbound.websocket;

import dev.haystack.application.consent.ConsentQuestion;
import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.session.ClientMessageId;
import dev.haystack.domain.uistate.UiStateUpdate;
import dev.haystack.domain.weight.Weight;
import dev.haystack.inbound.limit.Excess;
import dev.haystack.inbound.limit.InboundMemory;
import dev.haystack.inbound.limit.InboundTally;
import dev.haystack.inbound.limit.WorkMemory;
import dev.haystack.inbound.protocol.ClientMessage;
import dev.haystack.inbound.protocol.ClientMessageDecoder;
import dev.haystack.inbound.protocol.Credentials;
import dev.haystack.inbound.protocol.Decoded;
import dev.haystack.inbound.protocol.Notice;
import dev.haystack.inbound.rfc6455.CloseCode;
import dev.haystack.port.journal.Detail;
import dev.haystack.port.journal.Journal;
import dev.haystack.port.journal.JournalEvent;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what one client says, on the socket's reading thread: answers at once what needs no store,
 * and hands over the rest.
 */
final class Reception {

  private static final Journal JOURNAL = Journal.of(Reception.class);
  private static final int MALFORMED_MAX = 5;
  private static final int WEIGHED_CHARACTERS_MIN = 8 << 10;

  /** How many times a text its values may be in memory, as a rule. */
  private static final long VALUES_PER_TEXT = 8;

  private static final int JOINED_SHARE = 16;
  private static final Duration JOINING_MAX = Duration.ofMillis(100);

  private final ClientMessageDecoder decoder;
  private final InstantSource clock;
  private final Outbox outbox;
  private final Inbox inbox;
  private final Dialogue dialogue;
  private final Admittance admittance;
  private final int valuesMax;
  private final InboundTally tally;
  private final WorkMemory memory;
  private final InboundRates rates;
  private final RateWarning rateWarning;
  private final int joinedCharactersMax;
  private final Duration joiningTime;
  private @Nullable JoinedUpdates joining;
  private Credentials handedOver = Credentials.NONE;
  private int malformedInARow;

  Reception(
      SocketParts parts,
      Outbox outbox,
      Inbox inbox,
      Dialogue dialogue,
      Admittance admittance,
      RateWarning rateWarning) {
    this.decoder = parts.decoder();
    this.clock = parts.clock();
    this.outbox = outbox;
    this.inbox = inbox;
    this.dialogue = dialogue;
    this.admittance = admittance;
    this.tally = parts.guard().tally();
    this.memory = parts.guard().work();
    this.valuesMax = parts.guard().limits().valuesMax();
    SocketSettings settings = parts.settings();
    this.rates = new InboundRates(settings, System.nanoTime());
    this.rateWarning = rateWarning;
    this.joinedCharactersMax = settings.messageBytesMax() / JOINED_SHARE;
    this.joiningTime = joiningTime(settings.messagesPerSecondMax());
  }

  /** As long as a message's share of a second, so that stores are not asked more often. */
  private static Duration joiningTime(int messagesPerSecondMax) {
    Duration share = Duration.ofSeconds(1).dividedBy(messagesPerSecondMax);
    return share.compareTo(JOINING_MAX) < 0 ? share : JOINING_MAX;
  }

  void hear(String text) {
    long now = System.nanoTime();
    boolean isUnknown = admittance.isUnknown();
    boolean isTooFast = !rates.admits(now, isUnknown);
    int most = isUnknown ? Math.min(valuesMax, UnknownLimits.JSON_VALUES_MAX) : valuesMax;
    var reading = memory.share(admittance.user());
    boolean isLarge = text.length() > InboundMemory.FREE_BYTES;
    if (isLarge && !reading.holdAtOnce(VALUES_PER_TEXT * text.length())) {
      // before it takes more time and memory than others have
      tally.refused(Excess.MEMORY);
      refuse(ErrorCode.OVERLOADED, ClientMessageId.NONE);
      return;
    }
    Decoded decoded;
    try (reading) {
      decoded = decoder.decode(text, most);
    }
    switch (decoded) {
      case Decoded.Malformed malformed when isTooFast ->
          refuseTooFast(malformed.clientMessageId(), now);
      case Decoded.Malformed malformed -> malformed(malformed);
      case Decoded.Ignored() -> malformedInARow = 0;
      case Decoded.TooLarge(var id) when isTooFast -> refuseTooFast(id, now);
      case Decoded.TooLarge(var id) -> {
        malformedInARow = 0;
        outbox.offer(new Notice.Refused(ErrorCode.MESSAGE_TOO_LARGE, Duration.ZERO, id));
      }
      case Decoded.Message(var message, var said) -> {
        JOURNAL.tell(JournalEvent.FRAME_IN, Detail.kind(message));
        malformedInARow = 0;
        if (isTooFast && !rates.admitsAllTheSame(message, now)) {
          takeTooFast(message, said, text.length(), now);
        } else {
          take(message, said, text.length());
        }
      }
    }
  }

  private void malformed(Decoded.Malformed malformed) {
    malformedInARow++;
    outbox.offer(
        new Notice.Unreadable(malformed.fault(), malformed.pointer(), malformed.clientMessageId()));
    if (malformedInARow == MALFORMED_MAX) {
      outbox.end(CloseCode.POLICY_VIOLATION, "too many malformed messages");
    }
  }

  /** Refuses a message by its name if it has one; what pages tell is not lost, but joined. */
  private void takeTooFast(ClientMessage message, Credentials said, int length, long now) {
    switch (message) {
      case ClientMessage.Chat chat -> refuseTooFast(chat.clientMessageId(), now);
      case ClientMessage.UiStateChanged(var update) -> join(Optional.of(update), said, length);
      case ClientMessage.UiStateUndated() -> join(Optional.empty(), said, length);
      case ClientMessage.Heartbeat _,
          ClientMessage.Stop _,
          ClientMessage.AuthRefresh _,
          ClientMessage.Resume _,
          ClientMessage.UiActionDone _ ->
          refuseTooFast(ClientMessageId.NONE, now);
    }
  }

  private void refuseTooFast(ClientMessageId id, long now) {
    tally.refused(Excess.MESSAGES);
    if (id.isPresent()) {
      refuse(ErrorCode.RATE_LIMITED, id);
    } else {
      rateWarning.refused(now);
    }
  }

  private void join(Optional<UiStateUpdate> update, Credentials said, int length) {
    if (isJoined(update, said, length)) {
      return;
    }
    var joined = new JoinedUpdates(said, joinedCharactersMax, joiningTime);
    boolean _ = joined.join(update, said, length);
    int charactersMax = Math.max(length, joinedCharactersMax);
    long weight = Math.max(charactersMax, update.map(Reception::weight).orElse(0L));
    if (handOver(said, charactersMax, weight, () -> dialogue.update(joined))) {
      joining = joined;
    } else {
      refuse(ErrorCode.OVERLOADED, ClientMessageId.NONE);
    }
  }

  private boolean isJoined(Optional<UiStateUpdate> update, Credentials said, int length) {
    return joining != null && joining.join(update, said, length);
  }

  private void take(ClientMessage message, Credentials said, int length) {
    switch (message) {
      case ClientMessage.Heartbeat(var sequence) ->
          outbox.offer(new Notice.HeartbeatAcknowledged(clock.instant(), sequence));
      case ClientMessage.UiActionDone done -> actionDone(done, said, length);
      case ClientMessage.Chat chat -> {
        if (!handOver(said, length, () -> dialogue.chat(chat, said))) {
          refuse(ErrorCode.OVERLOADED, chat.clientMessageId());
        }
      }
      case ClientMessage.UiStateChanged(var update) -> {
        if (!isJoined(Optional.of(update), said, length)) {
          long weight = length > WEIGHED_CHARACTERS_MIN ? weight(update) : length;
          if (!handOver(said, length, weight, () -> dialogue.update(update, said, length))) {
            refuse(ErrorCode.OVERLOADED, ClientMessageId.NONE);
          }
        }
      }
      case ClientMessage.UiStateUndated() -> {
        if (!isJoined(Optional.empty(), said, length)) {
          handOverOrRefuse(said, length, dialogue::undated);
        }
      }
      case ClientMessage.Resume(var after) ->
          handOverOrRefuse(said, length, () -> dialogue.resume(after, said));
      case ClientMessage.AuthRefresh() ->
          handOverOrRefuse(said, length, () -> dialogue.refresh(said));
      case ClientMessage.Stop stop -> stop(stop, said);
    }
  }

  private void actionDone(ClientMessage.UiActionDone done, Credentials said, int length) {
    JOURNAL.tell(JournalEvent.ACTION_DONE, Detail.outcome(done.success() ? "done" : "failed"));
    // nothing waits for what became of any other action
    if (ConsentQuestion.isName(done.actionId())) {
      handOverOrRefuse(said, length, () -> dialogue.settle(done, said));
    }
  }

  private void handOverOrRefuse(Credentials said, int length, Runnable answer) {
    if (!handOver(said, length, answer)) {
      refuse(ErrorCode.OVERLOADED, ClientMessageId.NONE);
    }
  }

  /** What its JSON takes in memory, which may be many times its length. */
  private static long weight(UiStateUpdate update) {
    return Weight.of(update.change().applyTo(JsonObject.EMPTY));
  }

  private boolean handOver(Credentials said, int length, Runnable answer) {
    return handOver(said, length, length, answer);
  }

  /** Takes memory for it as long as it waits and is done. */
  private boolean handOver(Credentials said, int length, long weight, Runnable answer) {
    var kept = memory.share(admittance.user());
    if (!kept.holdAtOnce(weight)) {
      tally.refused(Excess.MEMORY);
      return false;
    }
    if (handOver(said, length, answer, kept)) {
      return true;
    }
    kept.close();
    return false;
  }

  private boolean handOver(Credentials said, int length, Runnable answer, WorkMemory.Share kept) {
    Credentials before = notYetJudged();
    // what is joined later would come ahead of this
    endJoining();
    int waitingMax =
        admittance.isUnknown() ? UnknownLimits.MESSAGES_WAITING_MAX : Integer.MAX_VALUE;
    if (!inbox.offer(length, waitingMax, answer, kept::close)) {
      return false;
    }
    handedOver = said.orElse(before);
    return true;
  }

  private void endJoining() {
    if (joining != null) {
      joining.close();
      joining = null;
    }
  }

  /**
   * Stops ahead of the messages that wait: none of those can be the running turn yet. So the
   * credentials that came with them may have to do.
   */
  private void stop(ClientMessage.Stop stop, Credentials said) {
    Credentials waiting = notYetJudged();
    if (dialogue.stopAtOnce(stop, said.orElse(waiting))) {
      return;
    }
    if (!inbox.overtake(() -> dialogue.stop(stop, said, waiting))) {
      refuse(ErrorCode.OVERLOADED, ClientMessageId.NONE);
    }
  }

  private Credentials notYetJudged() {
    if (inbox.isIdle()) {
      handedOver = Credentials.NONE;
    }
    return handedOver;
  }

  private void refuse(ErrorCode code, ClientMessageId id) {
    outbox.offer(new Notice.Refused(code, RateWarning.RETRY, id));
  }
}
