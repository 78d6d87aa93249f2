package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "init",
    description = "Write a commented benchmark to start from.",
    footer = {"", "Example:", "  benchtable init my-pipeline/benchmark.yaml"})
final class InitCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      defaultValue = "benchmark.yaml",
      description = "The file to write (default: ${DEFAULT-VALUE}).")
  Path file = Path.of("benchmark.yaml");

  @Option(names = "--json", description = "Print JSON.")
  boolean json;

  private final Terminal terminal;

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    try (InputStream template = InitCommand.class.getResourceAsStream("/benchmark-template.yaml")) {
      if (template == null) {
        throw new IllegalStateException("The template is missing from this build");
      }
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      if (Files.exists(file)) {
        terminal.err().println(file + " exists already; name another file.");
        return ExitCodes.USAGE;
      }
      String text = new String(template.readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          file,
          text.replace("@file@", Tables.JSON.writeValueAsString(file.getFileName().toString())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (json) {
      Printing.json(terminal, Tables.JSON.createObjectNode().put("file", file.toString()));
    } else {
      terminal.out().println("Wrote " + file + ".");
      terminal.err().println("Next: ./benchtable check " + file);
    }
    return ExitCodes.DONE;
  }
}
