package dev.haystack.inbound.console;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * The page at {@code /}, what it needs under {@code /console/}, and the client library under {@code
 * /client/}, where it is for everybody: all of it read once, and then at hand. Safe for use by many
 * threads.
 */
public final class Console {

  /** Nothing but the page's own files runs, shows or is asked; nobody may frame it. */
  public static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src"
              + " data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
              + " require-trusted-types-for 'script'; trusted-types lit-html",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Vary",
          "Accept-Encoding");

  private static final String SCRIPT = "text/javascript; charset=utf-8";
  private static final String STYLE = "text/css; charset=utf-8";
  private static final String PAGE = "text/html; charset=utf-8";

  private static final String ENTRY = "main.js";
  private static final String CLIENT = "client/haystack.js";

  /** What the client library imports only where it needs it, beside what asks for it. */
  private static final List<String> IMPORTED_LATER =
      List.of("client/documents.js", "client/listening.js");

  private static final List<String> VENDORED =
      List.of("vendor/lit-html.js", "vendor/marked.esm.js");
  private static final List<String> STYLES =
      List.of("styles/base.css", "styles/conversation.css", "styles/inspector.css");

  private final Map<String, PageFile> files;

  private Console(Map<String, PageFile> files) {
    this.files = Map.copyOf(files);
  }

  /** The console, unless there is none. */
  public static Optional<Console> of(ConsoleMode mode, boolean asksForTokens) {
    return mode == ConsoleMode.OFF ? Optional.empty() : Optional.of(read(mode, asksForTokens));
  }

  private static Console read(ConsoleMode mode, boolean asksForTokens) {
    SequencedMap<String, byte[]> parts = new LinkedHashMap<>();
    parts.put("app.js", Bundle.of(ENTRY).getBytes(StandardCharsets.UTF_8));
    parts.put("app.css", joined(STYLES));
    IMPORTED_LATER.forEach(
        module ->
            parts.put(
                module.substring(module.indexOf('/') + 1),
                Bundle.exporting(module).getBytes(StandardCharsets.UTF_8)));
    VENDORED.forEach(name -> parts.put(name, PageSource.read(name)));
    String hash = PageFile.hash(joined(parts));
    var files = new LinkedHashMap<String, PageFile>();
    parts.forEach(
        (name, content) ->
            files.put(
                "/console/" + hash + "/" + name,
                PageFile.of(name.endsWith(".css") ? STYLE : SCRIPT, PageFile.FOR_EVER, content)));
    Stream.concat(Stream.of(CLIENT), IMPORTED_LATER.stream())
        .flatMap(entry -> Bundle.modulesOf(entry).stream())
        .forEach(
            module ->
                files.put(
                    "/" + module,
                    PageFile.of(SCRIPT, PageFile.ASKED_AGAIN, PageSource.read(module))));
    String page =
        new String(PageSource.read("index.html"), StandardCharsets.UTF_8)
            .replace("{hash}", hash)
            .replace("{mode}", mode.word())
            .replace("{tokens}", asksForTokens ? "asked" : "none");
    files.put("/", PageFile.of(PAGE, PageFile.ASKED_AGAIN, page.getBytes(StandardCharsets.UTF_8)));
    return new Console(files);
  }

  private static byte[] joined(List<String> names) {
    var all = new LinkedHashMap<String, byte[]>();
    names.forEach(name -> all.put(name, PageSource.read(name)));
    return joined(all);
  }

  private static byte[] joined(Map<String, byte[]> parts) {
    var all = new ByteArrayOutputStream();
    parts.values().forEach(all::writeBytes);
    return all.toByteArray();
  }

  /** What is at that path. */
  public Optional<PageFile> at(String path) {
    return Optional.ofNullable(files.get(path));
  }
}
