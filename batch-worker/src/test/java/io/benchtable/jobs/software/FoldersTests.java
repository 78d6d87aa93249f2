package io.benchtable.jobs.software;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldersTests {

  /** Some engines mount in the order given: what lies below /tmp would be hidden. */
  @Test
  void mountsTheTemporaryFolderBeforeWhatMayLieBelowIt() {
    var folders =
        new Folders(
            Path.of("/tmp/r/work"),
            Path.of("/tmp/r/tmp"),
            Path.of("/tmp/r/control"),
            List.of(Path.of("/tmp/data,1")),
            0);
    assertThat(folders.mounts())
        .filteredOn(option -> !option.equals("--mount"))
        .containsExactly(
            "type=bind,source=/tmp/r/tmp,destination=/tmp",
            "type=bind,source=/tmp/r/work,destination=/tmp/r/work",
            "type=bind,source=/tmp/r/tmp,destination=/tmp/r/tmp",
            "type=bind,source=/tmp/r/control,destination=/tmp/r/control",
            "type=bind,\"source=/tmp/data,1\",\"destination=/tmp/data,1\",ro");
  }

  @Test
  void neverTakesAUserThatCannotBeReadForRoot() throws IOException {
    var status = "Uid:\t1000\t1000\nGid:\t100\t100\nGroups:\t\n";
    assertThat(KeptEngine.User.of(status)).isEqualTo(new KeptEngine.User("1000:100", List.of()));
    assertThatThrownBy(() -> KeptEngine.User.of("")).hasMessageContaining("Expected Uid");
  }
}
