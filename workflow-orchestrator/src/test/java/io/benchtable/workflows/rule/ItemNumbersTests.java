package io.benchtable.workflows.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What patterns over numbers of items match. */
class ItemNumbersTests {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "true  | 5      | {'numeric': ['>', 3]}",
        "false | 3      | {'numeric': ['>', 3]}",
        "true  | 3      | {'numeric': ['>=', 3]}",
        "true  | 5.5    | {'numeric': ['>', 3, '<=', 5.5]}",
        "false | 5.6    | {'numeric': ['>', 3, '<=', 5.5]}",
        "true  | -2     | {'numeric': ['<', 0]}",
        "true  | 100    | {'numeric': ['=', 1e2]}",
        "true  | 1E+2   | {'numeric': ['=', 100]}",
        "true  | 5      | 5",
        "true  | 5      | 5.0",
        "false | 6      | 5",
        "true  | 5      | '5'",
        "false | 5      | '6'",
        "false | 5      | '5.0'",
        "true  | 6      | {'anything-but': 5}",
        "false | 5      | {'anything-but': 5}",
        "false | 5      | {'anything-but': [5, 6]}",
        "true  | 6      | {'anything-but': '5'}",
        "false | 5      | {'anything-but': '5'}",
        "false | 5      | {'anything-but': ['5', '6']}",
        "true  | 5      | {'exists': true}",
        "false | 5      | {'exists': false}",
        "true  | 51     | {'prefix': '5'}",
        "true  | 15     | {'suffix': '5'}",
        "true  | 151    | {'wildcard': '1*1'}",
        "true  | 5      | {'numeric': ['<', 3]}, '5'",
        "true  | 2      | {'numeric': ['<', 3]}, '5'",
        "false | 4      | {'numeric': ['<', 3]}, '5'",
        "false | 123456789012345678901234567890 | {'numeric': ['<', 3]}",
      })
  void match(boolean matches, String number, String matchers) {
    var image = "{\"size\":{\"N\":\"%s\"}}".formatted(number);
    assertThat(matches("{'size': {'N': [%s]}}".formatted(matchers), image)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "true  | {'m': {'M': {'n': {'N': [{'numeric': ['=', 7]}]}}}}",
        "false | {'m': {'M': {'n': {'N': [{'numeric': ['=', 8]}]}}}}",
        "true  | {'l': {'L': {'N': [{'numeric': ['=', 2]}]}}}",
        "true  | {'s': {'NS': [{'numeric': ['>', 8]}]}}",
        "false | {'s': {'NS': [{'numeric': ['>', 9]}]}}",
        "true  | {'s': {'NS': ['9']}}",
        "true  | {'N': {'N': [{'numeric': ['=', 3]}]}}",
        "true  | {'$or': [{'N': {'N': [4]}}, {'m': {'M': {'n': {'N': [7]}}}}]}",
        "false | {'$or': [{'N': {'N': [4]}}, {'m': {'M': {'n': {'N': [8]}}}}]}",
        "true  | {'t': {'S': [{'exists': true}]}, 'N': {'N': [3]}}",
        "false | {'t': {'S': [{'numeric': ['=', 5]}]}}",
      })
  void matchWhereverNumbersAre(boolean matches, String pattern) {
    var image =
        """
        {"m":{"M":{"n":{"N":"7"}}},"l":{"L":[{"N":"1"},{"N":"2"}]},"s":{"NS":["8","9"]},\
        "N":{"N":"3"},"t":{"S":"5"}}""";
    assertThat(matches(pattern, image)).isEqualTo(matches);
  }

  private static boolean matches(String image, String event) {
    var pattern = "{\"dynamodb\": {\"NewImage\": %s}}".formatted(image.replace('\'', '"'));
    assertThat(EventPattern.problem(pattern)).isEmpty();
    var rules = new RuleSet(List.of(new Rule("rule", pattern, List.of(), false)));
    return !rules.matching(Events.insert("samples", event).json()).isEmpty();
  }
}
