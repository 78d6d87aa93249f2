package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.ExecuteJob;
import io.benchtable.jobs.job.JobMessages.JobItem;
import io.benchtable.jobs.job.JobMessages.UsageItem;
import io.benchtable.jobs.process.NotFoundInside;
import io.benchtable.jobs.process.Outcome;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.process.WatchedExecution;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunSession;
import io.benchtable.jobs.run.Runs;
import io.benchtable.jobs.software.Place;
import io.benchtable.jobs.software.Softwares;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Makes one attempt at a step and notes it: as RUNNING before the clock starts, then the end. */
public final class Attempts {

  private final Processes processes;
  private final Places places;
  private final Items items;
  private final Logs logs;
  private final Runs runs;
  private final Versions versions;
  private final JobSettings settings;

  public Attempts(
      Processes processes,
      Softwares softwares,
      Items items,
      Logs logs,
      Runs runs,
      JobSettings settings) {
    this.places = new Places(softwares);
    this.processes = processes;
    this.items = items;
    this.logs = logs;
    this.runs = runs;
    this.versions = new Versions(processes);
    this.settings = settings;
  }

  /** How an attempt ended, and what it used if its command has run. */
  record Attempted(JobItem job, @Nullable UsageItem usage) {}

  Attempted execute(
      ExecuteJob request, String queue, int number, RunSession run, Heartbeat heartbeat) {
    var note = new Note(request, queue, number, settings);
    try {
      return attempt(note, request, run, heartbeat);
    } catch (NoLongerWanted cancelled) {
      return undisturbed(stopped -> refused(note, noLongerWanted(stopped), heartbeat));
    } catch (IOException | IllegalArgumentException failure) {
      return undisturbed(_ -> refused(note, failed(run, failure), heartbeat));
    }
  }

  void forget(String benchmarkId) {
    versions.forget(benchmarkId);
  }

