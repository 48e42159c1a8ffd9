package dev.haystack.deploy;

import java.util.List;
import java.util.Map;

/** As much of the resources of Prometheus' operator, and of kustomize, as the manifests use. */
final class CustomResources {

  private CustomResources() {}

  record Metadata(String name) {}

  record Labels(Map<String, String> matchLabels) {}

  record Endpoint(String port, String path, String interval) {}

  record ServiceMonitor(String apiVersion, String kind, Metadata metadata, MonitorSpec spec) {}

  record MonitorSpec(Labels selector, List<Endpoint> endpoints) {}

  record PrometheusRule(String apiVersion, String kind, Metadata metadata, RuleSpec spec) {}

  record RuleSpec(List<Object> groups) {}

  record Kustomization(
      String apiVersion,
      String kind,
      List<Pairs> labels,
      List<String> resources,
      List<Patch> patches,
      List<Image> images) {}

  record Pairs(Map<String, String> pairs) {}

  record Patch(String path, Target target) {}

  record Target(String kind, String name) {}

  record Image(String name, String newName, String newTag) {}
}
