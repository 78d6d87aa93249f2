package io.benchtable.standalone.command;

import io.benchtable.standalone.terminal.Estimate;
import io.benchtable.standalone.terminal.Figures;
import io.benchtable.standalone.terminal.TextTable;
import io.benchtable.standalone.terminal.TextTable.Align;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A benchmark priced anew beside what it was charged, as lines of text. */
final class RepriceTable {

  private final JsonNode answer;

  private RepriceTable(JsonNode answer) {
    this.answer = answer;
  }

  static List<String> of(JsonNode answer, int columns) {
    RepriceTable repriced = new RepriceTable(answer);
    List<String> lines = new ArrayList<>(repriced.table().lines(columns, "configuration"));
    lines.add("");
    lines.addAll(repriced.totals());
    lines.add("Costs now are " + answer.path("assumption").asString() + ".");
    repriced
        .configurations()
        .forEach(
            one ->
                Optional.of(one.path("note").asString(""))
                    .filter(note -> !note.isEmpty())
                    .ifPresent(
                        note -> lines.add(one.path("configurationId").asString() + ": " + note)));
    return lines;
  }

  private List<JsonNode> configurations() {
    return StreamSupport.stream(answer.path("configurations").spliterator(), false).toList();
  }

  private TextTable table() {
    List<JsonNode> all = configurations();
    List<String> then = costs(all, "then");
    List<String> now = costs(all, "now");
    TextTable table =
        new TextTable()
            .column("configuration", Align.LEFT)
            .column("then/run", Align.RIGHT)
            .column("now/run", Align.RIGHT)
            .column("now/then", Align.RIGHT)
            .column("rank", Align.LEFT);
    for (int at = 0; at < all.size(); at++) {
      JsonNode one = all.get(at);
      table.row(
          one.path("configurationId").asString(),
          then.get(at),
          now.get(at),
          ratio(one.path("ratio")),
          rank(one));
    }
    return table;
  }

  private List<String> costs(List<JsonNode> all, String side) {
    return Figures.money(
        all.stream()
            .map(one -> new Estimate(Report.decimal(one.path(side).path("costPerRun")), null, null))
            .toList(),
        currency(side));
  }

  private String currency(String side) {
    return answer.path(side).path("currency").asString("USD");
  }

  private static String ratio(JsonNode ratio) {
    return ratio.isString() ? ratio.stringValue() : "–";
  }

  /** The place by cost: one number where it stayed the same. */
  private static String rank(JsonNode one) {
    String then = rank(one, "then");
    String now = rank(one, "now");
    return then.equals(now) ? now : then + " → " + now;
  }

  private static String rank(JsonNode one, String side) {
    JsonNode rank = one.path(side).path("rank");
    return rank.isNumber() ? rank.asString() : "–";
  }

  private List<String> totals() {
    String ratio = answer.path("ratio").asString("");
    return List.of(
        "then: " + total("then"),
        "now:  " + total("now") + (ratio.isEmpty() ? "" : ", " + ratio + " times as much"));
  }

  private String total(String side) {
    JsonNode sum = answer.path(side);
    long unknown = sum.path("unknownLines").asLong(0);
    Optional<BigDecimal> amount = Optional.ofNullable(Report.decimal(sum.path("billedCost")));
    String money = Figures.sums(List.of(amount), currency(side)).getFirst();
    String text =
        amount.isPresent() && unknown > 0
            ? "at least "
                + money
                + " ("
                + unknown
                + (unknown == 1 ? " line" : " lines")
                + " unknown)"
            : money;
    return text + " by " + sum.path("priceBook").asString("no price book");
  }
}
