package dev.haystack.outbound.redisson.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A real Redis on a port and with data of its own, both kept over restarts; closing ends it and
 * deletes its data. For one thread at a time.
 */
public final class RedisServer implements AutoCloseable {

  /** As long as a service waits for Redis unless it is set otherwise. */
  public static final Duration TIMEOUT = Duration.ofMillis(240);

  /** What a test waits that shows no outage: a starved machine must not look like one. */
  public static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Pattern CALLED = Pattern.compile("cmdstat_eval[a-z_]*:calls=([0-9]+)");
  private static final String FILLER = "filler-";
  private static final int FILLERS = 20;

  private final Path data = Directories.create("redis-data");
  private final List<Path> dumps = new ArrayList<>();
  private final int port;
  private final List<String> options;
  private final boolean appendOnly;
  private @Nullable RedisProcess process;

  private RedisServer(int port, boolean appendOnly, List<String> options) {
    this.port = port;
    this.appendOnly = appendOnly;
    this.options = List.copyOf(options);
  }

  /** Not started yet; it writes every change to a file, and reads it at its next start. */
  public static RedisServer lasting(String... options) {
    return new RedisServer(FreePort.any(), true, List.of(options));
  }

  /** Not started yet; it keeps nothing when it ends, except in dumps. */
  public static RedisServer forgetful(String... options) {
    return new RedisServer(FreePort.any(), false, List.of(options));
  }

  /** Not started yet; a member of a cluster that keeps nothing. */
  public static RedisServer clustered() {
    return new RedisServer(
        FreePort.withPartner(),
        false,
        List.of(
            "--cluster-enabled",
            "yes",
            "--cluster-announce-ip",
            "127.0.0.1",
            "--cluster-node-timeout",
            "2000"));
  }

  /** Lasting, and started. */
  public static RedisServer started(String... options) {
    RedisServer server = lasting(options);
    server.start();
    return server;
  }

  public int port() {
    return port;
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  public long pid() {
    return running().pid();
  }

  /** Returns when it serves. */
  public void start() {
    launch(appendOnly, List.of()).awaitReady();
  }

  /**
   * Kills it, and starts it with what it had, which it takes about that long to load; returns while
   * it does.
   */
  public void restartLoading(Duration about) {
    // it answers while it loads only after each two mebibytes
    for (int i = 0; i < FILLERS; i++) {
      command("SETRANGE", FILLER + i, "" + (3 << 20), "x");
    }
    command("SAVE");
    kill();
    long microsPerKey = about.toNanos() / 1000 / FILLERS;
    launch(false, List.of("--key-load-delay", "" + microsPerKey)).awaitListening();
  }

  /** Returns when it has loaded, and is as it was. */
  public void awaitLoaded() {
    running().awaitReady();
    for (int i = 0; i < FILLERS; i++) {
      command("DEL", FILLER + i);
    }
    if (appendOnly) {
      command("CONFIG", "SET", "appendonly", "yes");
      awaitRewrittenFile();
    }
  }

  private void awaitRewrittenFile() {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (isRewriting()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the file is not rewritten");
      }
    }
  }

  /** How many scripts it was asked to run so far. */
  public long scriptsRun() {
    return CALLED
        .matcher(command("INFO", "commandstats").getFirst())
        .results()
        .mapToLong(called -> Long.parseLong(called.group(1)))
        .sum();
  }

  private boolean isRewriting() {
    String persistence = command("INFO", "persistence").getFirst();
    return persistence.contains("aof_rewrite_in_progress:1")
        || persistence.contains("aof_rewrite_scheduled:1");
  }

  private RedisProcess launch(boolean appending, List<String> more) {
    if (process != null) {
      throw new IllegalStateException("it runs");
    }
    List<String> all = new ArrayList<>();
    all.addAll(List.of("--port", "" + port, "--bind", "127.0.0.1", "--dir", data.toString()));
    all.addAll(List.of("--save", "", "--rdbcompression", "no"));
    all.addAll(List.of("--appendonly", appending ? "yes" : "no"));
    all.addAll(options);
    all.addAll(more);
    RedisProcess launched = RedisProcess.start(data, all);
    process = launched;
    return launched;
  }

  /** Kills it (SIGKILL) if it runs. */
  public void kill() {
    if (process != null) {
      process.kill();
      process = null;
    }
  }

  /** Kills it, and starts it with what it had kept. */
  public void restart() {
    kill();
    start();
  }

  /** Kills it, and starts it with nothing. */
  public void restartEmpty() {
    kill();
    Directories.delete(data);
    Directories.make(data);
    start();
  }

  /** Stops it where it stands (SIGSTOP): connections stay, answers do not come. */
  public void hang() {
    running().stop();
  }

  /** Lets it go on (SIGCONT), and do what it was asked meanwhile. */
  public void resume() {
    running().resume();
  }

  /** Copies its data as they are now. */
  public Path takeDump() {
    if (!appendOnly) {
      command("SAVE");
    }
    Path dump = Directories.create("redis-dump");
    dumps.add(dump);
    Directories.copy(data, dump);
    return dump;
  }

  /** Kills it, and starts it with older data. */
  public void restartFrom(Path dump) {
    kill();
    Directories.delete(data);
    Directories.copy(dump, data);
    start();
  }

  /**
   * Asks it something; answers the texts and numbers in order, without nils.
   *
   * @throws RedisRefusal if it answers an error
   */
  public List<String> command(String... words) {
    try {
      return RedisAnswers.ask(port, List.of(words));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The names of all keys. */
  public Set<String> keys() {
    Set<String> keys = new TreeSet<>();
    String cursor = "0";
    do {
      List<String> page = command("SCAN", cursor, "COUNT", "1000");
      cursor = page.getFirst();
      keys.addAll(page.subList(1, page.size()));
    } while (!cursor.equals("0"));
    return keys;
  }

  /** Removes all data. */
  public void flush() {
    command("FLUSHALL");
  }

  /** Forgets all scripts. */
  public void forgetScripts() {
    command("SCRIPT", "FLUSH");
  }

  /** Refuses every write that needs memory, or no longer. */
  public void full(boolean full) {
    command("CONFIG", "SET", "maxmemory", full ? "1" : "0");
  }

  /** Takes no writes, as the replica of a master that is not there, or takes them again. */
  public void readOnly(boolean readOnly) {
    if (readOnly) {
      command("REPLICAOF", "127.0.0.1", "1");
    } else {
      command("REPLICAOF", "NO", "ONE");
    }
  }

  @Override
  public void close() {
    kill();
    Directories.delete(data);
    dumps.forEach(Directories::delete);
  }

  private RedisProcess running() {
    if (process == null) {
      throw new IllegalStateException("it does not run");
    }
    return process;
  }
}
