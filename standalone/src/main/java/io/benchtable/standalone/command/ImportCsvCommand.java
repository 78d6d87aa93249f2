package io.benchtable.standalone.command;

import io.benchtable.costs.book.source.PriceCsv;
import io.benchtable.costs.price.Billing;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.costs.price.Span.Seconds;
import io.benchtable.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "csv",
    description = {
      "Import a table of prices.",
      "Columns: sku, region, unit, price, currency; and, where they are wanted, instance_type,"
          + " source, date, description.",
      "Units: Seconds, Hours or Months of a machine, and the same with vCPU- or GiB- before it; a"
          + " month is 730 hours."
    },
    footer = {
      "",
      "Example:",
      "  benchtable books import csv prices.csv --name mine --book-version 2026-11-01 \\",
      "      --title 'Our machines' --source 'invoice 17' --date 2026-11-01"
    })
final class ImportCsvCommand implements Callable<Integer> {

  @Mixin BookImports.Target target = new BookImports.Target();

  @Parameters(paramLabel = "FILE", description = "The table.")
  Path file = Path.of("");

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Of the book.")
  String name = "";

  @Option(
      names = "--book-version",
      required = true,
      paramLabel = "VERSION",
      description = "Of the book; the greatest is the newest: a date is a good version.")
  String version = "";

  @Option(names = "--title", required = true, paramLabel = "TEXT", description = "Of the book.")
  String title = "";

  @Option(
      names = "--source",
      required = true,
      paramLabel = "TEXT",
      description = "Where the prices are from that name no source of their own.")
  String source = "";

  @Option(
      names = "--date",
      required = true,
      paramLabel = "DATE",
      description = "Since when the prices hold that name no date of their own.")
  LocalDate date = LocalDate.EPOCH;

  @Option(
      names = "--minimum-seconds",
      paramLabel = "S",
      defaultValue = "0",
      description = "What is billed at least (default: ${DEFAULT-VALUE}).")
  BigDecimal minimum = BigDecimal.ZERO;

  @Option(
      names = "--increment-seconds",
      paramLabel = "S",
      defaultValue = "0",
      description = "What billed time is a multiple of; 0 bills exactly (default: 0).")
  BigDecimal increment = BigDecimal.ZERO;

  private final Terminal terminal;

  ImportCsvCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    return target.take(BookImports.Reading.of(file, this::read), terminal);
  }

  private List<PriceBook> read() throws IOException {
    Billing billing = new Billing(new Seconds(minimum), new Seconds(increment));
    try (Reader csv = Files.newBufferedReader(file)) {
      return List.of(PriceCsv.read(csv, new BookId(name, version), title, source, date, billing));
    }
  }
}
