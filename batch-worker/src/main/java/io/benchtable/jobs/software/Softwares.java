package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.DatasetHashes;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunMessages.PrepareBenchmark;
import io.benchtable.jobs.run.RunMessages.Problem;
import io.benchtable.jobs.run.RunMessages.Resources;
import io.benchtable.jobs.run.RunMessages.Software;
import io.benchtable.jobs.run.SoftwareOfRuns;
import io.benchtable.jobs.software.Remembered.Finding;
import io.benchtable.jobs.software.Resolved.InContainer;
import io.benchtable.jobs.software.Resolved.OnHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds software on this host once a benchmark, and gives it to steps. */
public final class Softwares implements SoftwareOfRuns {

  private static final Limits SMALL = new Limits(1, 256);

  private final HostSoftware host;
  private final ContainerSoftware containers;
  private final Remembered remembered;

  private Softwares(HostSoftware host, ContainerSoftware containers, Remembered remembered) {
    this.host = host;
    this.containers = containers;
    this.remembered = remembered;
  }

  /**
   * @param dataDirectory where it is remembered what was found, and where images are kept
   * @param dataRoot what relative paths begin at
   * @param ours this worker's environment, which says where modules and engines are
   */
  public static Softwares open(
      Path dataDirectory,
      Path dataRoot,
      DatasetHashes hashes,
      Processes processes,
      Map<String, String> ours)
      throws IOException {
    var directory = dataDirectory.toAbsolutePath().resolve("software");
    var root = dataRoot.toAbsolutePath().normalize();
    var programs = new EngineProgram(ours);
    var engines =
        List.of(
            new Apptainer(programs, hashes, root, directory.resolve("images")),
            new Podman(programs, processes),
            new Docker(programs, processes));
    return new Softwares(
        new HostSoftware(ours, root, HostSoftware.script(directory)),
        new ContainerSoftware(programs, engines, directory.resolve("trials")),
        new Remembered(directory.resolve("benchmarks")));
  }

  @Override
  public List<Problem> prepare(PrepareBenchmark request, Heartbeat heartbeat)
      throws NoLongerWanted, IOException {
    var problems = new ArrayList<Problem>();
    var all = Optional.ofNullable(request.software()).orElse(List.of());
    var limits = limits(request.largestStep());
    for (var software : all) {
      var finding = look(software, limits, heartbeat);
      remembered.put(request.benchmarkId(), software, finding);
      finding.problem().ifPresent(problems::add);
    }
    return problems.size() == all.size() ? problems : List.of();
  }

  private static Limits limits(@Nullable Resources largest) {
    return largest == null || largest.memoryMiB() == null
        ? SMALL
        : new Limits(largest.vcpus() == null ? 1 : largest.vcpus(), largest.memoryMiB());
  }

  @Override
  public Optional<String> missing(String benchmarkId, Software software, Heartbeat heartbeat)
      throws NoLongerWanted, IOException {
    var finding = finding(benchmarkId, software, heartbeat);
    if (finding.container() != null) {
      return changed(finding.container());
    }
    return finding.problem().map(Softwares::sentence);
  }

  private static Optional<String> changed(InContainer image) throws IOException {
    var file = image.file();
    return file == null || file.looksUnchanged()
        ? Optional.empty()
        : Optional.of(
            "Expected image file "
                + image.reference()
                + " to stay as it was when the benchmark began, but it changed");
  }

  private static String sentence(Problem problem) {
    return "Expected "
        + problem.expected()
        + (problem.value() == null
            ? " for "
            : ", but there is none for " + problem.value() + " of ")
        + problem.path();
  }

  private Finding finding(String benchmarkId, Software software, Heartbeat heartbeat)
      throws NoLongerWanted, IOException {
    if (software.namesNothing()) {
      return Finding.of(OnHost.PLAIN);
    }
    var known = remembered.get(benchmarkId, software);
    if (known.isPresent()) {
      return known.get();
    }
    var found = look(software, SMALL, heartbeat);
    remembered.put(benchmarkId, software, found);
    return found;
  }

  private Finding look(Software software, Limits limits, Heartbeat heartbeat)
      throws NoLongerWanted, IOException {
    try {
      var container = software.container();
      return container == null
          ? Finding.of(host.find(software, heartbeat))
          : Finding.of(containers.find(container, limits, heartbeat));
    } catch (SoftwareNotFound missing) {
      return Finding.of(missing.problem());
    }
  }

  @Override
  public void forget(String benchmarkId) throws IOException {
    remembered.forget(benchmarkId);
  }

  /**
   * Where a step's commands run, until it is closed.
   *
   * @throws IOException if it cannot be made ready, with the reason
   */
  public Place enter(
      String benchmarkId,
      @Nullable Software software,
      Folders folders,
      Limits limits,
      Heartbeat heartbeat)
      throws IOException {
    if (software == null || software.namesNothing()) {
      return new HostPlace(OnHost.PLAIN);
    }
    try {
      var finding = finding(benchmarkId, software, heartbeat);
      if (finding.container() != null) {
        var image = finding.container();
        Files.createDirectories(folders.control());
        return new ContainerPlace(image, containers.enter(image, folders, limits));
      }
      if (finding.host() != null) {
        return new HostPlace(finding.host());
      }
      throw new IOException(finding.problem().map(Softwares::sentence).orElse("unknown software"));
    } catch (NoLongerWanted cancelled) {
      throw new IOException(
          "Expected to get software ready, but it is no longer wanted", cancelled);
    }
  }
}
