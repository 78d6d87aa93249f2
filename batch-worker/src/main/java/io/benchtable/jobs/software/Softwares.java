package io.benchtable.jobs.software;

import io.benchtable.jobs.process.Folder;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.DatasetHashes;
import io.benchtable.jobs.run.FileTrees;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.MeasurementLock;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunMessages.PrepareBenchmark;
import io.benchtable.jobs.run.RunMessages.Problem;
import io.benchtable.jobs.run.RunMessages.Resources;
import io.benchtable.jobs.run.RunMessages.Software;
import io.benchtable.jobs.run.SoftwareOfRuns;
import io.benchtable.jobs.software.Remembered.Finding;
import io.benchtable.jobs.software.Remembered.InContainer;
import io.benchtable.jobs.software.Remembered.OnHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds software on this host once a benchmark, and gives it to steps. */
public final class Softwares implements SoftwareOfRuns {

  /** Of a trial where nothing larger is known. */
  private static final long SMALL_MIB = 256;

  private final HostSoftware host;
  private final ContainerSoftware containers;
  private final Remembered remembered;
  private final MeasurementLock lock;

  private Softwares(
      HostSoftware host,
      ContainerSoftware containers,
      Remembered remembered,
      MeasurementLock lock) {
    this.host = host;
    this.containers = containers;
    this.remembered = remembered;
    this.lock = lock;
  }

  /**
   * @param dataDirectory where it is remembered what was found, and where images are kept
   * @param dataRoot what relative paths begin at
   * @param lock held while software is made ready, so that nobody is disturbed who measures
   * @param ours this worker's environment, which says where modules and engines are
   */
  public static Softwares open(
      Path dataDirectory,
      Path dataRoot,
      DatasetHashes hashes,
      Processes processes,
      MeasurementLock lock,
      Map<String, String> ours)
      throws IOException {
    var directory = Files.createDirectories(dataDirectory.toAbsolutePath().resolve("software"));
    var images = directory.resolve("images");
    var trials = directory.resolve("trials");
    // Left by a worker that was killed.
    FileTrees.delete(trials);
    FileTrees.deleteBut(images, file -> !file.toString().endsWith(Apptainer.PART));
    var root = dataRoot.toAbsolutePath().normalize();
    var programs = new EngineProgram(ours);
    var owner = owner(directory.resolve("owner"));
    var engines =
        List.of(
            new Apptainer(programs, processes, hashes, root, images),
            new Podman(programs, processes, owner),
            new Docker(programs, processes, owner));
    return new Softwares(
        new HostSoftware(processes, ours, root, HostSoftware.script(directory)),
        new ContainerSoftware(programs, processes, engines, trials),
        new Remembered(directory.resolve("benchmarks")),
        lock);
  }

  /** A word for the data directory, that no other one on any host has. */
  private static String owner(Path file) throws IOException {
    var known = Files.exists(file) ? Files.readString(file).strip() : "";
    if (!known.isEmpty()) {
      return known;
    }
    var made = UUID.randomUUID().toString();
    Files.writeString(file, made);
    return made;
  }

  /** What was found stays as it is while the benchmark is open: runs are to be alike. */
  @Override
  public List<Problem> prepare(PrepareBenchmark request, Heartbeat heartbeat)
      throws NoLongerWanted, IOException {
    var problems = new ArrayList<Problem>();
    var all = Optional.ofNullable(request.software()).orElse(List.of());
    for (var software : all) {
      found(request.benchmarkId(), software, memory(request.largestStep()), heartbeat)
          .problem()
          .ifPresent(problems::add);
    }
    return problems.size() == all.size() ? problems : List.of();
  }

  private static long memory(@Nullable Resources largest) {
    return largest == null || largest.memoryMiB() == null ? SMALL_MIB : largest.memoryMiB();
  }

  @Override
  public Optional<String> missing(String benchmarkId, Software software, Heartbeat heartbeat)
      throws NoLongerWanted, IOException {
    var finding = found(benchmarkId, software, SMALL_MIB, heartbeat);
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

  /** What is remembered, or else what is found now; what was missing may be there by now. */
  private Finding found(String benchmarkId, Software software, long memoryMiB, Heartbeat heartbeat)
      throws NoLongerWanted, IOException {
    var known = known(benchmarkId, software).filter(finding -> finding.problem().isEmpty());
    if (known.isPresent()) {
      return known.get();
    }
    var finding = lookInTurn(benchmarkId, software, memoryMiB, heartbeat);
    remembered.put(benchmarkId, software, finding);
    return finding;
  }

  private Optional<Finding> known(String benchmarkId, Software software) throws IOException {
    return software.namesNothing()
        ? Optional.of(Finding.of(OnHost.PLAIN))
        : remembered.get(benchmarkId, software);
  }

  /** Pulling, building and trying an image, or evaluating modules, would disturb who measures. */
  private Finding lookInTurn(
      String benchmarkId, Software software, long memoryMiB, Heartbeat heartbeat)
      throws NoLongerWanted, IOException {
    if (software.namesFoldersOnly()) {
      return look(software, memoryMiB, heartbeat);
    }
    return lock.inTurn(
        "software of benchmark " + benchmarkId,
        heartbeat,
        () -> look(software, memoryMiB, heartbeat));
  }

  private Finding look(Software software, long memoryMiB, Heartbeat heartbeat)
      throws NoLongerWanted {
    try {
      var container = software.container();
      return container == null
          ? Finding.of(host.find(software, heartbeat))
          : Finding.of(containers.find(container, memoryMiB, heartbeat));
    } catch (SoftwareNotFound missing) {
      return Finding.of(missing.problem());
    } catch (IOException failure) {
      return Finding.of(
          new Problem(
              "spec.software",
              null,
              "software that can be made ready (" + failure.getMessage() + ")"));
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
      String benchmarkId, @Nullable Software software, Folders folders, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    if (software == null) {
      return Place.of(OnHost.PLAIN);
    }
    if (Thread.currentThread().isInterrupted()) {
      throw NoLongerWanted.shuttingDown();
    }
    var known = known(benchmarkId, software);
    // The host is the run's already.
    var finding = known.isPresent() ? known.get() : look(software, folders.memoryMiB(), heartbeat);
    if (finding.container() != null) {
      Folder.onlyOurs(folders.control());
      return Place.of(finding.container(), containers.enter(finding.container(), folders));
    }
    if (finding.host() != null) {
      return Place.of(finding.host());
    }
    throw new IOException(finding.problem().map(Softwares::sentence).orElse("unknown software"));
  }
}
