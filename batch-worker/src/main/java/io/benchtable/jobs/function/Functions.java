package io.benchtable.jobs.function;

import io.benchtable.jobs.function.FunctionMessages.FunctionResult;
import io.benchtable.jobs.function.FunctionMessages.InvokeFunction;
import io.benchtable.jobs.process.Command;
import io.benchtable.jobs.process.Exit;
import io.benchtable.jobs.process.Outcome;
import io.benchtable.jobs.process.Printed;
import io.benchtable.jobs.process.Processes;
import io.benchtable.jobs.process.WatchedExecution;
import io.benchtable.jobs.run.Heartbeat;
import io.benchtable.jobs.run.NoLongerWanted;
import io.benchtable.jobs.software.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Runs rules' functions in the data root, without measuring anything. */
public final class Functions {

  private static final int LARGEST_OUTPUT = 1 << 20;
  private static final int STDERR_TAIL = 2048;
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private final Processes processes;
  private final Path dataRoot;
  private final Path directory;

  /**
   * @param dataRoot where functions run
   * @param directory where events wait to be read
   */
  public Functions(Processes processes, Path dataRoot, Path directory) {
    this.processes = processes;
    this.dataRoot = dataRoot.toAbsolutePath().normalize();
    this.directory = directory;
  }

  public FunctionResult invoke(InvokeFunction request, Heartbeat heartbeat) {
    var programs = Programs.in(List.of());
    if (request.command().isEmpty()) {
      return failed("COMMAND_NOT_FOUND", "Expected a command, but got none", null, "");
    }
    var missing = programs.missing(request.command().getFirst(), dataRoot);
    if (missing.isPresent()) {
      return failed("COMMAND_NOT_FOUND", missing.get(), null, "");
    }
    try {
      Files.createDirectories(directory);
      var event = Files.createTempFile(directory, "event", ".json");
      try {
        Files.writeString(event, request.event());
        return run(request, command(request, programs, event), heartbeat);
      } finally {
        Files.deleteIfExists(event);
      }
    } catch (NoLongerWanted cancelled) {
      return cancelled(null, "");
    } catch (IOException failure) {
      return failed("SETUP_FAILED", String.valueOf(failure.getMessage()), null, "");
    }
  }

  private Command command(InvokeFunction request, Programs programs, Path event) {
    var environment =
        Map.of(
            "PATH", programs.variable(),
            "HOME", dataRoot.toString(),
            "LANG", "C.UTF-8",
            "BT_rule", request.rule(),
            "BT_target", request.target(),
            "BT_functionId", request.functionId());
    return new Command(
        "function " + request.rule() + "/" + request.target(),
        request.command(),
        environment,
        dataRoot,
        Optional.of(event.toAbsolutePath()),
        Optional.empty(),
        OptionalLong.empty(),
        Optional.ofNullable(request.timeoutSeconds()).map(Duration::ofSeconds).orElse(LONGEST));
  }

  private FunctionResult run(InvokeFunction request, Command command, Heartbeat heartbeat)
      throws IOException, NoLongerWanted {
    var output = new Printed(LARGEST_OUTPUT);
    var errors = new Printed(LARGEST_OUTPUT);
    var execution = processes.prepare(command, output, errors, heartbeat);
    var outcome = new WatchedExecution(execution, command.name(), heartbeat).run();
    return result(request, outcome, output, errors.tail(STDERR_TAIL));
  }

  private static FunctionResult result(
      InvokeFunction request, Outcome outcome, Printed output, String stderr) {
    var code = outcome.exit() instanceof Exit.Status(int status) ? (Integer) status : null;
    return switch (outcome.ending()) {
      case CANCELLED -> cancelled(code, stderr);
      case TIMED_OUT ->
          failed(
              "TIMED_OUT",
              "Expected the function to end within "
                  + request.timeoutSeconds()
                  + " s, but it did not",
              code,
              stderr);
      case OUT_OF_MEMORY, HOST_OUT_OF_MEMORY ->
          failed("OUT_OF_MEMORY", "The function ran out of memory", code, stderr);
      case DISK_FULL -> failed("DISK_FULL", "The disk was full while it ran", code, stderr);
      case ITSELF -> ofExit(outcome.exit(), output, stderr);
    };
  }

  private static FunctionResult ofExit(Exit exit, Printed output, String stderr) {
    return switch (exit) {
      case Exit.Signal(int number) ->
          failed(
              "SIGNALLED",
              "Expected the function to exit, but signal " + number + " ended it",
              null,
              stderr);
      case Exit.Status(int code) when code != 0 ->
          failed("EXIT_STATUS", "Expected exit status 0, but got " + code, code, stderr);
      case Exit.Status(int code) when output.overflowed() ->
          failed(
              "OUTPUT_TOO_LARGE",
              "Expected at most " + LARGEST_OUTPUT + " bytes of output, but got more",
              code,
              stderr);
      case Exit.Status(int code) ->
          new FunctionResult("SUCCEEDED", output.text(), null, null, code, stderr, null);
    };
  }

  private static FunctionResult cancelled(@Nullable Integer code, String stderr) {
    return new FunctionResult(
        "CANCELLED", null, "CANCELLED", "No longer wanted", code, stderr, null);
  }

  private static FunctionResult failed(
      String reason, String message, @Nullable Integer code, String stderr) {
    return new FunctionResult("FAILED", null, reason, message, code, stderr, null);
  }
}
