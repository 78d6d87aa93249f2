package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Refused;
import io.benchtable.standalone.client.Unreachable;
import io.benchtable.standalone.engine.EngineFailure;
import io.benchtable.standalone.instance.InstanceProblem;
import io.benchtable.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;
import tools.jackson.core.JacksonException;

/** All commands under one name. */
@Command(
    name = "benchtable",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description = {
      "Run a pipeline over a matrix of configurations; measure, price and compare them.",
      ""
    },
    footer = {
      "",
      "Start here:",
      "  benchtable demo                      see it work",
      "  benchtable init && benchtable check benchmark.yaml",
      "",
      "Exit codes: 0 done or COMPLETE, 1 FAILED or CANCELLED, 2 usage, 3 no instance answers."
    })
public final class Commands {

  private Commands() {}

  /** The command line, printing on {@code terminal}. */
  public static CommandLine on(Terminal terminal) {
    CommandLine line = new CommandLine(new Commands());
    Object[] commands = {
      new InitCommand(terminal),
      new CheckCommand(terminal),
      new TryCommand(terminal),
      new SubmitCommand(terminal),
      new ListCommand(terminal),
      new ShowCommand(terminal),
      new WatchCommand(terminal),
      new RunsCommand(terminal),
      new LogsCommand(terminal),
      new CostsCommand(terminal),
      new RepriceCommand(terminal),
      new HistoryCommand(terminal),
      books(terminal),
      budgets(terminal),
      new NoiseCommand(terminal),
      new RetryCommand(terminal),
      new CancelCommand(terminal),
      new RemoveCommand(terminal),
      new UsageCommand(terminal),
      new PruneCommand(terminal),
      new UpCommand(terminal),
      new DownCommand(terminal),
      new DemoCommand(terminal),
      new EnvCommand(terminal),
      new InstallCommand(terminal)
    };
    for (Object command : commands) {
      line.addSubcommand(command);
    }
    line.getSubcommands().values().forEach(Commands::addHelp);
    return line.setOut(terminal.out())
        .setErr(terminal.err())
        .setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setColorScheme(
            CommandLine.Help.defaultColorScheme(
                terminal.color() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF))
        .setExecutionExceptionHandler(problems(terminal));
  }

  private static CommandLine books(Terminal terminal) {
    CommandLine imports = new CommandLine(new BookImports());
    imports.addSubcommand(new ImportCsvCommand(terminal));
    imports.addSubcommand(new ImportOfferCommand(terminal));
    imports.addSubcommand(new ImportSpotCommand(terminal));
    imports.addSubcommand(new ImportOwnHardwareCommand(terminal));
    return new CommandLine(new BooksCommand(terminal)).addSubcommand(imports);
  }

  private static CommandLine budgets(Terminal terminal) {
    return new CommandLine(new BudgetsCommand(terminal))
        .addSubcommand(new SetBudgetCommand(terminal))
        .addSubcommand(new RemoveBudgetCommand(terminal));
  }

  private static void addHelp(CommandLine command) {
    command.getSubcommands().values().forEach(Commands::addHelp);
    command
        .getCommandSpec()
        .addOption(
            CommandLine.Model.OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Show this help.")
                .build());
  }

  /** One sentence, never a stack trace; what is a fault of ours is in a file for us. */
  private static IExecutionExceptionHandler problems(Terminal terminal) {
    return (Exception problem, CommandLine command, ParseResult parsed) -> {
      int code =
          switch (problem) {
            case Unreachable _, NotRunning _, JacksonException _ -> ExitCodes.UNREACHABLE;
            case IllegalArgumentException _ -> ExitCodes.USAGE;
            default -> ExitCodes.FAILED;
          };
      terminal.err().println("benchtable: " + sentence(problem));
      return code;
    };
  }

  private static String sentence(Exception problem) {
    return switch (problem) {
      case JacksonException _ ->
          "Expected the JSON of an instance, but something else answers: see --endpoint and"
              + " BENCHTABLE_ENDPOINT.";
      case UncheckedIOException unchecked -> fileProblem(unchecked);
      case Unreachable _,
          NotRunning _,
          InstanceProblem _,
          EngineFailure _,
          Refused _,
          NoSuchItem _,
          IllegalArgumentException _ ->
          String.valueOf(problem.getMessage());
      default -> unforeseen(problem);
    };
  }

  /** A fault of ours: where it happened is for whoever mends it. */
  private static String unforeseen(Exception problem) {
    try {
      Path file = Files.createTempFile("benchtable-", ".log");
      try (PrintWriter details = new PrintWriter(Files.newBufferedWriter(file))) {
        problem.printStackTrace(details);
      }
      return "A fault of benchtable itself: "
          + problem
          + ". Details for a report are in "
          + file
          + ".";
    } catch (IOException e) {
      return "A fault of benchtable itself: " + problem + ".";
    }
  }

  /** What the system says of a file is often its name alone: the kind of failure is the reason. */
  private static String fileProblem(UncheckedIOException problem) {
    return problem.getCause() instanceof FileSystemException file
        ? file.getFile()
            + " cannot be used: "
            + Optional.ofNullable(file.getReason())
                .orElse(
                    switch (file) {
                      case AccessDeniedException _ -> "access is denied";
                      case NoSuchFileException _ -> "there is no such file or folder";
                      case FileAlreadyExistsException _ -> "there is a file of this name";
                      default -> file.getClass().getSimpleName();
                    })
            + "."
        : "A file cannot be used: " + problem.getMessage();
  }
}
