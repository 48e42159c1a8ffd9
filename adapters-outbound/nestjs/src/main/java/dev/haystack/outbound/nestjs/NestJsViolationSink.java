package dev.haystack.outbound.nestjs;

import dev.haystack.domain.identity.AccessToken;
import dev.haystack.domain.tool.ToolFailure;
import dev.haystack.domain.violation.Violation;
import dev.haystack.outbound.transport.HttpTransport;
import dev.haystack.port.practice.ViolationSink;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Reports violations to the practice's REST API, under the violation's id as the key. */
public final class NestJsViolationSink implements ViolationSink {

  private static final String PATH = "/api/v1/admin/policy-violations";
  private static final int CONFLICT = 409;

  private static final int UNAUTHORIZED = 401;

  /** Refusals that a later attempt may mend. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  /** What is wrong with the record itself, so that no attempt may mend it. */
  private static final Set<ToolFailure> OF_THE_RECORD =
      Set.of(ToolFailure.UNAUTHORIZED, ToolFailure.FORBIDDEN);

  private final NestJsSettings settings;
  private final JsonCalls wire;
  private final Supplier<AccessToken> reporter;

  /** With a token that may be exchanged; none stands for the caller's. */
  public NestJsViolationSink(
      NestJsSettings settings, HttpTransport transport, Supplier<AccessToken> reporter) {
    this.settings = settings;
    this.reporter = reporter;
    this.wire =
        new JsonCalls(BaseAddress.of(settings.apiUrl()), transport, settings.bodyBytesMax());
  }

  @Override
  public Delivery deliver(Violation violation) {
    if (!violation.caller().profile().isPractitioner()) {
      return new Delivery.Rejected("the caller has no profile that the practice knows");
    }
    if (!reporter.get().isPresent() && !violation.caller().token().isPresent()) {
      return new Delivery.Rejected("there is no token to report it by");
    }
    try {
      return judged(send(violation));
    } catch (UpstreamException e) {
      return OF_THE_RECORD.contains(e.reason())
          ? new Delivery.Rejected("the token or the profile is not valid")
          : new Delivery.Unreachable(e.reason().code());
    }
  }

  private int send(Violation violation) {
    AccessToken token = reporter.get().isPresent() ? reporter.get() : violation.caller().token();
    Map<String, String> headers =
        Headers.of(token, violation.caller().profile(), "", violation.id());
    String body = new ViolationRecord(violation, settings.violationCase()).json().text();
    return wire.status(
        new UpstreamRequest("POST", PATH, body, true, violation.id()),
        headers,
        settings.violationLimit());
  }

  private Delivery judged(int status) {
    if ((status >= 200 && status < 300) || status == CONFLICT) {
      return new Delivery.Delivered();
    }
    if (status == UNAUTHORIZED) {
      // the service's token can be renewed for all records; a user's token only ages
      return reporter.get().isPresent()
          ? new Delivery.Unreachable("status 401")
          : new Delivery.Rejected("the user's token is not accepted");
    }
    return status >= 400 && status < 500 && !PASSING.contains(status)
        ? new Delivery.Rejected("status " + status)
        : new Delivery.Unreachable("status " + status);
  }
}
