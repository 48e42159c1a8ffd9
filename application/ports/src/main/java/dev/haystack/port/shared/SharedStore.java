package dev.haystack.port.shared;

import dev.haystack.port.outbox.ViolationOutbox;
import java.time.Duration;
import java.util.Optional;

/**
 * One store that all nodes share, as one of them sees it. Its parts see each other's writes; making
 * one neither fails nor waits, even if nothing answers; closing it fails what is under way.
 */
public interface SharedStore extends AutoCloseable {

  /** What health and the log call it. */
  String name();

  /** The node that sees it so. */
  NodeId node();

  /** The longest that a call to any of its parts takes. */
  Duration waitMax();

  StoreProbe probe();

  SharedSessions sessions();

  SharedUiStates uiStates();

  SharedEventLog log();

  TurnLines lines();

  ViolationOutbox violations();

  NodeBus bus();

  SharedBudgets budgets();

  /**
   * What is wrong with what the settings say of the store, if something that answers there says
   * that; waits until it was asked for the first time.
   */
  Optional<String> mistake(Duration atMost);

  @Override
  void close();
}
