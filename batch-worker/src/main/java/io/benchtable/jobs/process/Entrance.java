package io.benchtable.jobs.process;

import io.benchtable.jobs.measurement.ProcStat;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * The way into an enclosure. A shell inside makes everything ready, says so and waits, as a
 * launcher does: so an engine takes its time before the clock starts.
 */
final class Entrance implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final String MISSING = "missing ";

  private final Enclosure enclosure;
  private Optional<FileChannel> go = Optional.empty();

  private Entrance(Enclosure enclosure) {
    this.enclosure = enclosure;
  }

  static Entrance prepare(Command command, Enclosure enclosure) throws IOException {
    Folder.onlyOurs(enclosure.control());
    Files.deleteIfExists(StepScript.go(enclosure));
    Files.deleteIfExists(StepScript.word(enclosure));
    Files.writeString(Path.of(StepScript.step(enclosure)), StepScript.inside(command, enclosure));
    return new Entrance(enclosure);
  }

  /** What a program printed before it ended. */
  interface LastWords {
    String text() throws IOException;
  }

  /** Returns when the inside waits for the clock. */
  void await(int process, Heartbeat heartbeat, LastWords words) throws IOException, NoLongerWanted {
    var now = System.nanoTime();
    var giveUp = now + PATIENCE.toNanos();
    var nextBeat = now;
    for (; now < giveUp; now = System.nanoTime()) {
      if (now >= nextBeat) {
        heartbeat.beat("entering " + enclosure.name());
        nextBeat = now + 500_000_000;
      }
      if (Thread.currentThread().isInterrupted()) {
        throw NoLongerWanted.shuttingDown();
      }
      // Looked at before the word: what has ended may have spoken first.
      var alive = Tree.stat(process).filter(ProcStat::alive).isPresent();
      switch (word()) {
        case "ready" -> {
          // For reading as well: then opening it never waits.
          go =
              Optional.of(
                  FileChannel.open(
                      StepScript.go(enclosure), StandardOpenOption.READ, StandardOpenOption.WRITE));
          return;
        }
        case String word when word.startsWith(MISSING) ->
            throw new NotFoundInside(word.substring(MISSING.length()), enclosure.name());
        case String _ -> {
          if (!alive) {
            throw new CannotStart(
                "Expected to enter " + enclosure.name() + ", but: " + words.text());
          }
        }
      }
      LockSupport.parkNanos(1_000_000);
    }
    throw new CannotStart(
        "Expected to enter " + enclosure.name() + " within " + PATIENCE + ", but it takes longer");
  }

  /**
   * What waits inside becomes the command, so its own end is the command's, which an engine tells
   * some time later. Only where nothing else is there can it be told apart.
   */
  Optional<Integer> waiting() {
    if (enclosure.inside() instanceof Inside.OwnCgroup(JobCgroup cgroup, int keeper)) {
      var waiting = cgroup.processes();
      if (waiting.remove(keeper) && waiting.size() == 1) {
        return Optional.of(waiting.iterator().next());
      }
    }
    return Optional.empty();
  }

  private String word() throws IOException {
    var file = StepScript.word(enclosure);
    var text = Files.exists(file) ? Files.readString(file) : "";
    return text.endsWith("\n") ? text.strip() : "";
  }

  void go() throws IOException {
    go.orElseThrow().write(ByteBuffer.wrap("go\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  public void close() throws IOException {
    if (go.isPresent()) {
      go.get().close();
    }
  }
}
