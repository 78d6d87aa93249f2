package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.instance.InstanceProblem;
import io.benchtable.standalone.terminal.Terminal;
import java.net.URI;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Prints the ends of the logs of jobs. */
record Logs(Tables tables, Terminal terminal, int tailBytes) {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

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
    String text =
        tables.text(URI.create(checked(address) + "?stream=" + stream + "&tail=" + tailBytes));
    if (!text.isEmpty()) {
      terminal.out().println("── " + job.path("jobId").asString() + " " + stream);
      terminal.out().print(text);
      if (!text.endsWith("\n")) {
        terminal.out().println();
      }
    }
  }

  /** The token goes along, and an item, which names the address, is written by many. */
  private String checked(String address) {
    URI log = URI.create(address);
    boolean known =
        String.valueOf(log.getScheme()).matches("https?")
            && log.getUserInfo() == null
            && log.getHost() != null
            && (LOOPBACK.contains(log.getHost())
                || log.getHost().equals(tables.address().getHost()))
            && log.getRawPath().startsWith("/v1/logs/")
            && log.getRawQuery() == null
            && log.getRawFragment() == null;
    if (!known) {
      throw new InstanceProblem(
          "Expected the log on this machine or on "
              + tables.address().getHost()
              + ", but it is at "
              + address
              + ", to which the token is not sent.");
    }
    return address;
  }
}
