package io.benchtable.standalone.command;

import io.benchtable.costs.book.source.OfferFile;
import io.benchtable.costs.book.source.OfferSelection;
import io.benchtable.costs.book.source.Purchase;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.standalone.terminal.Terminal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "aws-offer",
    description = {
      "Import an offer file of Amazon EC2, as the Price List Bulk API publishes it.",
      "It is read once from its beginning to its end: its size does not matter."
    },
    footer = {
      "",
      "Examples:",
      "  benchtable books import aws-offer index.json --name ec2-linux --region us-east-1",
      "  benchtable books import aws-offer index.json --name ec2-reserved \\",
      "      --purchase reserved-1yr-partial-upfront"
    })
final class ImportOfferCommand implements Callable<Integer> {

  @Mixin BookImports.Target target = new BookImports.Target();

  @Parameters(paramLabel = "FILE", description = "The offer file, JSON.")
  Path file = Path.of("");

  @Option(names = "--name", required = true, paramLabel = "NAME", description = "Of the book.")
  String name = "";

  @Option(
      names = "--book-version",
      paramLabel = "VERSION",
      description = "Of the book (default: the day on which the file was published).")
  @Nullable String version;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "A region such as us-east-1; may be repeated (default: all).")
  Set<String> regions = Set.of();

  @Option(
      names = "--system",
      paramLabel = "NAME",
      defaultValue = "Linux",
      description = "The operating system as the file names it (default: ${DEFAULT-VALUE}).")
  String system = "Linux";

  @Option(
      names = "--purchase",
      paramLabel = "HOW",
      defaultValue = "on-demand",
      description =
          "on-demand, or reserved-1yr-no-upfront with 1yr or 3yr, no-upfront, partial-upfront or"
              + " all-upfront, and -convertible if it is; upfront fees are spread over the hours of"
              + " the term (default: ${DEFAULT-VALUE}).")
  String purchase = "on-demand";

  @Option(
      names = "--source",
      paramLabel = "TEXT",
      defaultValue = "AWS Price List",
      description = "Where the file is from (default: ${DEFAULT-VALUE}).")
  String source = "AWS Price List";

  private final Terminal terminal;

  ImportOfferCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    OfferSelection selection = new OfferSelection(regions, system, Purchase.of(purchase));
    return target.take(BookImports.Reading.of(file, () -> read(selection)), terminal);
  }

  private List<PriceBook> read(OfferSelection selection) throws IOException {
    try (InputStream json = new BufferedInputStream(Files.newInputStream(file))) {
      return List.of(OfferFile.read(json, selection, name, Optional.ofNullable(version), source));
    }
  }
}
