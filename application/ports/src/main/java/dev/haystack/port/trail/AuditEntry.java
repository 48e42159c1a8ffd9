package dev.haystack.port.trail;

import dev.haystack.domain.error.ErrorCode;
import dev.haystack.domain.identity.Principal;
import dev.haystack.domain.identity.ProfileId;
import dev.haystack.domain.identity.UserId;
import dev.haystack.domain.session.SessionId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One thing that somebody did or wanted to do. What is not known is empty.
 *
 * @param clients the ids of the practice's clients that a tool was called for
 * @param count how many alike it stands for, 0 where that is not told
 * @param code an error's name, or a tool's failure
 * @param reason why, in a word of ours
 */
public record AuditEntry(
    AuditEvent event,
    AuditOutcome outcome,
    AuditOrigin origin,
    Optional<UserId> user,
    ProfileId profile,
    Optional<SessionId> session,
    String tool,
    List<String> clients,
    long count,
    String code,
    String reason) {

  private static final int CLIENTS_MAX = 20;

  /** An id has a digit: a model may have put a name in its place. */
  private static final Pattern ID = Pattern.compile("(?=.*[0-9])[A-Za-z0-9_.:-]{1,64}");

  public AuditEntry {
    clients = List.copyOf(clients);
  }

  /** One of which no more is known. */
  public static AuditEntry of(AuditEvent event, AuditOutcome outcome) {
    return new AuditEntry(
        event,
        outcome,
        AuditOrigin.UNKNOWN,
        Optional.empty(),
        ProfileId.NONE,
        Optional.empty(),
        "",
        List.of(),
        0,
        "",
        "");
  }

  /** Something that was done. */
  public static AuditEntry allowed(AuditEvent event) {
    return of(event, AuditOutcome.ALLOWED);
  }

  /** Something that was refused. */
  public static AuditEntry denied(AuditEvent event, ErrorCode why) {
    return of(event, AuditOutcome.DENIED).code(why.wireName());
  }

  public AuditEntry from(AuditOrigin where) {
    return new AuditEntry(
        event, outcome, where, user, profile, session, tool, clients, count, code, reason);
  }

  public AuditEntry by(Principal caller) {
    return by(caller.user(), caller.profile());
  }

  public AuditEntry by(UserId who, ProfileId under) {
    return new AuditEntry(
        event,
        outcome,
        origin,
        Optional.of(who),
        under,
        session,
        tool,
        clients,
        count,
        code,
        reason);
  }

  public AuditEntry in(SessionId where) {
    return new AuditEntry(
        event,
        outcome,
        origin,
        user,
        profile,
        Optional.of(where),
        tool,
        clients,
        count,
        code,
        reason);
  }

  /** Of a tool's call, for those of these clients whose ids can be ids. */
  public AuditEntry tool(String name, Collection<String> ids) {
    List<String> clear =
        ids.stream().filter(id -> ID.matcher(id).matches()).distinct().limit(CLIENTS_MAX).toList();
    return new AuditEntry(
        event, outcome, origin, user, profile, session, name, clear, count, code, reason);
  }

  public AuditEntry count(long many) {
    return new AuditEntry(
        event, outcome, origin, user, profile, session, tool, clients, many, code, reason);
  }

  public AuditEntry code(String word) {
    return new AuditEntry(
        event, outcome, origin, user, profile, session, tool, clients, count, word, reason);
  }

  public AuditEntry reason(String word) {
    return new AuditEntry(
        event, outcome, origin, user, profile, session, tool, clients, count, code, word);
  }

  /** Why, as one of a closed set, if that is known. */
  public AuditEntry because(Optional<? extends Enum<?>> why) {
    return why.map(one -> reason(one.name().toLowerCase(Locale.ROOT))).orElse(this);
  }
}
