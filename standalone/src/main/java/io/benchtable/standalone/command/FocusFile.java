package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Question;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.nio.file.Path;
import tools.jackson.databind.node.ObjectNode;

/** Costs as a file of FOCUS, which the cost analyzer makes. */
final class FocusFile {

  private FocusFile() {}

  static int write(Path file, CostPeriod period, InstanceOptions instance, Terminal terminal) {
    String name = file.toString();
    if (!name.endsWith(".csv") && !name.endsWith(".parquet")) {
      throw new IllegalArgumentException(
          "Expected --focus with a file whose name ends with .csv or .parquet, but it is " + name);
    }
    Question question =
        new Question("/v1/focus" + name.substring(name.lastIndexOf('.')))
            .with("from", period.first().toString())
            .with("to", period.last().toString());
    String left = instance.analyzer().file(question, file, "Benchtable-Left-Out");
    if (instance.json) {
      ObjectNode said = Tables.JSON.createObjectNode().put("file", name);
      Printing.json(terminal, said.put("leftOut", left.isEmpty() ? 0 : Long.parseLong(left)));
    } else {
      terminal.out().println(name);
      if (!left.isEmpty() && !left.equals("0")) {
        terminal
            .err()
            .println(
                "%s %s no known cost and %s left out: FOCUS has no place for what is not known."
                    .formatted(
                        left.equals("1") ? "1 line" : left + " lines",
                        left.equals("1") ? "has" : "have",
                        left.equals("1") ? "is" : "are"));
      }
    }
    return ExitCodes.DONE;
  }
}
