package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.terminal.Terminal;
import java.net.URI;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Prints the ends of the logs of jobs. */
record Logs(Tables tables, Terminal terminal, int tailBytes) {

  void print(List<JsonNode> jobs) {
    for (JsonNode job : jobs) {
      print(job, "stdout");
      print(job, "stderr");
    }
    terminal.out().flush();
  }

  private void print(JsonNode job, String stream) {
    String address = job.path("log").path("address").asString("");
    if (address.isEmpty()) {
      return;
    }
    String text = tables.text(URI.create(address + "?stream=" + stream + "&tail=" + tailBytes));
    if (!text.isEmpty()) {
      terminal.out().println("── " + job.path("jobId").asString() + " " + stream);
      terminal.out().print(text);
      if (!text.endsWith("\n")) {
        terminal.out().println();
      }
    }
  }
}
