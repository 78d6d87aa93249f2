package io.benchtable.tables.access.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class GlobTests {

  private static final Context NOTHING = key -> List.of();

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.strings().withChars("ab*?").ofMaxLength(8);
  }

  @Provide
  Arbitrary<String> values() {
    return Arbitraries.strings().withChars("ab*").ofMaxLength(8);
  }

  @Property
  void matchesWhatARegularExpressionMatches(
      @ForAll("patterns") String pattern, @ForAll("values") String value) {
    String regex =
        pattern
            .chars()
            .mapToObj(c -> c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c)))
            .collect(Collectors.joining());
    assertThat(Template.of(pattern, true, false).matches(value, NOTHING))
        .isEqualTo(Pattern.matches(regex, value));
  }

  @Test
  void takesNoTimeForManyStars() {
    Template many = Template.of("*a".repeat(50) + "b", true, false);
    assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> many.matches("a".repeat(10_000), NOTHING));
  }

  @Test
  void takesACharacterBeyondTheFirstPlaneForOne() {
    assertThat(Template.of("a?", true, false).matches("a\uD83D\uDE00", NOTHING)).isTrue();
  }
}
