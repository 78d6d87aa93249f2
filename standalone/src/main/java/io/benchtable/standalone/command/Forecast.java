package io.benchtable.standalone.command;

import io.benchtable.standalone.client.Refused;
import io.benchtable.standalone.client.Tables;
import io.benchtable.standalone.client.Unreachable;
import io.benchtable.standalone.terminal.Figures;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** How long a benchmark will take and what it will cost: the estimate of a running instance. */
record Forecast(JsonNode estimate) {

  /** Asks the instance, if there is one. */
  static Forecast of(Optional<Tables> instance, JsonNode spec) {
    if (instance.isEmpty()) {
      return unknown("no instance runs here that could know of earlier runs (./benchtable up)");
    }
    try {
      return new Forecast(instance.get().check(spec).path("estimate"));
    } catch (Unreachable | Refused e) {
      return unknown(String.valueOf(e.getMessage()));
    }
  }

  private static Forecast unknown(String why) {
    ObjectNode estimate = Tables.JSON.createObjectNode();
    estimate.putNull("seconds").putNull("cost").putNull("currency").putArray("basis");
    estimate.putArray("unknown").add("time and cost: " + why);
    return new Forecast(estimate);
  }

  /** What is known, what it goes by, and what is unknown and why. */
  List<String> lines() {
    List<String> lines = new ArrayList<>();
    BigDecimal seconds = Report.decimal(estimate.path("seconds"));
    BigDecimal cost = Report.decimal(estimate.path("cost"));
    if (seconds != null || cost != null) {
      lines.add(
          "Estimate: "
              + (seconds == null
                  ? "time unknown"
                  : bound("untimedRuns", "about ") + Figures.rough(seconds))
              + ", "
              + (cost == null
                  ? "cost unknown"
                  : bound("unpricedRuns", "")
                      + Figures.money(cost, estimate.path("currency").asString("USD")))
              + basis());
    }
    estimate.path("unknown").forEach(why -> lines.add("Unknown: " + why.asString()));
    return lines;
  }

  private String bound(String missing, String whole) {
    boolean stops =
        estimate.path("leastRuns").asInt(Integer.MAX_VALUE) < estimate.path("runs").asInt(0);
    if (estimate.path(missing).asInt(0) > 0) {
      return stops ? "about " : "at least ";
    }
    return stops ? "at most " + whole : whole;
  }

  private String basis() {
    List<String> names = new ArrayList<>();
    for (JsonNode one : estimate.path("basis")) {
      String host = one.path("host").asString("");
      names.add(
          "%d runs of %s%s"
              .formatted(
                  one.path("runs").asInt(0),
                  one.path("name").asString(one.path("benchmarkId").asString("")),
                  host.isEmpty() ? "" : " on " + host));
    }
    return names.isEmpty() ? "" : ", going by " + String.join(" and ", names);
  }
}
