package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Prints a result the way it was asked for: as lines for people, or as JSON for programs. */
final class Printing {

  private Printing() {}

  static void json(Terminal terminal, JsonNode node) {
    terminal.out().println(node);
  }

  static void json(Terminal terminal, List<JsonNode> nodes) {
    terminal.out().println(Tables.JSON.createArrayNode().addAll(nodes));
  }

  static void lines(Terminal terminal, List<String> lines) {
    lines.forEach(terminal.out()::println);
  }
}