  /** Whoever shuts us down waits until what has happened is noted. */
  private static <T> T undisturbed(Function<Boolean, T> noting) {
    var stopped = Thread.interrupted();
    try {
      return noting.apply(stopped);
    } finally {
      if (stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Verdict.Failed noLongerWanted(boolean stopped) {
    return stopped
        ? new Verdict.Failed(Reason.INTERRUPTED, "The worker was stopped before this step")
        : new Verdict.Failed(Reason.CANCELLED, "The benchmark was cancelled");
  }

  private static Verdict.Failed failed(RunSession run, Exception failure) {
    if (failure instanceof NotFoundInside) {
      return new Verdict.Failed(Reason.COMMAND_NOT_FOUND, String.valueOf(failure.getMessage()));
    }
    var reason = Runs.diskIsFull(run.directory().root()) ? Reason.DISK_FULL : Reason.SETUP_FAILED;
    return new Verdict.Failed(reason, "Expected to carry out the step, but: " + message(failure));
  }

  /** What Java throws of its own accord often says only which file, or nothing. */
  private static String message(Exception failure) {
    return failure instanceof FileSystemException || failure instanceof RuntimeException
        ? failure.getClass().getSimpleName() + ": " + failure.getMessage()
        : String.valueOf(failure.getMessage());
  }

  private Attempted attempt(Note note, ExecuteJob request, RunSession run, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    startFrom(note, request, run);
    // Noted while all else is made ready; what the item lacks, its last writing adds.
    note.claimed(Claim.make(items, note.running()));
    var files = new StepFiles(run.directory().work(), request.step(), run.linkedPaths());
    var missing = files.missingInput();
    if (missing.isPresent()) {
      return refused(note, new Verdict.Failed(Reason.INPUT_MISSING, missing.get()), heartbeat);
    }
    // In a place of their own: what they need there is none of the step's.
    var said =
        versions.of(
            note.benchmarkId(), request.step(), () -> places.asking(request, run, heartbeat));
    try (var place = places.enter(request, run, heartbeat)) {
      said.putAll(place.versions());
      note.versions(said);
      return attempt(note, files, run, place, heartbeat);
    }
  }

  private static void startFrom(Note note, ExecuteJob request, RunSession run) throws IOException {
    if (request.step().mayBeRetried()) {
      var start = new StartingPoint(run.directory());
      if (note.isFirst()) {
        start.save();
      } else {
        start.restore();
      }
    }
  }

  private Attempted attempt(
      Note note, StepFiles files, RunSession run, Place place, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    var step = files.step();
    var missing = place.missing(step.command().getFirst(), files.directory());
    if (missing.isPresent()) {
      return refused(note, new Verdict.Failed(Reason.COMMAND_NOT_FOUND, missing.get()), heartbeat);
    }
    var environment = Places.environment(step, place, run);
    try (var output = logs.create(run.runId(), note.jobId(), Logs.Stream.STDOUT);
        var errors = logs.create(run.runId(), note.jobId(), Logs.Stream.STDERR)) {
      note.logged();
      var given = files.command(note.name(), environment, settings.longest(), place.enclosure());
      var placed =
          place.enclosure().isPresent() ? given : given.in(Places.room(step, environment, run));
      var command = placed.on(step.vcpus());
      var execution = processes.prepareAtOnce(command, output, errors, heartbeat);
      var outcome = new WatchedExecution(execution, note.name(), heartbeat).run(note::awaitClaim);
      return undisturbed(
          stopped -> {
            note.left(Places.left(place));
            closeLog(note, run, Logs.Stream.STDOUT);
            closeLog(note, run, Logs.Stream.STDERR);
            note.log(output, errors);
            var attempted = judged(note, files, run, place, outcome, heartbeat, stopped);
            processes.standBy();
            return attempted;
          });
    }
  }

  /** What was measured counts, even if the end of a log cannot be written. */
  private void closeLog(Note note, RunSession run, Logs.Stream stream) {
    try {
      logs.close(run.runId(), note.jobId(), stream);
    } catch (IOException lost) {
      note.logLost();
    }
  }

  private Attempted judged(
      Note note,
      StepFiles files,
      RunSession run,
      Place place,
      Outcome outcome,
      Heartbeat heartbeat,
      boolean stopped) {
    var verdict = verdict(note, files, run, place, outcome, stopped);
    // We may be shut down while we judge, too.
    return undisturbed(_ -> noted(note, outcome, verdict, heartbeat));
  }

  private Attempted noted(Note note, Outcome outcome, Verdict verdict, Heartbeat heartbeat) {
    var usage = note.usage(outcome);
    var job = note.finished(outcome, verdict);
    var patience = new Patience(heartbeat);
    try {
      patience.until(() -> items.finish(job, usage));
      return new Attempted(job, usage);
    } catch (ItemsRefused refusal) {
      note.versions(Map.of());
      var shorter =
          note.finished(
              outcome,
              new Verdict.Failed(Reason.SETUP_FAILED, String.valueOf(refusal.getMessage())));
      patience.until(() -> items.finish(shorter, usage));
      return new Attempted(shorter, usage);
    }
  }

  /** Whatever cannot be found out, what was used is noted. */
  private Verdict verdict(
      Note note, StepFiles files, RunSession run, Place place, Outcome outcome, boolean stopped) {
    try {
      var verdict =
          new Judgement(
                  files,
                  run,
                  runs,
                  logs,
                  note.jobId(),
                  place.enclosure(),
                  stopped,
                  processes.diskReserve())
              .of(outcome);
      if (verdict instanceof Verdict.Succeeded) {
        run.directory().addOutputs(files.outputs().files());
      }
      return verdict;
    } catch (IOException | RuntimeException failure) {
      return Thread.currentThread().isInterrupted()
          ? new Verdict.Failed(
              Reason.INTERRUPTED, "The worker was stopped before it had read what this step wrote")
          : failed(run, failure);
    }
  }

  private Attempted refused(Note note, Verdict.Failed failure, Heartbeat heartbeat) {
    var job = note.refused(failure);
    if (note.isClaimed()) {
      note.awaitClaim();
      new Patience(heartbeat).until(() -> items.replace(job));
    } else {
      Claim.make(items, job).await();
    }
    return new Attempted(job, null);
  }
}
