package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Question;
import io.benchtable.standalone.terminal.Terminal;
import io.benchtable.standalone.terminal.TextTable;
import io.benchtable.standalone.terminal.TextTable.Align;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

@Command(
    name = "books",
    description = "List the price books of an instance, or import one.",
    footer = {
      "",
      "Examples:",
      "  benchtable books",
      "  benchtable books import csv prices.csv --name mine --book-version 2026-11-01 \\",
      "      --title 'Our machines' --source 'invoice 17' --date 2026-11-01"
    })
final class BooksCommand implements Callable<Integer> {

  @Mixin InstanceOptions instance = new InstanceOptions();

  private final Terminal terminal;

  BooksCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    JsonNode answer = instance.analyzer().ask(new Question("/v1/price-books"));
    List<JsonNode> books =
        StreamSupport.stream(answer.path("priceBooks").spliterator(), false).toList();
    if (instance.json) {
      Printing.json(terminal, books);
      return ExitCodes.DONE;
    }
    TextTable table =
        new TextTable()
            .column("book", Align.LEFT)
            .column("version", Align.LEFT)
            .column("currency", Align.LEFT)
            .column("older", Align.RIGHT)
            .column("title", Align.LEFT);
    for (JsonNode book : books) {
      table.row(
          book.path("name").asString(),
          book.path("version").asString(),
          book.path("currency").asString(),
          Integer.toString(Math.max(0, book.path("versions").size() - 1)),
          book.path("title").asString());
    }
    Printing.lines(terminal, table.lines(terminal.columns(), "title"));
    return ExitCodes.DONE;
  }
}
