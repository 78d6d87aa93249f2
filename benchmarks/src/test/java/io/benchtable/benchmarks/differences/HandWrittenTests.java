package io.benchtable.benchmarks.differences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandWrittenTests {

  @TempDir private Path folder;

  private Path written(String text) throws Exception {
    return Files.writeString(folder.resolve("some.txt"), text);
  }

  @Test
  void sequencesBeginWithWhatStandsBeforeAll() throws Exception {
    Path file =
        written(
            """
            # made first
            @ CreateTable {"TableName":"${t}a"}

            == a long text
            > PutItem {"a":"<<3|,|x#>>"}
            < 200 {}
            > GetItem {"Key":
              {}}

            == nothing
            > ListTables
            """);
    Request create = new Request("CreateTable", "{\"TableName\":\"${t}a\"}");
    assertThat(HandWritten.read(file))
        .containsEntry(
            "some.txt: a long text",
            List.of(
                create,
                new Request("PutItem", "{\"a\":\"x1,x2,x3\"}"),
                new Request("GetItem", "{\"Key\":{}}")))
        .containsEntry("some.txt: nothing", List.of(create, new Request("ListTables", "")));
    assertThat(HandWritten.read(folder)).isEqualTo(HandWritten.read(file));
  }

  @Test
  void refusesOtherLines() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HandWritten.read(written("? what\n")))
        .withMessage("Expected a known line, but got ? what");
  }
}
