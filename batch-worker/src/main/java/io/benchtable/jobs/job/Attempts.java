package io.benchtable.jobs.job;

import io.benchtable.jobs.job.JobMessages.ExecuteJob;
import io.benchtable.jobs.job.JobMessages.JobItem;
import io.benchtable.jobs.job.JobMessages.Step;
import io.benchtable.jobs.log.Logs;
import io.benchtable.jobs.process.Command;
import io.benchtable.jobs.process.Execution;
import io.benchtable.jobs.process.Outcome;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.RunSession;
import io.benchtable.jobs.run.Runs;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Makes one attempt at a step and notes it: as RUNNING before the clock starts, then the end. */
public final class Attempts {

  private final Processes processes;
  private final Items items;
  private final Logs logs;
  private final Runs runs;
  private final Versions versions;
  private final JobSettings settings;

  public Attempts(Processes processes, Items items, Logs logs, Runs runs, JobSettings settings) {
    this.processes = processes;
    this.items = items;
    this.logs = logs;
    this.runs = runs;
    this.versions = new Versions(processes);
    this.settings = settings;
  }

  JobItem execute(ExecuteJob request, String queue, int number, RunSession run, Heartbeat heartbeat)
      throws IOException {
    var step = request.step();
    var note = new Note(request, queue, number, settings);
    var files = new StepFiles(run.directory().work(), step);
    var programs = Programs.in(Step.orEmpty(step.path()));
    var missing =
        files
            .missingInput()
            .map(message -> new Verdict.Failed(Reason.INPUT_MISSING, message))
            .or(
                () ->
                    programs
                        .missing(step.command().getFirst(), files.directory())
                        .map(message -> new Verdict.Failed(Reason.COMMAND_NOT_FOUND, message)));
    if (missing.isPresent()) {
      return refused(note, missing.get());
    }
    var environment = environment(step, programs, run);
    var said = versions.of(request.benchmarkId(), step, environment, files.directory());
    note.versions(said);
    try (var output = logs.create(run.runId(), note.jobId(), Logs.Stream.STDOUT);
        var errors = logs.create(run.runId(), note.jobId(), Logs.Stream.STDERR)) {
      var execution = processes.prepareAtOnce(command(note, files, environment), output, errors);
      var outcome = runNoted(note, execution, heartbeat);
      processes.standBy();
      logs.close(run.runId(), note.jobId(), Logs.Stream.STDOUT);
      logs.close(run.runId(), note.jobId(), Logs.Stream.STDERR);
      note.log(output, errors);
      return finished(note, files, run, outcome, heartbeat);
    } catch (IOException failure) {
      var reason = Runs.diskIsFull(files.directory()) ? Reason.DISK_FULL : Reason.SETUP_FAILED;
      return refused(note, new Verdict.Failed(reason, String.valueOf(failure.getMessage())));
    }
  }

  private Command command(Note note, StepFiles files, Map<String, String> environment)
      throws IOException {
    var step = files.step();
    if (files.stdout().isPresent()) {
      Files.createDirectories(files.stdout().get().getParent());
    }
    return new Command(
        note.name(),
        step.command(),
        environment,
        files.directory(),
        files.stdin(),
        files.stdout(),
        step.memoryMiB() > 0 ? OptionalLong.of(step.memoryMiB() << 20) : OptionalLong.empty(),
        Optional.ofNullable(step.timeoutSeconds())
            .map(Duration::ofSeconds)
            .orElse(settings.longest()));
  }

  private static Map<String, String> environment(Step step, Programs programs, RunSession run) {
    var environment = new HashMap<String, String>();
    environment.put("PATH", programs.variable());
    environment.put("HOME", run.directory().work().toString());
    environment.put("TMPDIR", run.directory().temporary().toString());
    environment.put("LANG", "C.UTF-8");
    environment.putAll(Optional.ofNullable(step.environment()).orElse(Map.of()));
    return environment;
  }

  private Outcome runNoted(Note note, Execution execution, Heartbeat heartbeat) throws IOException {
    var began = false;
    try {
      take(note, note.running());
      began = true;
    } finally {
      if (!began) {
        execution.discard();
      }
    }
    return new WatchedExecution(execution, note.name(), heartbeat).run();
  }

  private JobItem finished(
      Note note, StepFiles files, RunSession run, Outcome outcome, Heartbeat heartbeat)
      throws IOException {
    var stopped = Thread.interrupted();
    try {
      return judged(note, files, run, outcome, heartbeat, stopped);
    } finally {
      if (stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private JobItem judged(
      Note note,
      StepFiles files,
      RunSession run,
      Outcome outcome,
      Heartbeat heartbeat,
      boolean stopped)
      throws IOException {
    var verdict = new Judgement(files, run, runs, logs, note.jobId(), stopped).of(outcome);
    if (verdict instanceof Verdict.Succeeded) {
      run.directory().addOutputs(files.outputs().files());
    }
    var usage = note.usage(outcome);
    var job = note.finished(outcome, verdict);
    var patience = new Patience(heartbeat);
    patience.until(() -> items.record(usage));
    patience.until(() -> items.replace(job));
    return job;
  }

  /** Nobody else has made this attempt: the condition on the put says so. */
  private void take(Note note, JobItem job) {
    if (!items.create(job)) {
      throw new IllegalStateException(
          "Expected attempt " + note.jobId() + " to be new, but another worker has made it");
    }
    note.taken();
  }

  private JobItem refused(Note note, Verdict.Failed failure) {
    var job = note.refused(failure);
    if (note.isTaken()) {
      items.replace(job);
    } else {
      take(note, job);
    }
    return job;
  }
}
