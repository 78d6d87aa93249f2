package io.benchtable.standalone.command;

import io.benchtable.costs.book.source.OwnHardwareBook;
import io.benchtable.costs.price.BookId;
import io.benchtable.costs.price.OwnHardware;
import io.benchtable.standalone.terminal.Terminal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "own-hardware",
    description = {
      "Make a price book of what a machine of one's own costs over its life.",
      "A year costs its part of the purchase, electricity for 8760 hours, and the rest; the hours"
          + " of it that are paid work bear all of that."
    },
    footer = {
      "",
      "Example:",
      "  benchtable books import own-hardware --name lab --currency EUR --date 2026-11-01 \\",
      "      --purchase-price 12000 --lifetime-years 5 --power-watts 400 --pue 1.5 \\",
      "      --electricity-price 0.20 --other-costs 1200 --utilisation 0.5 \\",
      "      --vcpus 64 --memory-gib 256 --vcpu-share 0.7"
    })
final class ImportOwnHardwareCommand implements Callable<Integer> {

  @Mixin BookImports.Target target = new BookImports.Target();

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Of the book.")
  String name = "";

  @Option(
      names = "--book-version",
      paramLabel = "VERSION",
      description = "Of the book (default: the date).")
  @Nullable String version;

  @Option(names = "--title", paramLabel = "TEXT", description = "Of the book (default: its name).")
  @Nullable String title;

  @Option(
      names = "--currency",
      required = true,
      paramLabel = "CODE",
      description = "Of all amounts, such as EUR.")
  String currency = "";

  @Option(
      names = "--date",
      required = true,
      paramLabel = "DATE",
      description = "Since when the prices hold.")
  LocalDate date = LocalDate.EPOCH;

  @Option(
      names = "--purchase-price",
      paramLabel = "N",
      required = true,
      description = "Of the machine.")
  BigDecimal purchasePrice = BigDecimal.ZERO;

  @Option(
      names = "--lifetime-years",
      paramLabel = "N",
      required = true,
      description = "Over which it is written off in equal parts.")
  BigDecimal lifetimeYears = BigDecimal.ZERO;

  @Option(
      names = "--power-watts",
      paramLabel = "N",
      required = true,
      description = "Drawn at the socket on average over the year.")
  BigDecimal power = BigDecimal.ZERO;

  @Option(
      names = "--pue",
      paramLabel = "N",
      defaultValue = "1",
      description = "Power of the building over power of the machine (default: 1).")
  BigDecimal effectiveness = BigDecimal.ZERO;

  @Option(
      names = "--electricity-price",
      paramLabel = "N",
      required = true,
      description = "For a kWh.")
  BigDecimal electricity = BigDecimal.ZERO;

  @Option(
      names = "--other-costs",
      paramLabel = "N",
      defaultValue = "0",
      description = "Space, network, repairs and administration, a year (default: 0).")
  BigDecimal others = BigDecimal.ZERO;

  @Option(
      names = "--utilisation",
      paramLabel = "N",
      required = true,
      description = "The share of the year in which it does paid work, such as 0.5.")
  BigDecimal utilisation = BigDecimal.ZERO;

  @Option(
      names = "--vcpus",
      paramLabel = "N",
      required = true,
      description = "Of the whole machine.")
  BigDecimal vcpus = BigDecimal.ZERO;

  @Option(
      names = "--memory-gib",
      paramLabel = "N",
      required = true,
      description = "Of the whole machine, in GiB.")
  BigDecimal memory = BigDecimal.ZERO;

  @Option(
      names = "--vcpu-share",
      paramLabel = "N",
      required = true,
      description = "The share of the cost that is put on the vCPUs; the rest is put on memory.")
  BigDecimal share = BigDecimal.ZERO;

  private final Terminal terminal;

  ImportOwnHardwareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    if (!currency.matches("[A-Z]{3}")) {
      throw new IllegalArgumentException(
          "Expected --currency of three capital letters such as EUR, but it is " + currency);
    }
    OwnHardware machine =
        new OwnHardware(
            purchasePrice,
            lifetimeYears,
            power,
            effectiveness,
            electricity,
            others,
            utilisation,
            vcpus,
            memory,
            share);
    BookId id = new BookId(name, version == null ? date.toString() : version);
    return target.take(
        List.of(OwnHardwareBook.of(id, title == null ? name : title, currency, date, machine)),
        terminal);
  }
}
