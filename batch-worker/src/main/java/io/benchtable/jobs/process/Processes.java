package io.benchtable.jobs.process;

import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs commands, each in a sandbox of its own. */
public final class Processes implements AutoCloseable {

  private final Home home;
  private final WallsSearch walls;
  private final Duration grace;
  private final Path wills;
  private final ExecutorService background =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().daemon().name("launchers").factory());
  private Optional<Future<Launcher>> standby = Optional.empty();

  private Processes(Home home, WallsSearch walls, Duration grace, Path wills) {
    this.home = home;
    this.walls = walls;
    this.grace = grace;
    this.wills = wills;
  }

  /**
   * Finds out what this host permits by trying it.
   *
   * @param dataDirectory where scripts and records of running trees are kept
   * @param grace between asking a tree to end and killing it
   * @param use what is to be used where it may
   * @param diskReserve bytes that are to stay free on the disk of the data directory
   */
  public static Processes open(Path dataDirectory, Duration grace, Use use, long diskReserve)
      throws IOException {
    var records = Folder.onlyOurs(LeftBehind.directory(dataDirectory).toAbsolutePath());
    var scripts = dataDirectory.toAbsolutePath().resolve("scripts");
    var launcher = Scripts.write(Processes.class, "launcher.sh", scripts);
    var warden = Warden.start(scripts);
    var found = use.cgroups() ? Cgroups.detect() : new Cgroups.None();
    var platform = new Platform(Cores.ours());
    var home = new Home(launcher, records, found, warden, platform, diskReserve);
    var wills = Will.directory(dataDirectory.toAbsolutePath());
    if (works(home)) {
      return new Processes(home, new WallsSearch(home, use.namespaces()), grace, wills);
    }
    var without = new Home(launcher, records, new Cgroups.None(), warden, platform, diskReserve);
    return new Processes(without, new WallsSearch(without, use.namespaces()), grace, wills);
  }

  /**
   * What commands are kept apart by.
   *
   * @param namespaces the programs that may make them, in the order in which they are tried
   */
  public record Use(boolean cgroups, List<String> namespaces) {

    public static final Use ALL = new Use(true, List.of("bwrap", "unshare"));
  }

  /** A cgroup that can be made cannot always be joined. */
  private static boolean works(Home home) throws IOException {
    try {
      Launcher.start(home).close();
      return true;
    } catch (CannotStart refused) {
      return false;
    }
  }

  /** {@code cgroup v1}, {@code cgroup v2} or {@code none: sampled}. */
  public String isolation() {
    return home.cgroups().isolation();
  }

  public String peakMemoryMethod() {
    return home.cgroups().peakMemoryMethod();
  }

  /** Bytes that a command is to leave free on the disk. */
  public long diskReserve() {
    return home.diskReserve();
  }

  /**
   * Makes a command ready in a sandbox of its own.
   *
   * @param heartbeat asked while an enclosure is entered, which may take long
   * @throws NoLongerWanted when it says so
   */
  public Execution prepare(Command command, Sink output, Sink errors, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    checkNotInterrupted();
    return prepare(Launcher.start(home), command, output, errors, heartbeat);
  }

  /** The same with the launcher that {@link #standBy} has made ready, if it has. */
  public Execution prepareAtOnce(Command command, Sink output, Sink errors, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    checkNotInterrupted();
    return prepare(take(), command, output, errors, heartbeat);
  }

  /** An interrupted thread closes whatever file or pipe it writes to. */
  private static void checkNotInterrupted() throws NoLongerWanted {
    if (Thread.currentThread().isInterrupted()) {
      throw NoLongerWanted.shuttingDown();
    }
  }

  private Execution prepare(
      Launcher launcher, Command command, Sink output, Sink errors, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    try {
      var wanted = command.room().isPresent();
      launcher.prepare(command, wanted ? walls.found() : WallsSearch.NOT_ASKED, heartbeat);
    } catch (ClosedByInterruptException interrupted) {
      throw NoLongerWanted.shuttingDown();
    }
    return Execution.of(launcher, command, grace, peakMemoryMethod(), output, errors);
  }

  /** Has a command run when we are gone, unless the will is closed before. */
  public Will lastWill(List<String> argv, Map<String, String> environment) throws IOException {
    return Will.make(home.warden(), wills, argv, environment);
  }

  /** Makes a sandbox in the background for the next command. Not while something is measured. */
  public synchronized void standBy() {
    if (standby.isEmpty() && !background.isShutdown()) {
      standby = Optional.of(background.submit(() -> Launcher.start(home)));
    }
  }

  /** One that waits is the first to be killed where memory runs out. */
  private synchronized Launcher take() throws IOException {
    var waiting = standby;
    standby = Optional.empty();
    if (waiting.isPresent()) {
      try {
        var launcher = waiting.get().get();
        if (launcher.isAlive()) {
          return launcher;
        }
        launcher.close();
      } catch (ExecutionException failed) {
        // Another one is tried.
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IOException("Expected to start a command, but was interrupted", interrupted);
      }
    }
    return Launcher.start(home);
  }

  /** Ends what waits. What runs is its owner's to cancel first. */
  @Override
  public synchronized void close() throws IOException {
    background.shutdown();
    if (standby.isPresent()) {
      take().close();
    }
    home.warden().close();
  }
}
