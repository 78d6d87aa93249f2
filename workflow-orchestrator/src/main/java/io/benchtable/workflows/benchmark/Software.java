package io.benchtable.workflows.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/**
 * Where a benchmark's tools come from: folders, a conda environment and modules of the worker's
 * host, or else a container image.
 *
 * @param path folders that are searched first
 * @param conda the folder of a conda environment
 * @param modules environment modules, in the order in which they are loaded
 */
public record Software(
    List<String> path,
    Optional<String> conda,
    List<String> modules,
    Optional<Container> container) {

  /** What the host has anyway. */
  public static final Software NONE =
      new Software(List.of(), Optional.empty(), List.of(), Optional.empty());

  public Software {
    path = List.copyOf(path);
    modules = List.copyOf(modules);
  }

  /**
   * An image.
   *
   * @param engine apptainer, podman or docker; the first that answers if empty
   * @param network none or host
   */
  public record Container(String image, Optional<String> engine, String network) {

    /** Whether an image is a file, which apptainer alone runs; workers tell them apart alike. */
    public static boolean isFile(String image) {
      return image.startsWith("/")
          || image.startsWith("./")
          || image.startsWith("../")
          || (image.endsWith(".sif") && !image.contains("://"));
    }
  }

  /** Folders that are known before anything is asked of the host. */
  public List<String> folders() {
    var folders = new ArrayList<>(path);
    conda.ifPresent(prefix -> folders.add(prefix + "/bin"));
    return List.copyOf(folders);
  }

  /** Whether tools may lie where only the worker can look. */
  public boolean isFoundByWorker() {
    return !modules.isEmpty() || container.isPresent();
  }

  /** The same with every place filled. */
  Software fill(Map<String, String> values) {
    return new Software(
        fill(path, values),
        conda.map(text -> Substitution.fill(text, values)),
        fill(modules, values),
        container.map(
            one ->
                new Container(
                    Substitution.fill(one.image(), values),
                    one.engine().map(text -> Substitution.fill(text, values)),
                    one.network())));
  }

  private static List<String> fill(List<String> texts, Map<String, String> values) {
    return texts.stream().map(text -> Substitution.fill(text, values)).toList();
  }

  /** Names of its places, sorted. */
  Collection<String> places() {
    var names = new TreeSet<String>();
    texts((_, text) -> Substitution.names(text, names::add));
    return names;
  }

  /** Every text in which places are filled, with where it stands. */
  void texts(BiConsumer<String, String> each) {
    for (int i = 0; i < path.size(); i++) {
      each.accept("software.path[" + i + "]", path.get(i));
    }
    conda.ifPresent(text -> each.accept("software.conda", text));
    for (int i = 0; i < modules.size(); i++) {
      each.accept("software.modules[" + i + "]", modules.get(i));
    }
    container.ifPresent(
        one -> {
          each.accept("software.container.image", one.image());
          one.engine().ifPresent(text -> each.accept("software.container.engine", text));
        });
  }
}
