package dev.haystack.cluster.log;

import dev.haystack.domain.event.LogPosition;
import dev.haystack.domain.session.SessionId;
import dev.haystack.port.shared.LogBatch;
import dev.haystack.port.shared.LogLook;
import dev.haystack.port.shared.LogView;
import dev.haystack.port.shared.SharedEventLog;
import dev.haystack.port.shared.StoreUnavailableException;
import dev.haystack.port.tracing.Attribute;
import dev.haystack.port.tracing.Operation;
import dev.haystack.port.tracing.Span;
import dev.haystack.port.tracing.TraceContext;
import dev.haystack.port.tracing.Tracing;
import java.util.List;
import java.util.Optional;

/** A shared log whose writes are followed as pieces of work, each one for several sessions. */
public record TracedSharedLog(SharedEventLog log, Tracing tracing) implements SharedEventLog {

  @Override
  public List<Optional<LogView>> append(List<LogBatch> batches) {
    Span span = tracing.from(TraceContext.NONE).begin(Operation.storeFlush());
    try {
      span.tell(Attribute.count(batches.size()));
      return log.append(batches);
    } catch (StoreUnavailableException e) {
      span.fail("unavailable");
      throw e;
    } finally {
      span.end();
    }
  }

  @Override
  public List<Optional<LogView>> look(List<LogLook> looks) {
    return log.look(looks);
  }

  @Override
  public Optional<LogView> create(SessionId session, LogPosition at, long fence) {
    return log.create(session, at, fence);
  }

  @Override
  public Optional<LogView> move(SessionId session, LogPosition expected, LogPosition to) {
    return log.move(session, expected, to);
  }

  @Override
  public void unwatch(List<SessionId> sessions) {
    log.unwatch(sessions);
  }

  @Override
  public void delete(SessionId session) {
    log.delete(session);
  }
}
