package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.Terminal;
import io.benchtable.standalone.terminal.TextTable;
import io.benchtable.standalone.terminal.TextTable.Align;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(
    name = "du",
    description = "Show what takes how much space in the data directory.",
    footer = {"", "Example:", "  benchtable du --data /srv/benchtable"})
final class UsageCommand implements Callable<Integer> {

  @Mixin DataOptions instance = new DataOptions();

  private final Terminal terminal;

  UsageCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Map<String, Long> sizes = new TreeMap<>();
    try (var entries = Files.list(instance.data())) {
      for (Path entry : entries.filter(Files::isDirectory).toList()) {
        sizes.put(entry.getFileName().toString(), size(entry));
      }
    } catch (IOException e) {
      throw new NotRunning(
          "There is no data directory " + instance.data().toAbsolutePath().normalize() + ".");
    }
    if (instance.json) {
      Printing.json(terminal, Tables.JSON.<JsonNode>valueToTree(sizes));
      return ExitCodes.DONE;
    }
    TextTable table = new TextTable().column("folder", Align.LEFT).column("size", Align.RIGHT);
    sizes.forEach((name, size) -> table.row(name, Figures.bytes(size)));
    table.row("total", Figures.bytes(sizes.values().stream().mapToLong(Long::longValue).sum()));
    Printing.lines(terminal, table.lines());
    instance.next(terminal, "prune --older-than 30d");
    return ExitCodes.DONE;
  }

  private static long size(Path folder) {
    AtomicLong bytes = new AtomicLong();
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              bytes.addAndGet(attributes.size());
              return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
              return FileVisitResult.CONTINUE; // it went away while we looked
            }
          });
      return bytes.get();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
