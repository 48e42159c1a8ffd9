package dev.haystack.outbound.redisson;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A Lua script.
 *
 * @param digest by which Redis knows it
 */
public record Script(String text, String digest) {

  public static Script of(String text) {
    return new Script(text, sha1(text));
  }

  /**
   * A script whose keys are of these types: one that fails removes keys of other types, which
   * somebody else or a damage left there, and goes on without them.
   */
  static Script over(List<String> types, String text) {
    return of(
        "local function work() "
            + text
            + """
            end
            local isDone, answer = pcall(work)
            if isDone then return answer end
            local isMended = false
            for i, type in ipairs({%s}) do
              local found = redis.call('TYPE', KEYS[i]).ok
              if found ~= 'none' and found ~= type then
                redis.call('DEL', KEYS[i])
                isMended = true
              end
            end
            if isMended then return work() end
            return type(answer) == 'table' and answer or redis.error_reply(answer)
            """
                .formatted(
                    types.stream()
                        .map(type -> "'" + type + "'")
                        .collect(Collectors.joining(", "))));
  }

  private static String sha1(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
