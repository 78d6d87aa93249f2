package io.benchtable.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.standalone.client.Tables;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CostTableTests {

  @Test
  void amountsOfAColumnHaveTheSameDecimalsBelowEachOther() {
    assertThat(
            table(
                "{'status': 'COMPLETE'}",
                "{'kind': 'MEASURED', 'step': 'map', 'BilledCost': '12.3'}",
                "{'kind': 'SETUP', 'step': 'unpack', 'BilledCost': '0.0000082469'}",
                "{'kind': 'WARMUP', 'step': 'map', 'BilledCost': '0.000131'}",
                "{'kind': 'WARMUP', 'step': 'map'}",
                "{'kind': 'WARMUP', 'step': 'sort'}"))
        .containsExactly(
            "runs      step    lines                  cost",
            "measured  map         1           $12.3000000",
            "setup     unpack      1            $0.0000082",
            "warmup    map         2   at least $0.0001310  (1 line unknown)",
            "warmup    sort        1               unknown  (1 line)",
            "total                 5  at least $12.3001392  (2 lines unknown)");
  }

  @Test
  void eachCurrencyHasDecimalsOfItsOwn() {
    assertThat(
            table(
                "{'status': 'RUNNING'}",
                "{'kind': 'MEASURED', 'step': 'a', 'BilledCost': '0.5'}",
                "{'kind': 'MEASURED', 'step': 'a', 'BilledCost': '0.001', 'BillingCurrency': 'EUR'}"))
        .containsExactly(
            "runs      step  lines        cost",
            "measured  a         1  0.0010 EUR",
            "measured  a         1       $0.50",
            "total               1  0.0010 EUR  so far",
            "total               1       $0.50  so far");
  }

  @Test
  void whatWasHeldIdleIsApart() {
    assertThat(
            CostTable.paid(
                    Stream.of(
                            "{'purpose': 'measured', 'part': 'vCPUs used', 'BilledCost': '0.2'}",
                            "{'purpose': 'measured', 'part': 'vCPUs held idle', 'BilledCost': '0.1'}",
                            "{'purpose': 'retry', 'part': 'memory', 'BilledCost': '0.3'}",
                            "{'kind': 'SETUP', 'BilledCost': '0.4'}")
                        .map(CostTableTests::json)
                        .toList(),
                    Optional.of(json("{'status': 'COMPLETE'}")))
                .lines(80))
        .containsExactly(
            "for       paid for         lines   cost",
            "measured  vCPUs held idle      1  $0.10",
            "measured  vCPUs used           1  $0.20",
            "retry     memory               1  $0.30",
            "setup     not told apart       1  $0.40",
            "total                          4  $1.00  (complete)");
  }

  @Test
  void runsThatWereKeptAreSaved() {
    JsonNode benchmark = json("{'attempt': 2}");
    JsonNode kept =
        json(
            "{'sample': true, 'attempt': 1,"
                + " 'cost': {'billedCost': '0.25', 'currency': 'USD', 'completeness': 'complete'}}");
    JsonNode unknown = json("{'sample': true, 'attempt': 1, 'cost': {'completeness': 'unknown'}}");
    JsonNode ours = json("{'sample': true, 'attempt': 2, 'cost': {'billedCost': '9'}}");
    assertThat(Saved.of(benchmark, List.of(kept, kept, ours)))
        .contains("2 runs of earlier attempts kept and not charged again: $0.50 saved.");
    assertThat(Saved.of(benchmark, List.of(kept, unknown)))
        .hasValueSatisfying(text -> assertThat(text).contains("at least $0.25 saved"));
    assertThat(Saved.of(benchmark, List.of(unknown)))
        .hasValueSatisfying(text -> assertThat(text).contains("unknown saved"));
    assertThat(Saved.of(benchmark, List.of(ours))).isEmpty();
  }

  private static List<String> table(String benchmark, String... lines) {
    return CostTable.of(
            Stream.of(lines).map(CostTableTests::json).toList(), Optional.of(json(benchmark)))
        .lines(80);
  }

  private static JsonNode json(String text) {
    return Tables.JSON.readTree(text.replace('\'', '"'));
  }
}
