package io.benchtable.jobs.software;

import io.benchtable.jobs.process.StepScript;
import io.benchtable.jobs.run.DatasetHashes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The folder of a conda environment. */
record CondaEnvironment(Path prefix) {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String UNSET = "***unset***";

  boolean isThere() {
    return Files.isDirectory(prefix.resolve("conda-meta"));
  }

  /** Where it is, and which packages it has: each has a file that is named after its build. */
  String version() throws IOException {
    var packages = files("conda-meta").stream().map(Path::getFileName).map(Path::toString).toList();
    var all = String.join("\n", packages);
    return "%s (%d packages, sha256:%s)"
        .formatted(
            prefix, packages.size(), DatasetHashes.sha256(all.getBytes(StandardCharsets.UTF_8)));
  }

  private List<Path> files(String folder) throws IOException {
    var directory = prefix.resolve(folder);
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (var files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  /**
   * What {@code conda env config vars} and its packages set, as lines that a shell reads.
   *
   * @throws IOException if it cannot be read
   */
  String exports() throws IOException {
    var variables = new TreeMap<String, String>();
    for (var file : files("etc/conda/env_vars.d")) {
      put(read(file), variables);
    }
    var state = prefix.resolve("conda-meta/state");
    if (Files.exists(state)) {
      put(read(state).path("env_vars"), variables);
    }
    return variables.entrySet().stream()
        .map(one -> "export " + one.getKey() + "=" + StepScript.quote(one.getValue()) + "\n")
        .collect(Collectors.joining());
  }

  private static JsonNode read(Path file) throws IOException {
    try {
      return JSON.readTree(Files.readAllBytes(file));
    } catch (JacksonException malformed) {
      throw new IOException(
          "Expected JSON in " + file + ", but: " + malformed.getOriginalMessage(), malformed);
    }
  }

  private static void put(JsonNode from, Map<String, String> variables) {
    for (var one : new ArrayList<>(from.properties())) {
      var value = one.getValue().asString("");
      if (one.getKey().matches("[A-Za-z_][A-Za-z0-9_]*") && !value.equals(UNSET)) {
        variables.put(one.getKey(), value);
      }
    }
  }
}
