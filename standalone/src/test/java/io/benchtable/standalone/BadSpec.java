package io.benchtable.standalone;

import io.benchtable.standalone.client.Tables;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Specs with one mistake each. */
enum BadSpec {
  COLOUR("spec.colour", "{\"colour\": \"red\"}"),
  MATRIX("spec.parameters.k", "{\"parameters\": {\"k\": []}}"),
  RUNS("spec.repetitions", "{\"parameters\": {\"k\": [1, 2]}, \"repetitions\": 6000}"),
  PARAMETER(
      "spec.pipeline[0].command[1]",
      "{\"pipeline\": [{\"name\": \"s\", \"command\": [\"echo\", \"${nothing}\"]}]}"),
  DATASET(
      "spec.dataset.files.genome",
      "{\"dataset\": {\"files\": {\"genome\": \"/nowhere/genome.fa\"}}}"),
  BOOK("spec.pricing.book", "{\"pricing\": {\"book\": \"no-such-book\"}}"),
  TYPE(
      "spec.pricing.instanceType",
      "{\"pricing\": {\"book\": \"aws-ec2-on-demand\", \"instanceType\": \"m9.gigantic\"}}"),
  BASELINE("spec.baseline", "{\"parameters\": {\"k\": [1]}, \"baseline\": {\"k\": 2}}");

  private static final String GOOD =
      """
      {"name": "bad", "pipeline": [{"name": "s", "command": ["true"]}]}
      """;

  /** Where the mistake is. */
  final String path;

  private final String wrong;

  BadSpec(String path, String wrong) {
    this.path = path;
    this.wrong = wrong;
  }

  JsonNode spec() {
    ObjectNode spec = (ObjectNode) Tables.JSON.readTree(GOOD);
    return spec.setAll((ObjectNode) Tables.JSON.readTree(wrong));
  }
}
