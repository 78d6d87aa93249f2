package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.instance.InstanceProblem;
import io.benchtable.standalone.terminal.Terminal;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
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
    String jobId = job.path("jobId").asString("");
    String text =
        tables.log(
            URI.create(reachable(checked(address)) + "?stream=" + stream + "&tail=" + tailBytes),
            job.path("runId").asString(""),
            jobId);
    if (!text.isEmpty()) {
      terminal.out().println("── " + jobId + " " + stream);
      terminal.out().print(text);
      if (!text.endsWith("\n")) {
        terminal.out().println();
      }
    }
  }

  /** An item names the address, and many may write items. */
  private static URI checked(String address) {
    URI log = URI.create(address);
    if (!String.valueOf(log.getScheme()).matches("https?")
        || log.getUserInfo() != null
        || log.getHost() == null
        || !log.getRawPath().startsWith("/v1/logs/")
        || log.getRawQuery() != null
        || log.getRawFragment() != null) {
      throw new InstanceProblem("Expected the address of a log, but the item names " + address);
    }
    return log;
  }

  /**
   * Services in containers know each other by names that nobody else knows; their ports are
   * published where the tables' is.
   */
  private String reachable(URI log) {
    try {
      InetAddress.getByName(log.getHost());
      return log.toString();
    } catch (UnknownHostException e) {
      return log.toString().replaceFirst("//" + log.getHost(), "//" + tables.address().getHost());
    }
  }
}
