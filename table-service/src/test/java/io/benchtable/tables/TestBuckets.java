package io.benchtable.tables;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/** A folder of buckets for all tests of the module. */
public final class TestBuckets {

  /** Below the module's own output, so that it goes with that. */
  public static final Path FOLDER = folder();

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestBuckets() {}

  private static Path folder() {
    try {
      Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
      return Files.createTempDirectory(target, "buckets");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new bucket without objects; its name. */
  public static String bucket() {
    return bucket("bucket-" + NUMBER.incrementAndGet());
  }

  /** The same under a name that is given. */
  public static String bucket(String name) {
    try {
      Files.createDirectory(FOLDER.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return name;
  }

  /** Writes an object as it is. */
  public static void put(String bucket, String key, byte[] content) {
    try {
      Path file = FOLDER.resolve(bucket).resolve(key);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void delete(String bucket, String key) {
    try {
      Files.delete(FOLDER.resolve(bucket).resolve(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] get(String bucket, String key) {
    try {
      return Files.readAllBytes(FOLDER.resolve(bucket).resolve(key));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
