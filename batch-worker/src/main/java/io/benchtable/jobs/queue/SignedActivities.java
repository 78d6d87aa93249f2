package io.benchtable.jobs.queue;

import io.benchtable.jobs.function.FunctionMessages.FunctionResult;
import io.benchtable.jobs.function.FunctionMessages.InvokeFunction;
import io.benchtable.jobs.job.ItemsRefused;
import io.benchtable.jobs.job.JobJson;
import io.benchtable.jobs.job.JobMessages.ExecuteJob;
import io.benchtable.jobs.job.JobMessages.JobResult;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.run.RunMessages.CloseBenchmark;
import io.benchtable.jobs.run.RunMessages.CloseRun;
import io.benchtable.jobs.run.RunMessages.ClosedBenchmark;
import io.benchtable.jobs.run.RunMessages.ClosedRun;
import io.benchtable.jobs.run.RunMessages.OpenRun;
import io.benchtable.jobs.run.RunMessages.OpenedRun;
import io.benchtable.jobs.run.RunMessages.PrepareBenchmark;
import io.benchtable.jobs.run.RunMessages.PreparedBenchmark;
import io.temporal.activity.Activity;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TemporalFailure;
import java.io.IOException;
import java.util.concurrent.ScheduledExecutorService;
import tools.jackson.core.JacksonException;

/** Checks each request's signature before anything is done, then passes it on. */
final class SignedActivities implements WorkerActivities {

  private final String jobKey;
  private final Workshop workshop;
  private final UnderWay underWay;

  SignedActivities(String jobKey, Workshop workshop, ScheduledExecutorService heartbeats) {
    this.jobKey = jobKey;
    this.workshop = workshop;
    this.underWay = new UnderWay(heartbeats, System::nanoTime);
  }

  @Override
  public SignedResult prepareBenchmark(SignedRequest request) {
    var result = prepared(request);
    return SignedResult.of(jobKey, "PreparedBenchmark", request, JobJson.write(result));
  }

  private PreparedBenchmark prepared(SignedRequest request) {
    var message = checked(request, "PrepareBenchmark", PrepareBenchmark.class);
    try (var heartbeat = heartbeat(message.benchmarkId());
        var shown =
            new ShownPreparing(
                workshop.items(), message.benchmarkId(), heartbeat, System::nanoTime)) {
      return workshop.preparation().prepare(message, shown);
    } catch (NoLongerWanted cancelled) {
      throw ended("prepare the benchmark", cancelled);
    }
  }

  /** A worker that is shut down is asked again, or another one is. */
  private static TemporalFailure ended(String what, NoLongerWanted why) {
    return Thread.currentThread().isInterrupted()
        ? ApplicationFailure.newFailureWithCause(
            "Expected to " + what + ", but the worker is shutting down", "WORKER_STOPPED", why)
        : new CanceledFailure(String.valueOf(why.getMessage()));
  }

  @Override
  public OpenedRun openRun(SignedRequest request) {
    var message = checked(request, "OpenRun", OpenRun.class);
    try (var heartbeat = heartbeat(message.runId())) {
      var opened = workshop.runs().open(message, heartbeat);
      if (opened.status().equals("READY")) {
        workshop.processes().standBy();
      }
      return opened;
    } catch (NoLongerWanted stopped) {
      throw ended("open the run", stopped);
    }
  }

  @Override
  public JobResult executeJob(SignedRequest request) {
    var message = checked(request, "ExecuteJob", ExecuteJob.class);
    try (var heartbeat = heartbeat(message.runId())) {
      return workshop.jobs().execute(message, queue(), heartbeat);
    } catch (ItemsRefused refusal) {
      throw ApplicationFailure.newNonRetryableFailureWithCause(
          String.valueOf(refusal.getMessage()), "JOB_NOT_NOTED", refusal);
    } catch (IOException failure) {
      throw ApplicationFailure.newFailureWithCause(
          String.valueOf(failure.getMessage()), "JOB_NOT_EXECUTED", failure);
    }
  }

  /** {@code jobs.default@3f9c1a7e} is queue {@code default}. */
  private static String queue() {
    var taskQueue = Activity.getExecutionContext().getInfo().getActivityTaskQueue();
    return taskQueue.replaceFirst("^jobs\\.", "").replaceFirst("@.*$", "");
  }

  @Override
  public ClosedRun closeRun(SignedRequest request) {
    var message = checked(request, "CloseRun", CloseRun.class);
    try (var _ = heartbeat(message.runId())) {
      return workshop.runs().close(message);
    } catch (IOException failure) {
      throw ApplicationFailure.newFailureWithCause(
          String.valueOf(failure.getMessage()), "RUN_NOT_CLOSED", failure);
    }
  }

  @Override
  public ClosedBenchmark closeBenchmark(SignedRequest request) {
    var message = checked(request, "CloseBenchmark", CloseBenchmark.class);
    try (var heartbeat = heartbeat(message.benchmarkId())) {
      workshop.jobs().forget(message.benchmarkId());
      workshop.runs().closeBenchmark(message.benchmarkId(), heartbeat);
      return new ClosedBenchmark();
    } catch (NoLongerWanted cancelled) {
      throw ended("close the benchmark", cancelled);
    } catch (IOException failure) {
      throw ApplicationFailure.newFailureWithCause(
          String.valueOf(failure.getMessage()), "BENCHMARK_NOT_CLOSED", failure);
    }
  }

  @Override
  public FunctionResult invokeFunction(SignedRequest request) {
    var message = checked(request, "InvokeFunction", InvokeFunction.class);
    try (var heartbeat = heartbeat(message.functionId())) {
      return signed(message.functionId(), workshop.functions().invoke(message, heartbeat));
    }
  }

  /** An output becomes an item, so whoever puts it must know that it comes from here. */
  private FunctionResult signed(String functionId, FunctionResult result) {
    return result.status().equals("SUCCEEDED")
        ? result.signed(
            SignedRequest.sign(jobKey, "FunctionResult", functionId + "\n" + result.output()))
        : result;
  }

  private <T> T checked(SignedRequest request, String activity, Class<T> type) {
    var body = request.body();
    if (body == null || !request.isFrom(jobKey, activity)) {
      throw ApplicationFailure.newNonRetryableFailure(
          "Expected a request signed with the platform's job key, but it is not", "REFUSED");
    }
    try {
      return JobJson.read(body, type);
    } catch (JacksonException malformed) {
      throw ApplicationFailure.newNonRetryableFailureWithCause(
          "Expected a request for " + activity + ", but: " + malformed.getOriginalMessage(),
          "REFUSED",
          malformed);
    }
  }

  /** What is asked for is told apart by activity and this. */
  private ActivityHeartbeat heartbeat(String subject) {
    var context = Activity.getExecutionContext();
    return underWay.begin(context, context.getInfo().getActivityType() + " " + subject);
  }
}
