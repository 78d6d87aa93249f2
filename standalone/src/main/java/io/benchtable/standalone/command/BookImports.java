package io.benchtable.standalone.command;

import io.benchtable.costs.book.BookForm;
import io.benchtable.costs.price.PriceBook;
import io.benchtable.standalone.client.Analyzer;
import io.benchtable.standalone.client.Refused;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

@Command(
    name = "import",
    description = {
      "Make a price book of what others publish, or of what a machine of one's own costs.",
      "A version that is there already is never given other prices."
    },
    footer = {"", "Each kind has examples: benchtable books import csv --help"})
final class BookImports implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  CommandSpec spec;

  @Override
  public Integer call() {
    throw new ParameterException(
        spec.commandLine(), "Expected what to import: csv, aws-offer, aws-spot or own-hardware");
  }

  /** Prints a book, or has an instance keep it. */
  static final class Target {

    @Mixin InstanceOptions instance = new InstanceOptions();

    @Option(names = "--print", description = "Print the book as JSON and keep nothing.")
    boolean print;

    int take(List<PriceBook> books, Terminal terminal) {
      if (print) {
        List<JsonNode> whole = books.stream().map(Target::json).toList();
        Printing.json(terminal, whole);
        return ExitCodes.DONE;
      }
      Analyzer analyzer = instance.analyzer();
      List<JsonNode> kept = new ArrayList<>();
      List<String> refused = new ArrayList<>();
      for (PriceBook book : books) {
        try {
          kept.add(analyzer.addPriceBook(json(book)));
        } catch (Refused other) {
          // Such as a version that is there with other prices; the others are not of it.
          refused.add("%s: %s".formatted(book.id(), other.getMessage()));
          continue;
        }
        if (!instance.json) {
          terminal
              .out()
              .println(
                  "%s: %d prices in %s"
                      .formatted(book.id(), book.prices().size(), book.currency()));
        }
      }
      if (instance.json) {
        Printing.json(terminal, kept);
      } else {
        instance.next(terminal, "books");
      }
      refused.forEach(terminal.err()::println);
      return refused.isEmpty() ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private static JsonNode json(PriceBook book) {
      return Tables.JSON.valueToTree(BookForm.whole(book));
    }
  }

  /** Reads a file, whose name is said with what is wrong in it. */
  interface Reading {
    List<PriceBook> read() throws IOException;

    static List<PriceBook> of(Path file, Reading reading) {
      try {
        return reading.read();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (JacksonException e) {
        throw new IllegalArgumentException(
            "Expected JSON in %s, but %s".formatted(file, e.getOriginalMessage()), e);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
      }
    }
  }
}
