package dev.haystack.kit.shared;

import dev.haystack.port.outbox.ViolationOutbox;
import dev.haystack.port.shared.NodeBus;
import dev.haystack.port.shared.NodeId;
import dev.haystack.port.shared.SharedBudgets;
import dev.haystack.port.shared.SharedEventLog;
import dev.haystack.port.shared.SharedSessions;
import dev.haystack.port.shared.SharedStore;
import dev.haystack.port.shared.SharedUiStates;
import dev.haystack.port.shared.StoreProbe;
import dev.haystack.port.shared.TurnLines;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A store in maps, as one node sees it; its way there may be cut off. */
public final class MapNode implements SharedStore {

  private final MapReach reach;
  private final NodeId node = new NodeId(UUID.randomUUID().toString());
  private final MapSessions sessions;
  private final MapUiStates uiStates;
  private final MapEventLog log;
  private final MapBus bus;

  MapNode(MapContents contents) {
    reach = new MapReach(contents);
    sessions = new MapSessions(reach);
    uiStates = new MapUiStates(reach);
    log = new MapEventLog(reach, node);
    bus = new MapBus(reach, node);
  }

  /** Cuts this node off, so that every call fails and no signal comes or goes, or lets it back. */
  public void setOutOfReach(boolean nowOutOfReach) {
    reach.setCutOff(nowOutOfReach);
  }

  @Override
  public String name() {
    return "maps";
  }

  @Override
  public NodeId node() {
    return node;
  }

  @Override
  public Duration waitMax() {
    // nobody is far away
    return Duration.ofMillis(250);
  }

  @Override
  public StoreProbe probe() {
    return new MapProbe(reach);
  }

  @Override
  public SharedSessions sessions() {
    return sessions;
  }

  @Override
  public SharedUiStates uiStates() {
    return uiStates;
  }

  @Override
  public SharedEventLog log() {
    return log;
  }

  @Override
  public TurnLines lines() {
    return new MapLines(reach);
  }

  @Override
  public ViolationOutbox violations() {
    return new MapViolations(reach);
  }

  @Override
  public NodeBus bus() {
    return bus;
  }

  @Override
  public SharedBudgets budgets() {
    return new MapBudgets(reach);
  }

  @Override
  public Optional<String> mistake(Duration atMost) {
    return Optional.empty();
  }

  @Override
  public void close() {
    reach.setCutOff(true);
    bus.close();
  }
}
