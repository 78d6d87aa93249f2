package io.benchtable.jobs.job;

import io.benchtable.jobs.process.Enclosure;
import io.benchtable.jobs.process.Exit;
import io.benchtable.jobs.process.Inside;
import io.benchtable.jobs.process.Outcome;
import io.benchtable.jobs.run.RunSession;
import io.benchtable.jobs.run.Runs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether what a command did is what its step was for.
 *
 * @param enclosure where it ran, if not on this host itself
 * @param stopped whether this worker is shutting down
 * @param diskReserve bytes that a step is to leave free on the disk
 */
record Judgement(
    StepFiles files,
    RunSession run,
    Runs runs,
    Logs logs,
    String jobId,
    Optional<Enclosure> enclosure,
    boolean stopped,
    long diskReserve) {

  private static final int KILL = 9;

  Verdict of(Outcome outcome) throws IOException {
    return switch (outcome.ending()) {
      case CANCELLED ->
          stopped
              ? failed(Reason.INTERRUPTED, "The worker was stopped during this step")
              : failed(Reason.CANCELLED, "The benchmark was cancelled");
      case TIMED_OUT ->
          failed(
              Reason.TIMED_OUT,
              "Expected the step to end within "
                  + files.step().timeoutSeconds()
                  + " s, but it was still running");
      case OUT_OF_MEMORY ->
          failed(
              Reason.OUT_OF_MEMORY,
              "Expected the step to need at most "
                  + files.step().memoryMiB()
                  + " MiB of memory, but it wanted more");
      case DISK_FULL ->
          failed(
              Reason.DISK_FULL,
              "Expected the step to leave "
                  + (diskReserve >> 20)
                  + " MiB free on the disk, but it left "
                  + (Runs.freeBytes(files.directory()) >> 20));
      case HOST_OUT_OF_MEMORY ->
          failed(
              Reason.OUT_OF_MEMORY,
              "Expected the host to have memory for the step, but the kernel killed it before it"
                  + " reached a limit of its own");
      case ITSELF -> ofExit(outcome);
    };
  }

  private Verdict ofExit(Outcome outcome) throws IOException {
    return switch (outcome.exit()) {
      case Exit.Signal(int number) ->
          failed(
              Reason.SIGNALLED,
              "Expected the command to exit, but " + Signals.name(number) + " ended it");
      case Exit.Status(int code) when code != 0 ->
          Runs.diskIsFull(files.directory())
              ? failed(Reason.DISK_FULL, "Expected room on the disk, but less than 1 MiB is left")
              : failed(
                  Reason.EXIT_STATUS,
                  "Expected exit status 0, but got " + code + probably(code) + lastWords());
      case Exit.Status _ -> ofFiles(outcome);
    };
  }

  /** How engines tell that a signal ended a command; a command may also say so itself. */
  private String probably(int code) {
    var signal = code - 128;
    if (enclosure.isEmpty() || signal < 1 || signal > 64) {
      return "";
    }
    var memory =
        signal == KILL && enclosure.get().inside() instanceof Inside.Unseen
            ? ", perhaps for want of memory, which cannot be seen from here"
            : "";
    return " (probably " + Signals.name(signal) + " ended it" + memory + ")";
  }

  private Verdict ofFiles(Outcome outcome) throws IOException {
    var changed = runs.changedDuring(run);
    if (changed.isPresent()) {
      return failed(Reason.DATASET_CHANGED, changed.get());
    }
    var outputs = files.outputs();
    if (outputs.failure().isPresent()) {
      return outputs.failure().get();
    }
    var printed = logs.file(run.runId(), jobId, Logs.Stream.STDOUT);
    var errors = logs.file(run.runId(), jobId, Logs.Stream.STDERR);
    var metrics = new Metrics(files.directory(), files.stdout().orElse(printed), errors);
    try {
      return new Verdict.Succeeded(metrics.read(files.step()), remark(outcome));
    } catch (Metrics.NotFound missing) {
      return failed(Reason.METRIC_NOT_FOUND, String.valueOf(missing.getMessage()));
    }
  }

  private static @Nullable String remark(Outcome outcome) {
    if (outcome.leftBehind() == 0) {
      return null;
    }
    var killed = "The command left processes behind, which were killed: " + outcome.leftBehind();
    return outcome.survivors() == 0
        ? killed
        : killed + "; the kernel would not let go of " + outcome.survivors() + " of them";
  }

  private String lastWords() throws IOException {
    Optional<byte[]> tail = logs.tail(run.runId(), jobId, Logs.Stream.STDERR, 500);
    return tail.map(bytes -> new String(bytes, StandardCharsets.UTF_8).strip())
        .filter(text -> !text.isEmpty())
        .map(text -> ": " + text.substring(text.lastIndexOf('\n') + 1))
        .orElse("");
  }

  private static Verdict.Failed failed(Reason reason, String message) {
    return new Verdict.Failed(reason, message);
  }
}
