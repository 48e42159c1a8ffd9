package dev.haystack.outbound.nestjs;

import dev.haystack.domain.json.Json;
import dev.haystack.domain.json.JsonArray;
import dev.haystack.domain.json.JsonNull;
import dev.haystack.domain.json.JsonObject;
import dev.haystack.domain.json.JsonObjectBuilder;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The practitioner's day: what is on today, what is next, and what is unread. */
final class PractitionerToday implements AnswerShape {

  private static final int ROOMS_MAX = 5;
  private static final Selection SESSION =
      Selection.of(
          "id",
          "startsAt<startTime<startDate<scheduledAt<start",
          "endsAt<endTime<endDate<end",
          "status",
          "sessionType<type",
          "clientId<client.id",
          "title<name<topic");
  private static final Selection ROOM =
      Selection.of(
          "roomId<id", "name<title", "lastMessageAt<lastMessage.createdAt<latestMessage.createdAt");

  @Override
  public Json compose(ToolRun run) {
    AnswerParts parts = run.parts("sessions", "rooms");
    LocalDate today = run.now().atZone(run.zone()).toLocalDate();
    var result =
        JsonObject.builder()
            .put("status", parts.status())
            .put("timezone", run.zone().getId())
            .put("today", today.toString())
            .put(
                "currentTime",
                run.now()
                    .atZone(run.zone())
                    .truncatedTo(ChronoUnit.SECONDS)
                    .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
    parts.answer("sessions").ifPresent(answer -> addSessions(run, today, answer, result));
    parts.answer("rooms").ifPresent(answer -> addRooms(answer, result));
    parts.tell(result);
    return result.build();
  }

  private static void addSessions(
      ToolRun run, LocalDate today, Json answer, JsonObjectBuilder result) {
    List<JsonObject> sessions =
        Fields.rows(answer, "sessions").stream().map(PractitionerToday::session).toList();
    List<JsonObject> todays =
        sessions.stream()
            .filter(session -> start(session, run).filter(at -> isOn(today, at, run)).isPresent())
            .sorted(Comparator.comparing(session -> start(session, run).orElse(Instant.MAX)))
            .toList();
    Optional<JsonObject> next =
        sessions.stream()
            .filter(session -> !isCancelled(session))
            .filter(
                session -> start(session, run).filter(at -> !at.isBefore(run.now())).isPresent())
            .min(Comparator.comparing(session -> start(session, run).orElse(Instant.MAX)));
    result
        .put("sessionsToday", JsonArray.of(todays))
        .put("todayCount", todays.size())
        .put("nextSession", next.<Json>map(session -> session).orElse(JsonNull.NULL));
  }

  private static JsonObject session(JsonObject upstream) {
    JsonObject session = SESSION.from(upstream);
    String given = Fields.text(upstream, "clientName", "client_name");
    String name =
        given.isEmpty() ? upstream.object("client").map(Fields::personName).orElse("") : given;
    return name.isEmpty() ? session : session.with("clientName", name);
  }

  private static Optional<Instant> start(JsonObject session, ToolRun run) {
    return Times.instant(Fields.text(session, "startsAt"), run.zone());
  }

  private static boolean isOn(LocalDate day, Instant at, ToolRun run) {
    return at.atZone(run.zone()).toLocalDate().equals(day);
  }

  private static boolean isCancelled(JsonObject session) {
    return Fields.text(session, "status").toLowerCase(Locale.ROOT).startsWith("cancel");
  }

  private static void addRooms(Json answer, JsonObjectBuilder result) {
    List<JsonObject> rooms = Fields.rows(answer, "rooms");
    result.put("unreadMessages", rooms.stream().mapToLong(PractitionerToday::unread).sum());
    result.put(
        "recentRooms",
        rooms.stream()
            .limit(ROOMS_MAX)
            .map(room -> ROOM.addTo(JsonObject.builder(), room).put("unread", unread(room)).build())
            .collect(JsonArray.collector()));
  }

  private static long unread(JsonObject room) {
    return Fields.count(room, "unread", "unreadCount", "unread_count", "totalUnreadMessage")
        .orElse(0);
  }
}
