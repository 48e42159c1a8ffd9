package dev.haystack.domain.uistate;

import dev.haystack.domain.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The page a user is on; type and url are empty where they are not known. */
public record Page(String type, String url) {

  static final String TRANSCRIBE = "transcribe_page";

  private static final String UNKNOWN = "unknown";
  private static final Set<String> TRANSCRIBE_ALIASES =
      Set.of("sessions_page", "live_transcribe", "live-transcribe");
  private static final Map<String, String> DISPLAY_NAMES =
      Map.ofEntries(
          Map.entry("dashboard", "Dashboard"),
          Map.entry("clients_list", "Clients"),
          Map.entry("client_details", "Client Details"),
          Map.entry("messages_page", "Messages"),
          Map.entry("homework_page", "Homework"),
          Map.entry("files_page", "Files"),
          Map.entry("profile_page", "Profile"),
          Map.entry("practitioners_page", "Practitioners"),
          Map.entry(TRANSCRIBE, "Live Transcribe"),
          Map.entry("session_viewer", "Session Viewer"),
          Map.entry("sessions_list", "Sessions"),
          Map.entry("settings", "Settings"),
          Map.entry("reports", "Reports"),
          Map.entry(UNKNOWN, "Unknown Page"));

  /** The page that the fields tell of. */
  public static Page of(JsonObject fields) {
    String url = fields.text("page_url").orElse("");
    return new Page(fields.text("page_type").orElseGet(() -> typeOf(url)), url);
  }

  private static String typeOf(String url) {
    return url.contains("/live-transcribe") || url.contains("/sessions") ? TRANSCRIBE : UNKNOWN;
  }

  /** Whether the app has a page of that type. */
  public static boolean isKnown(String type) {
    return !type.equals(UNKNOWN)
        && (DISPLAY_NAMES.containsKey(type) || TRANSCRIBE_ALIASES.contains(type));
  }

  /** The type under its one name. */
  public String canonicalType() {
    return TRANSCRIBE_ALIASES.contains(type) ? TRANSCRIBE : type;
  }

  /** What the user calls the page. */
  public String displayName() {
    String known = DISPLAY_NAMES.get(canonicalType());
    return known == null ? titleCase(type) : known;
  }

  private static String titleCase(String type) {
    return Arrays.stream(type.split("[_\\-\\s]+"))
        .filter(word -> !word.isEmpty())
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(Collectors.joining(" "));
  }
}
