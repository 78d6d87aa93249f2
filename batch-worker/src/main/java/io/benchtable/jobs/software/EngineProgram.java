package io.benchtable.jobs.software;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Programs of container engines on this host, and what they need of our environment. */
record EngineProgram(Map<String, String> ours) {

  private static final Pattern NEEDED =
      Pattern.compile(
          "HOME|USER|LOGNAME|TMPDIR|LANG|XDG_.*|DBUS_SESSION_BUS_ADDRESS|SSL_CERT_.*"
              + "|DOCKER_.*|CONTAINERS?_.*|STORAGE_.*|REGISTRY_AUTH_FILE"
              + "|APPTAINER_(CACHEDIR|TMPDIR|CONFIGDIR|DOCKER_USERNAME|DOCKER_PASSWORD)"
              + "|(?i:https?_proxy|no_proxy|all_proxy)");

  Map<String, String> environment() {
    var environment = new LinkedHashMap<String, String>();
    ours.forEach(
        (name, value) -> {
          if (NEEDED.matcher(name).matches()) {
            environment.put(name, value);
          }
        });
    environment.put("PATH", searchPath());
    return Map.copyOf(environment);
  }

  private String searchPath() {
    var own = ours.getOrDefault("PATH", "");
    return own.isEmpty() ? Programs.in(List.of()).variable() : own;
  }

  Optional<Path> find(String name) {
    return Stream.of(searchPath().split(":"))
        .filter(folder -> folder.startsWith("/"))
        .map(folder -> Path.of(folder, name))
        .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
        .findFirst();
  }

  static List<String> words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
  }
}
