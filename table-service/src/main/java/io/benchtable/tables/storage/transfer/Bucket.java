package io.benchtable.tables.storage.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.ObjLongConsumer;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A folder whose files are objects, each under the key that its path is. Links are never followed,
 * so no key leads out of the folder.
 */
record Bucket(Path folder) {

  /** A new object, which is there when it is finished. */
  BucketFile create(String key) throws IOException {
    List<String> parts = ObjectKeys.parts(key);
    Path place = folder;
    for (String part : parts.subList(0, parts.size() - 1)) {
      place = place.resolve(checked(part));
      if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
          throw TransferFailed.accessDenied();
        }
        makeFolder(place);
      }
    }
    return BucketFile.create(place.resolve(checked(parts.getLast())));
  }

  /** The bucket itself is never made; somebody else may make a folder in it at the same time. */
  private void makeFolder(Path place) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw TransferFailed.noSuchBucket();
    }
    Files.createDirectories(place);
    BucketFile.sync(place.getParent());
  }

  void write(String key, byte[] content) throws IOException {
    try (BucketFile file = create(key)) {
      file.stream().write(content);
      file.finish();
    }
  }

  /** The keys of all objects that begin so, in their order. */
  List<String> keys(String prefix) throws IOException {
    List<String> found = new ArrayList<>();
    visit(prefix, (key, bytes) -> found.add(key));
    found.sort(Comparator.naturalOrder());
    return List.copyOf(found);
  }

  /** How many bytes all objects have together whose keys begin so. */
  long bytes(String prefix) throws IOException {
    LongAdder sum = new LongAdder();
    visit(prefix, (key, bytes) -> sum.add(bytes));
    return sum.sum();
  }

  private void visit(String prefix, ObjLongConsumer<String> found) throws IOException {
    Optional<Path> start = place(prefix.substring(0, prefix.lastIndexOf('/') + 1));
    if (start.isEmpty()) {
      return;
    }
    Files.walkFileTree(
        start.get(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            String key = key(file);
            if (attributes.isRegularFile()
                && key.startsWith(prefix)
                && ObjectKeys.parts(key).stream().allMatch(ObjectKeys::isName)
                && !BucketFile.isUnfinished(file)) {
              found.accept(key, attributes.size());
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            if (e instanceof NoSuchFileException) {
              return FileVisitResult.CONTINUE; // It went just now.
            }
            throw e;
          }
        });
  }

  private String key(Path file) {
    return StreamSupport.stream(folder.relativize(file).spliterator(), false)
        .map(Path::toString)
        .collect(Collectors.joining("/"));
  }

  InputStream read(String key) throws IOException {
    int name = key.lastIndexOf('/') + 1;
    Path place = place(key.substring(0, name)).orElseThrow(() -> new NoSuchFileException(key));
    return Files.newInputStream(
        place.resolve(checked(key.substring(name))), LinkOption.NOFOLLOW_LINKS);
  }

  /** The folder of keys that begin so, up to the slash at their end; empty where there is none. */
  private Optional<Path> place(String beginning) {
    Path place = folder;
    for (String part : ObjectKeys.parts(beginning)) {
      place = part.isEmpty() ? place : place.resolve(checked(part));
      if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
        return Optional.empty();
      }
    }
    return Optional.of(place);
  }

  private static String checked(String part) {
    if (!ObjectKeys.isName(part)) {
      throw TransferFailed.accessDenied();
    }
    return part;
  }
}
