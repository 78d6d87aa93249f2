package io.benchtable.standalone.command;

import io.benchtable.costs.book.source.SpotHistory;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.standalone.terminal.Terminal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "aws-spot",
    description = {
      "Import what 'aws ec2 describe-spot-price-history' prints.",
      "A book has a version for each whole day in UTC, with the mean of each price that is known"
          + " all day long; its regions are availability zones."
    },
    footer = {"", "Example:", "  benchtable books import aws-spot history.json --name ec2-spot"})
final class ImportSpotCommand implements Callable<Integer> {

  @Mixin BookImports.Target target = new BookImports.Target();

  @Parameters(paramLabel = "FILE", description = "The history, JSON.")
  Path file = Path.of("");

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Of the book.")
  String name = "";

  @Option(
      names = "--product",
      paramLabel = "NAME",
      defaultValue = "Linux/UNIX",
      description = "The product as the file names it (default: ${DEFAULT-VALUE}).")
  String product = "Linux/UNIX";

  @Option(
      names = "--source",
      paramLabel = "TEXT",
      defaultValue = "aws ec2 describe-spot-price-history",
      description = "Where the file is from (default: ${DEFAULT-VALUE}).")
  String source = "aws ec2 describe-spot-price-history";

  private final Terminal terminal;

  ImportSpotCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return target.take(BookImports.Reading.of(file, this::read), terminal);
  }

  private List<PriceBook> read() throws IOException {
    try (InputStream json = new BufferedInputStream(Files.newInputStream(file))) {
      return SpotHistory.read(json, product, name, source);
    }
  }
}
