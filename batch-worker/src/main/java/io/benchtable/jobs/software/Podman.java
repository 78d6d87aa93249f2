package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Podman, with or without root. */
final class Podman extends KeptEngine {

  Podman(EngineProgram programs, Processes processes, String owner) {
    super(programs, processes, owner);
  }

  @Override
  public String name() {
    return "podman";
  }

  /** Unlike --version, this one needs storage and runtime to be in order. */
  @Override
  String[] versionRequest() {
    return new String[] {"info", "--format", "{{.Version.Version}}"};
  }

  @Override
  List<String> identity(Path program, Heartbeat heartbeat) throws NoLongerWanted, IOException {
    var user = User.ours();
    // Whatever a site's defaults say: its processes are a world of their own, and nothing of our
    // environment is theirs.
    var options = new ArrayList<>(List.of("--user", user.idAndGroup(), "--pid", "private"));
    options.addAll(List.of("--http-proxy=false", "--env-host=false"));
    var asked =
        ask(
            program,
            heartbeat,
            "info",
            "--format",
            "{{.Host.Security.Rootless}} {{.Host.OCIRuntime.Name}}");
    var words = EngineProgram.words(asked.output());
    if (words.contains("true")) {
      options.addAll(List.of("--userns", "keep-id"));
      if (words.contains("crun")) {
        options.addAll(List.of("--group-add", "keep-groups"));
      }
    } else {
      user.groups().forEach(group -> options.addAll(List.of("--group-add", group)));
    }
    return options;
  }
}
