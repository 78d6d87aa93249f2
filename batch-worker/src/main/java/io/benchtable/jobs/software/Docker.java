package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Docker, through its daemon. */
final class Docker extends KeptEngine {

  Docker(EngineProgram programs, Processes processes, String owner) {
    super(programs, processes, owner);
  }

  @Override
  public String name() {
    return "docker";
  }

  @Override
  String[] versionRequest() {
    return new String[] {"version", "--format", "{{.Server.Version}}"};
  }

  @Override
  List<String> identity(Path program, Heartbeat heartbeat) throws NoLongerWanted, IOException {
    var security = ask(program, heartbeat, "info", "--format", "{{.SecurityOptions}}").output();
    if (security.contains("name=rootless")) {
      // Root in the daemon's user namespace is the daemon's user outside.
      return List.of("--user", "0:0");
    }
    var user = User.ours();
    var options = new ArrayList<>(List.of("--user", user.idAndGroup()));
    user.groups().forEach(group -> options.addAll(List.of("--group-add", group)));
    if (security.contains("name=userns")) {
      options.addAll(List.of("--userns", "host"));
    }
    return options;
  }
}
