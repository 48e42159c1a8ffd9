package dev.haystack.cluster.log;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.port.shared.LogView;
import java.util.Optional;

/**
 * What a node knows of one session's shared log; what it learns makes the next one.
 *
 * @param shared where the shared log was when it was last in line with the one here
 * @param common up to where all nodes have the same events
 * @param forkedFrom the last place of the epoch before, up to which it is the same log
 * @param offered the name that the shared log may have, whether the store says it or not
 * @param fence the right to write that this node's turns have shown
 * @param agreed whether the two logs were in line when the shared one was last asked
 * @param alone whether no other node has sockets or turns of the session, as far as can be known
 * @param watching whether this node is told of what is added
 */
record Knowledge(
    LogPosition shared,
    LogPosition common,
    Optional<LogPosition> forkedFrom,
    String offered,
    long fence,
    boolean agreed,
    boolean alone,
    boolean watching) {

  static final LogPosition NOWHERE = new LogPosition("", 0);

  /** Nobody has been asked yet. */
  static final Knowledge NONE =
      new Knowledge(NOWHERE, NOWHERE, Optional.empty(), "", 0, false, false, false);

  /** Whether the shared log lacks an event of that number, which was added here. */
  boolean lacks(long appended) {
    return appended > shared.lastSequence();
  }

  /** Whether no other node can know of that epoch. */
  boolean isSecret(String epoch) {
    return !epoch.equals(offered) && !epoch.equals(common.epoch()) && !epoch.equals(shared.epoch());
  }

  /** Whether all nodes have the same events up to that place. */
  boolean isCommon(LogPosition position) {
    return position.lastSequence() == 0
        || (common.epoch().equals(position.epoch())
            && position.lastSequence() <= common.lastSequence());
  }

  /** The two logs are in line. */
  Knowledge agree(LogPosition position) {
    boolean isFurther =
        !common.epoch().equals(position.epoch()) || common.lastSequence() < position.lastSequence();
    return places(position, isFurther ? position : common, forkedFrom)
        .states(true, alone, watching);
  }

  /** The log here became another one, which the shared one is. */
  Knowledge adopt(LogPosition position) {
    return places(shared, common, Optional.empty()).agree(position);
  }

  /** The shared log may be called so from now on. */
  Knowledge offer(String epoch) {
    return new Knowledge(shared, common, forkedFrom, epoch, fence, agreed, alone, watching);
  }

  /** A turn of this node has that right to write. */
  Knowledge show(long right) {
    long newest = Math.max(fence, right);
    return new Knowledge(shared, common, forkedFrom, offered, newest, agreed, alone, watching);
  }

  /** The shared log is gone. */
  Knowledge lose() {
    return places(NOWHERE, common, forkedFrom);
  }

  /** The shared log is to be asked before anything else. */
  Knowledge doubt() {
    return states(false, alone, watching);
  }

  /** It was asked. */
  Knowledge ask(boolean asWatcher, Optional<LogView> view) {
    return states(agreed, alone, asWatcher && view.isPresent()).see(view);
  }

  /** It was seen. */
  Knowledge see(Optional<LogView> view) {
    return states(agreed, view.filter(seen -> seen.otherNodes() == 0).isPresent(), watching);
  }

  Knowledge unwatch() {
    return states(false, alone, false);
  }

  /** The store is away from now on, and others may come: not if they would have been told of. */
  Knowledge cutOff(boolean isFollowed, long appended) {
    boolean isInvolved = (agreed && watching && isFollowed) || lacks(appended);
    return states(false, alone && isInvolved, watching);
  }

  /** The log here, which is at that place, goes its own way from now on. */
  Knowledge fork(LogPosition held, long appended) {
    boolean isSame = held.equals(shared) && !lacks(appended);
    return places(shared, common, isSame ? Optional.of(shared) : Optional.empty())
        .states(false, true, watching);
  }

  /** All nodes go on in another epoch from there. */
  Knowledge branch(LogPosition from, LogPosition fresh) {
    return places(shared, common, Optional.of(from)).agree(fresh);
  }

  private Knowledge places(LogPosition at, LogPosition same, Optional<LogPosition> from) {
    return new Knowledge(at, same, from, offered, fence, agreed, alone, watching);
  }

  private Knowledge states(boolean isAgreed, boolean isAlone, boolean isWatching) {
    return new Knowledge(shared, common, forkedFrom, offered, fence, isAgreed, isAlone, isWatching);
  }
}
