package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.process.Scripts;
import io.benchtable.jobs.run.FileTrees;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunMessages.Software;
import io.benchtable.jobs.software.Remembered.OnHost;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Programs of this host: directories, a conda environment and environment modules. The latter two
 * are evaluated in a shell once; steps are given the environment that came of it.
 */
final class HostSoftware {

  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int NO_TOOL = 3;
  private static final int NOT_LOADED = 4;

  /** Of the shell itself, or of a login, or about modules that our own shell had loaded. */
  private static final Pattern NOT_TAKEN =
      Pattern.compile(
          "_|SHLVL|PWD|OLDPWD|BENCHTABLE_JOB|HOME|USER|LOGNAME|LANG|TERM|MAIL|PS1|HIST.*|BASH_FUNC_.*");

  private static final Pattern TOLD =
      Pattern.compile("HOME|USER|LOGNAME|MODULE.*|LMOD_.*|__LMOD_.*|__MODULES_.*");

  private static final Pattern LOADED =
      Pattern.compile("LOADEDMODULES|_LMFILES_|__LMOD_REF_COUNT_PATH|__MODULES_.*");

  private static final Pattern MODULE = Pattern.compile("[^\\s:;-][^\\s:;]*");

  private final Processes processes;
  private final Map<String, String> ours;
  private final Path dataRoot;
  private final Path script;
  private final String searchPath;

  /**
   * @param ours this worker's environment, where a module tool may be named
   * @param dataRoot what relative paths begin at
   * @param script where the shell script is
   */
  HostSoftware(Processes processes, Map<String, String> ours, Path dataRoot, Path script) {
    this(processes, ours, dataRoot, script, Programs.in(List.of()).variable());
  }

  HostSoftware(
      Processes processes,
      Map<String, String> ours,
      Path dataRoot,
      Path script,
      String searchPath) {
    this.processes = processes;
    this.ours = ours;
    this.dataRoot = dataRoot;
    this.script = script;
    this.searchPath = searchPath;
  }

  OnHost find(Software software, Heartbeat heartbeat)
      throws SoftwareNotFound, NoLongerWanted, IOException {
    var path = new ArrayList<String>();
    for (var entry : software.paths()) {
      var folder = dataRoot.resolve(entry);
      if (!Files.isDirectory(folder)) {
        throw new SoftwareNotFound("path", entry, "a folder with programs");
      }
      path.add(folder.toString());
    }
    var modules = software.moduleNames();
    for (var module : modules) {
      if (!MODULE.matcher(module).matches()) {
        throw new SoftwareNotFound("modules", module, "the name of a module");
      }
    }
    var conda =
        Optional.ofNullable(software.conda())
            .map(folder -> new CondaEnvironment(dataRoot.resolve(folder)));
    if (conda.isPresent() && !conda.get().isThere()) {
      throw new SoftwareNotFound(
          "conda", software.conda(), "the folder of a conda environment, with conda-meta in it");
    }
    var versions = new LinkedHashMap<String, String>();
    if (!path.isEmpty()) {
      versions.put("path", String.join(" ", path));
    }
    if (conda.isPresent()) {
      versions.put("conda", conda.get().version());
    }
    var environment =
        software.namesFoldersOnly()
            ? Map.<String, String>of()
            : evaluate(modules, conda, versions, heartbeat);
    return new OnHost(List.copyOf(path), environment, Map.copyOf(versions));
  }

  private Map<String, String> evaluate(
      List<String> modules,
      Optional<CondaEnvironment> conda,
      Map<String, String> versions,
      Heartbeat heartbeat)
      throws SoftwareNotFound, NoLongerWanted, IOException {
    var directory = Files.createTempDirectory("benchtable-environment");
    var result = directory.resolve("environment");
    try {
      var prefix = conda.map(found -> found.prefix().toString()).orElse("");
      if (conda.isPresent()) {
        Files.writeString(directory.resolve("environment.conda"), conda.get().exports());
      }
      var argv = new ArrayList<String>();
      argv.addAll(List.of(bash(), "--noprofile", "--norc", script.toString()));
      argv.addAll(List.of(result.toString(), prefix));
      argv.addAll(modules);
      var told = told();
      var evaluated =
          new Errand(List.copyOf(argv), told, LONGEST)
              .run(processes, heartbeat, "loading " + String.join(" ", modules) + prefix);
      if (evaluated.status() == NO_TOOL) {
        throw noTool(modules);
      }
      var tool = directory.resolve("environment.tool");
      var found = Files.exists(tool) ? Files.readString(tool).strip() : "";
      if (evaluated.status() == NOT_LOADED) {
        throw new SoftwareNotFound(
            "modules",
            String.join(" ", modules),
            "modules that " + found + " can load" + says(evaluated));
      }
      if (!Files.exists(result)) {
        throw new SoftwareNotFound(
            conda.isPresent() ? "conda" : "modules",
            conda.isPresent() ? prefix : String.join(" ", modules),
            "an environment that a shell can make" + says(evaluated));
      }
      var all = variables(result);
      if (!modules.isEmpty()) {
        versions.put("modules", all.getOrDefault("LOADEDMODULES", "").replace(':', ' '));
      }
      return made(told, all);
    } finally {
      FileTrees.delete(directory);
    }
  }

  private String bash() {
    return new EngineProgram(ours).find("bash").map(Path::toString).orElse("bash");
  }

  private static String says(Errand.Result result) {
    return result.said().isEmpty() ? "" : " (it says: " + result.said() + ")";
  }

  private static SoftwareNotFound noTool(List<String> modules) {
    return new SoftwareNotFound(
        "modules",
        String.join(" ", modules),
        "Lmod or Environment Modules on this host: looked for LMOD_CMD, MODULES_CMD and MODULESHOME"
            + " in the environment and in /etc/profile, and for modulecmd on the search path");
  }

  /** What the shell begins with: nothing of ours but where modules are. */
  private Map<String, String> told() {
    var told = new LinkedHashMap<String, String>();
    ours.forEach(
        (name, value) -> {
          if (TOLD.matcher(name).matches() && !LOADED.matcher(name).matches()) {
            told.put(name, value);
          }
        });
    told.put("PATH", searchPath);
    told.put("LANG", "C.UTF-8");
    told.put("TERM", "dumb");
    told.put("LMOD_COLORIZE", "no");
    told.put("LMOD_PAGER", "none");
    told.put("MODULES_COLOR", "never");
    told.put("MODULES_PAGER", "");
    return told;
  }

  private static Map<String, String> variables(Path file) throws IOException {
    var variables = new TreeMap<String, String>();
    for (var entry : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\0")) {
      var equals = entry.indexOf('=');
      if (equals > 0) {
        variables.put(entry.substring(0, equals), entry.substring(equals + 1));
      }
    }
    return variables;
  }

  private static Map<String, String> made(Map<String, String> told, Map<String, String> all) {
    var environment = new TreeMap<>(all);
    environment.entrySet().removeIf(one -> one.getValue().equals(told.get(one.getKey())));
    environment.keySet().removeIf(name -> NOT_TAKEN.matcher(name).matches());
    return Map.copyOf(environment);
  }

  /** Writes the shell script that evaluates modules. */
  static Path script(Path directory) throws IOException {
    return Scripts.write(HostSoftware.class, "environment.sh", directory);
  }
}
