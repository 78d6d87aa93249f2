package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.ExecuteJob;
import io.benchtable.jobs.job.JobMessages.Step;
import io.benchtable.jobs.process.Room;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunSession;
import io.benchtable.jobs.software.Folders;
import io.benchtable.jobs.software.Place;
import io.benchtable.jobs.software.Softwares;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where a step's commands run, and with which environment. */
record Places(Softwares softwares) {

  Place enter(ExecuteJob request, RunSession run, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    var step = request.step();
    var directory = run.directory();
    var folders =
        new Folders(
            directory.work(),
            directory.temporary(),
            directory.control(),
            run.linkedPaths(),
            step.memoryMiB());
    return softwares.enter(request.benchmarkId(), step.software(), folders, heartbeat);
  }

  /** A place of its own, where versions are asked. */
  Versions.Asking asking(ExecuteJob request, RunSession run, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    var place = enter(request, run, heartbeat);
    return new Versions.Asking(
        place, environment(request.step(), place, run), run.directory().work(), heartbeat);
  }

  static Map<String, String> environment(Step step, Place place, RunSession run) {
    var own = new HashMap<String, String>();
    own.put("HOME", run.directory().work().toString());
    own.put("TMPDIR", run.directory().temporary().toString());
    own.put("LANG", "C.UTF-8");
    own.putAll(Optional.ofNullable(step.environment()).orElse(Map.of()));
    return place.environment(own);
  }

  /**
   * What of this host a step is given that runs there. Its environment says where software is, and
   * its command where its program is.
   */
  static Room room(Step step, Map<String, String> environment, RunSession run) {
    var directory = run.directory();
    var named =
        environment.values().stream()
            .flatMap(value -> Stream.of(value.split(":")))
            .filter(word -> word.startsWith("/"))
            .map(Path::of);
    var program =
        Stream.of(step.command().getFirst())
            .filter(word -> word.startsWith("/"))
            .map(Path::of)
            .flatMap(file -> Stream.of(file.getParent(), file));
    return new Room(
        List.of(directory.work()),
        directory.temporary(),
        Stream.of(run.linkedPaths().stream(), named, program).flatMap(paths -> paths).toList(),
        step.reachesNetwork());
  }

  /** Closes a place, and says what of it is still there: it may disturb what is measured later. */
  static @Nullable String left(Place place) {
    try {
      place.close();
      return null;
    } catch (IOException still) {
      return String.valueOf(still.getMessage());
    }
  }
}
