package io.benchtable.jobs.software;

import io.benchtable.jobs.run.DatasetFile;
import io.benchtable.jobs.run.FileTrees;
import io.benchtable.jobs.run.RunMessages.Problem;
import io.benchtable.jobs.run.RunMessages.Software;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** What was found for each benchmark, on disk: a worker that is restarted uses the same. */
record Remembered(Path directory) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /**
   * Programs of this host.
   *
   * @param path directories that are searched before those of the environment's own PATH
   * @param environment what modules and a conda environment set
   * @param versions what is stored with every run
   */
  record OnHost(List<String> path, Map<String, String> environment, Map<String, String> versions) {

    static final OnHost PLAIN = new OnHost(List.of(), Map.of(), Map.of());
  }

  /**
   * An image.
   *
   * @param engine apptainer, podman or docker
   * @param program of the engine
   * @param image as the benchmark names it
   * @param reference what is run: the image's own id, or its file
   * @param options of every container of it
   * @param file the image, where it is a file of this host
   * @param versions what is stored with every run
   */
  record InContainer(
      String engine,
      String program,
      String image,
      String reference,
      List<String> options,
      @Nullable DatasetFile file,
      Map<String, String> versions) {

    String name() {
      return "image " + image + " of " + engine;
    }
  }

  /** One of three. */
  record Finding(
      @Nullable OnHost host, @Nullable InContainer container, @Nullable Problem missing) {

    static Finding of(OnHost host) {
      return new Finding(host, null, null);
    }

    static Finding of(InContainer container) {
      return new Finding(null, container, null);
    }

    static Finding of(Problem missing) {
      return new Finding(null, null, missing);
    }

    Optional<Problem> problem() {
      return Optional.ofNullable(missing);
    }
  }

  private Path of(String benchmarkId) {
    return directory.resolve("b-" + URLEncoder.encode(benchmarkId, StandardCharsets.UTF_8));
  }

  private Path file(String benchmarkId, Software software) {
    var json = JSON.writeValueAsBytes(software);
    return of(benchmarkId).resolve(UUID.nameUUIDFromBytes(json) + ".json");
  }

  void put(String benchmarkId, Software software, Finding finding) throws IOException {
    var file = file(benchmarkId, software);
    Files.createDirectories(file.getParent());
    var part = Files.createTempFile(file.getParent(), "finding", ".part");
    Files.write(part, JSON.writeValueAsBytes(finding));
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  Optional<Finding> get(String benchmarkId, Software software) throws IOException {
    var file = file(benchmarkId, software);
    return Files.exists(file)
        ? Optional.of(JSON.readValue(Files.readAllBytes(file), Finding.class))
        : Optional.empty();
  }

  void forget(String benchmarkId) throws IOException {
    FileTrees.delete(of(benchmarkId));
  }
}
