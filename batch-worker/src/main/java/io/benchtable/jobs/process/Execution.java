package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.HostLoad;
import io.benchtable.jobs.measurement.Isolation;
import io.benchtable.jobs.measurement.Usage;
import io.benchtable.jobs.process.Outcome.Ending;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A command that is ready to start. {@link #run} blocks until it and all its tree have ended. */
public final class Execution {

  private final Launcher launcher;
  private final Command command;
  private final Duration grace;
  private final String peakMemoryMethod;
  private final Pump output;
  private final Pump errors;
  private final boolean watchesInside;
  private final ExitWatch watch;
  private volatile Ending forced = Ending.ITSELF;
  private String cores = "shared";

  private Execution(
      Launcher launcher, Command command, Duration grace, String method, Sink output, Sink errors)
      throws IOException {
    this.launcher = launcher;
    this.command = command;
    this.grace = grace;
    this.peakMemoryMethod = method;
    var watched = launcher.watched();
    this.watchesInside = watched.size() > 1;
    this.watch = ExitWatch.open(watched);
    this.output = Pump.start(launcher.output(), output, "stdout " + command.name());
    this.errors = Pump.start(launcher.errors(), errors, "stderr " + command.name());
  }

  /**
   * @param launcher that has made the command ready
   */
  static Execution of(
      Launcher launcher, Command command, Duration grace, String method, Sink output, Sink errors)
      throws IOException {
    try {
      return new Execution(launcher, command, grace, method, output, errors);
    } catch (IOException failed) {
      launcher.close();
      throw failed;
    }
  }

  /** Ends the command: asks first, then kills. From any thread, at any time. */
  public void cancel() {
    end(Ending.CANCELLED);
  }

  /** The first reason counts. */
  private synchronized void end(Ending ending) {
    if (forced == Ending.ITSELF) {
      forced = ending;
    }
    watch.wake();
  }

  /** The same when nothing is waited for. */
  public Outcome run() throws IOException {
    return run(() -> {});
  }

  /**
   * Starts the clock and the command, on a platform thread of the caller's.
   *
   * @param permission returns when they may be started, with all else ready; throws if they may not
   */
  public Outcome run(Runnable permission) throws IOException {
    var accounts =
        Accounts.of(launcher, command, peakMemoryMethod, () -> end(Ending.OUT_OF_MEMORY));
    try (var _ = launcher.guardDisk(() -> end(Ending.DISK_FULL))) {
      permission.run();
      return measure(accounts);
    } catch (IOException | RuntimeException | Error failed) {
      abandon(accounts, failed);
      throw failed;
    } finally {
      launcher.closePipes();
      watch.close();
    }
  }

  private Outcome measure(Accounts accounts) throws IOException {
    var load = HostLoad.now();
    var began = 0L;
    Instant startedAt;
    End end;
    try (var quiet = launcher.quiet()) {
      cores = quiet.words();
      accounts.begin();
      startedAt = Instant.now();
      began = System.nanoTime();
      launcher.go();
      end = awaitEnd(began);
    }
    return outcome(accounts, load, startedAt, began, end);
  }

  /** Ends what still runs, whatever has gone wrong. */
  private void abandon(Accounts accounts, Throwable failed) {
    try {
      accounts.end();
      launcher.close();
    } catch (IOException | RuntimeException again) {
      failed.addSuppressed(again);
    }
  }

  private record End(long at, Ending ending) {}

  private End awaitEnd(long began) throws IOException {
    var tree = launcher.tree();
    var ending = Ending.ITSELF;
    var deadline = OptionalLong.of(began + command.timeout().toNanos());
    var killed = false;
    while (true) {
      var patience = deadline.isPresent() ? deadline.getAsLong() - System.nanoTime() : HOUR;
      var waited = watch.await(patience);
      if (waited.ended()) {
        return new End(waited.at(), ending);
      }
      var due = deadline.isPresent() && waited.at() >= deadline.getAsLong();
      if (ending == Ending.ITSELF && (waited.woken() || due)) {
        ending = forced == Ending.ITSELF ? Ending.TIMED_OUT : forced;
        ask(tree, endsAtOnce(ending));
        deadline = OptionalLong.of(System.nanoTime() + grace.toNanos());
      } else if (!killed && (due || waited.woken() && endsAtOnce(forced))) {
        command.enclosure().ifPresent(Enclosure::clear);
        tree.signal(Native.KILL);
        killed = true;
        deadline = OptionalLong.empty();
      }
    }
  }

  /** What takes from others what they need is not asked first. */
  private static boolean endsAtOnce(Ending ending) {
    return ending == Ending.OUT_OF_MEMORY || ending == Ending.DISK_FULL;
  }

  /** The client of an engine is left alone: it is who tells us when the inside has ended. */
  private void ask(Tree tree, boolean atOnce) {
    if (command.inside() instanceof Inside.OurTree) {
      tree.signal(atOnce ? Native.KILL : Native.TERM);
    } else {
      command.enclosure().ifPresent(atOnce ? Enclosure::clear : Enclosure::ask);
    }
  }

  private static final Duration CLIENT = Duration.ofSeconds(30);
  private static final long HOUR = Duration.ofHours(1).toNanos();

  private Outcome outcome(Accounts accounts, HostLoad load, Instant startedAt, long began, End end)
      throws IOException {
    var after = HostLoad.now();
    var left = accounts.end();
    if (left.filter(found -> found.processes() > 0).isPresent()
        || command.inside() instanceof Inside.Unseen) {
      command.enclosure().ifPresent(Enclosure::clear);
    }
    awaitFirst();
    launcher.chamber().ifPresent(chamber -> chamber.namespaces().end());
    var killed = launcher.tree().kill(true);
    accounts.settle();
    var reaped = launcher.reap();
    output.finish();
    errors.finish();
    var figures = accounts.figures(reaped);
    var usage =
        new Usage(
            end.at() - began,
            figures.cpu(),
            figures.peakMemoryBytes(),
            figures.peakMemoryMethod(),
            figures.traffic(),
            figures.switches(),
            figures.faults(),
            figures.pressure(),
            load.load(),
            after.stealSince(load),
            after.otherSince(load, figures.cpu()));
    var ending = end.ending() == Ending.ITSELF ? ending(figures.outOfMemory()) : end.ending();
    return new Outcome(
        reaped.exit(), ending, startedAt, left, killed.survivors(), isolation(), usage);
  }

  private Isolation isolation() {
    var own = launcher.isolation().on(cores);
    return command.enclosure().map(engine -> engine.isolation(own)).orElse(own);
  }

  /**
   * Where the command was not the first process of our tree, that is an engine's client, which ends
   * when it has passed on what was printed, and the status.
   */
  private void awaitFirst() throws IOException {
    if (watchesInside) {
      try (var first = ExitWatch.open(List.of(launcher.record().process()))) {
        first.await(CLIENT.toNanos());
      }
    }
  }

  /** Why it seems to have ended by itself. */
  private Ending ending(Optional<JobCgroup.OutOfMemory> memory) {
    if (memory.isEmpty() || memory.get().kills() == 0) {
      return Ending.ITSELF;
    }
    return command.memoryBytes().isPresent() && memory.get().limitReached()
        ? Ending.OUT_OF_MEMORY
        : Ending.HOST_OUT_OF_MEMORY;
  }
}
