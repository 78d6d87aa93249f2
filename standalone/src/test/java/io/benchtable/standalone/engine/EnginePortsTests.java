package io.benchtable.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginePortsTests {

  private static final TemporalChoice CHILD =
      new TemporalChoice.Child(
          new TemporalProgram(TemporalProgram.Kind.SERVER, Path.of("/nowhere/temporal-server")));

  @TempDir Path data;

  @Test
  void areAllDifferent() {
    EnginePorts ports = EnginePorts.choose(data, CHILD, Set.of(18080));
    List<Integer> all = new ArrayList<>(ports.temporal());
    all.addAll(List.of(ports.postgreSql(), ports.kafka(), ports.kafkaController(), 18080));
    assertThat(all).hasSize(12).doesNotHaveDuplicates();
  }

  @Test
  void ofTemporalStayTheSameUnlessOneIsPromised() {
    List<Integer> first = EnginePorts.choose(data, CHILD, Set.of()).temporal();
    assertThat(EnginePorts.choose(data, CHILD, Set.of()).temporal()).isEqualTo(first);
    assertThat(EnginePorts.choose(data, CHILD, Set.of(first.get(3))).temporal())
        .hasSize(8)
        .doesNotContain(first.get(3));
  }

  @Test
  void ofTemporalAreChosenAnewWhenTheirFileIsCutOff() throws Exception {
    List<Integer> first = EnginePorts.choose(data, CHILD, Set.of()).temporal();
    Files.writeString(
        data.resolve("temporal/ports"),
        first.stream().limit(5).map(String::valueOf).collect(Collectors.joining("\n", "", "\n7")));
    assertThat(EnginePorts.choose(data, CHILD, Set.of()).temporal()).hasSize(8);
  }
}
