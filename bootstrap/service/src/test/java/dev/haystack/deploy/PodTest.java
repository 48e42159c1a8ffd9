package dev.haystack.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.haystack.bootstrap.KnownSettings;
import dev.haystack.kit.Eventually;
import dev.haystack.testkit.LoopbackModel;
import dev.haystack.testkit.LoopbackPractice;
import dev.haystack.testkit.Programs;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Deployment's program under its probes and its end. */
class PodTest {

  private static final int FASTER = 5;
  private static final int DRAIN_SECONDS =
      Integer.parseInt(
          KnownSettings.standard("DRAIN_SECONDS").orElseThrow().replaceFirst("\\D.*", ""));

  @TempDir private Path folder;

  @Test
  @Tag("OP-7")
  void aPodStartsIsReadyDrainsAndEndsInItsGrace() throws Exception {
    PodSpec pod =
        Manifests.read("base/deployment.yaml", Deployment.class).getSpec().getTemplate().getSpec();
    try (var model = new LoopbackModel();
        var practice = new LoopbackPractice();
        var kubelet = Kubelet.runs(pod, environment(pod, model, practice), folder, FASTER)) {
      assertTrue(kubelet.isStarted(), kubelet.said());
      assertEquals(200, kubelet.liveness());
      assertEquals(200, kubelet.readiness());

      long begin = System.nanoTime();
      kubelet.terminate();

      Eventually.holds(() -> readiness(kubelet) == 503);
      assertEquals(200, kubelet.liveness(), "nobody kills what drains");
      assertTrue(kubelet.isAlive());
      assertEquals(OptionalInt.of(0), kubelet.endsInItsGrace(), kubelet.said());
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
      assertTrue(seconds >= DRAIN_SECONDS / FASTER - 1, () -> "it drained for " + seconds + " s");
    }
  }

  /** What the container is given, with what is elsewhere here on this machine, in less time. */
  private Map<String, String> environment(
      PodSpec pod, LoopbackModel model, LoopbackPractice practice) throws IOException {
    Map<String, String> environment =
        new HashMap<>(Manifests.read("base/configmap.yaml", ConfigMap.class).getData());
    for (EnvVar variable : pod.getContainers().getFirst().getEnv()) {
      // what is no file is the pod's own name
      environment.put(variable.getName(), variable.getValue() == null ? "pod-1" : secret(variable));
    }
    environment.computeIfPresent(
        "AUDIT_FILE", (_, path) -> folder.resolve(Path.of(path).getFileName()).toString());
    for (String name : List.of("HOST", "ADMIN_HOST")) {
      environment.computeIfPresent(name, (_, _) -> "127.0.0.1");
    }
    for (String name : List.of("PORT", "ADMIN_PORT")) {
      if (environment.containsKey(name)) {
        environment.put(name, Integer.toString(Programs.freePort()));
      }
    }
    environment.put("NESTJS_API_URL", practice.url());
    environment.put("OPENAI_BASE_URL", model.baseUrl());
    environment.computeIfPresent(
        "SHUTDOWN_SECONDS", (_, seconds) -> "" + Integer.parseInt(seconds) / FASTER);
    environment.put("DRAIN_SECONDS", "" + DRAIN_SECONDS / FASTER);
    return environment;
  }

  /** A file that holds what would do for each of them. */
  private String secret(EnvVar variable) throws IOException {
    Path file = folder.resolve(variable.getName());
    Files.writeString(file, Base64.getEncoder().encodeToString(new byte[32]));
    var _ = Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r-----"));
    return file.toString();
  }

  private static int readiness(Kubelet kubelet) {
    try {
      return kubelet.readiness();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
