package io.benchtable.workflows.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page about rules shows what holds. */
class RulesPageTests {

  @Test
  void showsThePlatformsOwnRulesAndTheContract() throws IOException {
    var page = Files.readString(Path.of("../docs/rules.md"));

    try (var rules = getClass().getResourceAsStream("platform-rules.json")) {
      assertThat(rules).isNotNull();
      assertThat(page).contains(new String(rules.readAllBytes()));
    }
    assertThat(page).contains(Files.readString(Path.of("../contracts/04-rule-item.json")));
  }
}
