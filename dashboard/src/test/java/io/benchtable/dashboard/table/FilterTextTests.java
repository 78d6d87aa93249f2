package io.benchtable.dashboard.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.dashboard.item.AttributePath;
import io.benchtable.dashboard.item.AttributePath.Step;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Conditions as they are typed: paths, lists of values, ends. */
class FilterTextTests {

  @Test
  void pathIsReadStepByStep() {
    assertThat(steps("a.b[0].c"))
        .containsExactly(
            new Step.Name("a"), new Step.Name("b"), new Step.Place(0), new Step.Name("c"));
    assertThat(steps("odd name-1[2][3]"))
        .containsExactly(new Step.Name("odd name-1"), new Step.Place(2), new Step.Place(3));
    assertThat(steps("\"a.b[0] \"\"x\"\"\".c"))
        .containsExactly(new Step.Name("a.b[0] \"x\""), new Step.Name("c"));
    assertThat(steps("\"" + "x".repeat(8000) + "\"")).hasSize(1);
  }

  @Test
  void nameIsWrittenAsItIsRead() {
    for (String name :
        List.of("a", "odd name", "a.b", "[0]", "\"", "a\"\"b", "two\n.lines", "\ud83d\ude00")) {
      assertThat(steps("x." + PathText.name(name)))
          .containsExactly(new Step.Name("x"), new Step.Name(name));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        ".a|Expected a name first, but it is “.a”.",
        "[0]|Expected a name first, but it is “[0]”.",
        "a..b|Expected a name after “a.”, but it is “.b”.",
        "a.|Expected a name after “a.”, but it ends there.",
        "a[x]|Expected a dot and a name, or a place such as [0], after “a”, but it is “[x]”.",
        "a[1|Expected a dot and a name, or a place such as [0], after “a”, but it is “[1”.",
        "a[0]b|Expected a dot and a name, or a place such as [0], after “a[0]”, but it is “b”.",
        "\"a|Expected a name first, but it is “\"a”.",
        "a[9999999999]|Expected a dot and a name, or a place such as [0], after “a”, but it is"
            + " “[9999999999]”."
      })
  void pathThatDoesNotGoOnSaysWhereAndWhatIsExpected(String text, String problem) {
    assertThat(PathText.read(text).problem()).isEqualTo(problem);
  }

  @Test
  void valuesAreSeparatedByCommas() {
    assertThat(ListText.read("a")).contains(List.of("a"));
    assertThat(ListText.read(" a b ,c,\"d, \"\"e\"\"\", \"\" "))
        .contains(List.of("a b", "c", "d, \"e\"", ""));
    for (String text : List.of("", " ", "a,", ",a", "a,,b", "\"a", "a\"b", "\"a\" b")) {
      assertThat(ListText.read(text)).as(text).isEmpty();
    }
  }

  @Test
  void endsAreInTheOrderOfTheirType() {
    assertThat(between("N", "9", "10")).isEmpty();
    assertThat(between("S", "9", "10"))
        .containsEntry("upper", "Expected an upper end of at least 9 for x, but it is 10.");
    assertThat(between("S", "\uffff", "\ud83d\ude00")).isEmpty();
    assertThat(between("B", "fw==", "gA==")).isEmpty();
    assertThat(between("B", "gA==", "fw==")).containsOnlyKeys("upper");
    assertThat(between("N", "one", "10"))
        .containsEntry("value", "Expected a number for x, but it is one.");
    assertThat(between("N", "1", "ten"))
        .containsEntry("upper", "Expected a number for x, but it is ten.");
    assertThat(between("S", "1", ""))
        .containsEntry("upper", "Expected an upper end for x, but it is empty.");
  }

  @Test
  void eachOfSeveralValuesHasTheType() {
    assertThat(in("N", "1, 2.5")).isEmpty();
    assertThat(in("N", "1, two")).containsEntry("value", "Expected a number for x, but it is two.");
    assertThat(in("S", "a,"))
        .containsEntry("value", "Expected values for x, separated by commas, but it is “a,”.");
    assertThat(in("S", ""))
        .containsEntry("value", "Expected values for x, separated by commas, but there is none.");
    assertThat(in("NULL", "")).isEmpty();
    assertThat(new FilterValues("in", "NULL", "", "").all()).hasSize(1);
    assertThat(in("N", String.join(",", Collections.nCopies(100, "1")))).isEmpty();
    assertThat(in("N", String.join(",", Collections.nCopies(101, "1"))))
        .containsEntry("value", "Expected at most 100 values for x, but there are 101.");
  }

  @Test
  void onlyTypesWithAnOrderOrABeginningAreComparedByIt() {
    assertThat(new FilterValues("<", "BOOL", "true", "").problems("x")).containsOnlyKeys("type");
    assertThat(new FilterValues("begins_with", "N", "1", "").problems("x"))
        .containsEntry(
            "type", "Expected text or binary, which have a beginning, but it is number.");
    for (String operator : List.of("=", "<>", "contains", "in")) {
      assertThat(new FilterValues(operator, "BOOL", "true", "").problems("x")).isEmpty();
    }
    assertThat(new FilterValues("exists", "N", "", "").problems("x")).isEmpty();
  }

  private static Map<String, String> between(String type, String lower, String upper) {
    return new FilterValues("between", type, lower, upper).problems("x");
  }

  private static Map<String, String> in(String type, String values) {
    return new FilterValues("in", type, values, "").problems("x");
  }

  private static List<Step> steps(String text) {
    return Optional.ofNullable(PathText.read(text).path())
        .map(AttributePath::steps)
        .orElse(List.of());
  }
}
