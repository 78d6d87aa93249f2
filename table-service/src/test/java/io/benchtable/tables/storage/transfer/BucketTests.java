package io.benchtable.tables.storage.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.benchtable.tables.catalogue.RequestRefused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BucketTests {

  private static final byte[] CONTENT = "content".getBytes(StandardCharsets.UTF_8);

  @TempDir private Path folder;
  private Path outside;
  private Buckets buckets;
  private Bucket bucket;

  @BeforeEach
  void makeBucket() throws IOException {
    outside = Files.createDirectory(folder.resolve("outside"));
    Path all = Files.createDirectory(folder.resolve("all"));
    Files.createDirectory(all.resolve("mine"));
    buckets = new Buckets(Optional.of(all));
    bucket = buckets.open("mine");
  }

  @Test
  void isAFolderBelowTheOneThatIsSet() {
    for (String name : new String[] {"other", "..", ".", "mine/..", "../outside", "", "/"}) {
      assertThatThrownBy(() -> buckets.open(name))
          .isInstanceOfSatisfying(
              TransferFailed.class,
              failed ->
                  assertThat(failed.failure())
                      .isEqualTo(
                          new TransferFailure(
                              "S3NoSuchBucket", "The specified bucket does not exist")));
    }
  }

  @Test
  void isNoLink() throws IOException {
    Files.createSymbolicLink(folder.resolve("all/linked"), outside);
    assertThatThrownBy(() -> buckets.open("linked")).isInstanceOf(TransferFailed.class);
  }

  @Test
  void needsASetting() {
    assertThatThrownBy(() -> new Buckets(Optional.empty()).require())
        .isInstanceOf(RequestRefused.class)
        .hasMessageContaining("benchtable.tables.buckets");
    assertThatThrownBy(() -> new Buckets(Optional.empty()).open("mine"))
        .isInstanceOf(TransferFailed.class);
  }

  @Test
  void listsObjectsThatBeginSoInOrder() throws IOException {
    for (String key : new String[] {"b/2", "b/1", "b/10/x", "bc", "a/b", "c"}) {
      bucket.write(key, CONTENT);
    }
    assertThat(bucket.keys("b")).containsExactly("b/1", "b/10/x", "b/2", "bc");
    assertThat(bucket.keys("b/1")).containsExactly("b/1", "b/10/x");
    assertThat(bucket.keys("b/10/")).containsExactly("b/10/x");
    assertThat(bucket.keys("")).hasSize(6);
    assertThat(bucket.keys("none/here/")).isEmpty();
    assertThat(bucket.keys("c/")).isEmpty();
    try (var in = bucket.read("b/10/x")) {
      assertThat(in.readAllBytes()).isEqualTo(CONTENT);
    }
  }

  @Test
  void hasNoObjectBeforeItIsFinished() throws IOException {
    try (BucketFile file = bucket.create("a/b")) {
      file.stream().write(CONTENT);
      assertThat(bucket.keys("")).isEmpty();
      assertThat(file.finish()).isEqualTo(Digest.md5().digest(CONTENT));
      assertThat(bucket.keys("")).containsExactly("a/b");
    }
    try (BucketFile file = bucket.create("a/c")) {
      file.stream().write(CONTENT);
    }
    try (var left = Files.list(folder.resolve("all/mine/a"))) {
      assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("b");
    }
  }

  @Test
  void writesThroughNoLink() throws IOException {
    Files.createSymbolicLink(folder.resolve("all/mine/out"), outside);
    assertThatThrownBy(() -> bucket.write("out/a", CONTENT))
        .isInstanceOfSatisfying(
            TransferFailed.class,
            failed ->
                assertThat(failed.failure())
                    .isEqualTo(new TransferFailure("S3AccessDenied", "Access Denied")));
    Path file = Files.createFile(outside.resolve("file"));
    Files.createSymbolicLink(folder.resolve("all/mine/name"), file);
    bucket.write("name", CONTENT);
    assertThat(file).isEmptyFile();
    assertThat(folder.resolve("all/mine/name")).isRegularFile();
  }

  @Test
  void readsThroughNoLink() throws IOException {
    Files.write(outside.resolve("secret"), CONTENT);
    Files.createSymbolicLink(folder.resolve("all/mine/out"), outside);
    Files.createSymbolicLink(folder.resolve("all/mine/one"), outside.resolve("secret"));
    assertThat(bucket.keys("")).isEmpty();
    assertThat(bucket.keys("out/")).isEmpty();
    assertThatThrownBy(() -> bucket.read("out/secret")).isInstanceOf(FileSystemException.class);
    assertThatThrownBy(() -> bucket.read("one")).isInstanceOf(IOException.class);
  }

  @Test
  void refusesKeysThatLeadOut() {
    for (String key : new String[] {"../a", "a/../../b", "/a", "a/..", "a//b"}) {
      assertThatThrownBy(() -> bucket.write(key, CONTENT)).isInstanceOf(TransferFailed.class);
    }
    assertThatThrownBy(() -> bucket.keys("../")).isInstanceOf(TransferFailed.class);
    assertThatThrownBy(() -> bucket.read("../../outside/x")).isInstanceOf(TransferFailed.class);
  }
}
