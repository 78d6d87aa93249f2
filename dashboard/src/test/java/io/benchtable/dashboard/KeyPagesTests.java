package io.benchtable.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Items found by an index whose key has several attributes. */
class KeyPagesTests extends PageTest {

  private static final String BY_PLACE = "/tables/surveys?index=by-place";
  private static final String COMO = "&partition=Como&partition=1";

  @Test
  void formHasAFieldForEachAttributeOfTheKey() {
    assertThat(body(BY_PLACE))
        .contains("lake (text) is", "basin (number) is", "day (text)", "probe (text)")
        .contains("by-place: lake, basin, day, depth, probe", "The last one given")
        .contains("lake (text), basin (number)", "day (text), depth (number), probe (text)")
        .doesNotContain("aria-invalid", "id=\"items-table\"");
    assertThat(body("/tables/surveys"))
        .contains("survey (text) is")
        .doesNotContain("name=\"sortkey\"", "name=\"is\"");
    assertThat(body("/tables.csv")).contains("surveys,active,,survey (text),,by-place,");
  }

  @Test
  void partitionIsNamedByAllOfItsAttributes() {
    assertThat(body(BY_PLACE + COMO))
        .contains("50 of 50 items read", "#p = :p AND #p2 = :p2", "--index-name by-place")
        .contains(">Next<", "partition=Como&amp;partition=1");
    assertThat(body(BY_PLACE + COMO + "&after=50")).contains("10 of 10 items read", ">First<");
    assertThat(body("/tables/surveys/items.csv?index=by-place" + COMO).lines()).hasSize(61);
    assertThat(body(BY_PLACE + "&partition=Como&partition="))
        .contains("Expected a value for basin, but it is empty.", "value=\"Como\"")
        .containsPattern(
            "<input name=\"partition\"[^>]* aria-invalid=\"true\""
                + " aria-describedby=\"partition2-wrong\"")
        .doesNotContain("partition-wrong", "id=\"items-table\"");
    assertThat(get("/tables/surveys/items.csv?index=by-place&partition=Como&partition=first"))
        .hasStatus(422)
        .bodyText()
        .contains("Expected a number for basin, but it is first.");
  }

  @Test
  void lastSortAttributeThatIsGivenIsComparedAndThoseBeforeAreEqual() {
    assertThat(body(BY_PLACE + COMO + "&sortkey=2026-11&sortkey=&sortkey=&is=begins_with"))
        .contains("begins_with(#s, :s)", "50 of 50 items read");
    assertThat(body(BY_PLACE + COMO + "&sortkey=2026-11-02")).contains("5 of 5 items read");
    assertThat(body(BY_PLACE + COMO + "&sortkey=2026-11-01&sortkey=9&sortkey=&is=between&to=11"))
        .contains("3 of 3 items read", "v9<", "v11<")
        .contains("#s = :s AND #s2 BETWEEN :s2 AND :t2", "&quot;:t2&quot;:{&quot;N&quot;:&quot;11");
  }

  @Test
  void sortAttributeThatIsLeftOutBeforeAnotherIsRefusedAtItsField() {
    assertThat(body(BY_PLACE + COMO + "&sortkey=2026-11-01&sortkey=&sortkey=p1"))
        .contains("Expected a value for depth, as probe after it has one, but it is empty.")
        .containsPattern("aria-invalid=\"true\" aria-describedby=\"sortkey2-wrong\"")
        .contains("value=\"p1\"")
        .doesNotContain("sortkey-wrong", "sortkey3-wrong", "id=\"items-table\"");
    assertThat(body(BY_PLACE + COMO + "&sortkey=2026-11-01&sortkey=5&is=begins_with"))
        .contains("Expected another comparison for depth", "id=\"is-wrong\"");
    assertThat(body(BY_PLACE + COMO + "&sortkey=2026-11-01&sortkey=5&is=between&to=deep"))
        .contains("Expected a number for depth, but it is deep.", "id=\"to-wrong\"");
  }
}
