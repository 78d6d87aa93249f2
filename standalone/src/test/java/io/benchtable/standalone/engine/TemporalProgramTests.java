package io.benchtable.standalone.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalProgramTests {

  private static final List<Integer> PORTS = List.of(7233);

  @TempDir Path folder;

  @Test
  void takesTheCommandLineWhereThereIsNoServer() throws IOException {
    assertThat(find()).isEmpty();
    Path commandLine = program("bin/temporal");
    assertThat(find())
        .contains(new TemporalProgram(TemporalProgram.Kind.COMMAND_LINE, commandLine));
    Path server = program("bin/temporal-server");
    assertThat(find()).contains(new TemporalProgram(TemporalProgram.Kind.SERVER, server));
    Path installed =
        program("cache/benchtable/temporal/" + TemporalProgram.RELEASE + "/temporal-server");
    assertThat(find()).contains(new TemporalProgram(TemporalProgram.Kind.SERVER, installed));
  }

  @Test
  void givesTheCommandLineItsFileAndTheServersSettings() throws IOException {
    TemporalProgram program =
        new TemporalProgram(TemporalProgram.Kind.COMMAND_LINE, Path.of("/bin/temporal"));
    assertThat(TemporalServer.commandLine(program, folder.resolve("temporal.db"), PORTS))
        .startsWith("/bin/temporal", "server", "start-dev")
        .containsSequence("--port", "7233")
        .containsSequence("--db-filename", folder.resolve("temporal.db").toString())
        .contains("--dynamic-config-value");
  }

  private Optional<TemporalProgram> find() {
    return TemporalProgram.find(
        Map.of(
            "PATH",
            "/nowhere::" + folder.resolve("bin"),
            "XDG_CACHE_HOME",
            folder.resolve("cache").toString()));
  }

  private Path program(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    assertThat(Files.createFile(file).toFile().setExecutable(true)).isTrue();
    return file;
  }
}
