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

  private static List<String> table(String benchmark, String... lines) {
    return CostTable.of(
            Stream.of(lines).map(CostTableTests::json).toList(), Optional.of(json(benchmark)))
        .lines(80);
  }

  private static JsonNode json(String text) {
    return Tables.JSON.readTree(text.replace('\'', '"'));
  }
}
