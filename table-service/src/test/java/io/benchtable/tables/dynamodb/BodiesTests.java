package io.benchtable.tables.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.dynamodb.Bodies.Body;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BodiesTests {

  private static final int MEGABYTE = 1024 * 1024;
  private static final int LENGTH_UNKNOWN = -1;

  private final Bodies bodies = new Bodies(24, Duration.ZERO);

  @Test
  void readsNothingOfABodyThatSaysThatItIsTooLarge() throws IOException {
    InputStream unread =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("Expected nothing to be read.");
          }
        };
    assertThat(refused(Bodies.LARGEST + 1L, unread).status()).isEqualTo(413);
  }

  @Test
  void refusesABodyThatTurnsOutToBeTooLarge() throws IOException {
    assertThat(refused(LENGTH_UNKNOWN, bytes(Bodies.LARGEST + 1)).status()).isEqualTo(413);
    try (Body largest = bodies.read(LENGTH_UNKNOWN, bytes(Bodies.LARGEST))) {
      assertThat(largest.bytes()).hasSize(Bodies.LARGEST);
    }
  }

  @Test
  void holdsOnlySoMuchOfLargeBodies() throws IOException {
    int large = 13 * MEGABYTE;
    try (Body held = bodies.read(large, bytes(large))) {
      assertThat(held.bytes()).hasSize(large);
      Failure failure = refused(large, bytes(large));
      assertThat(failure.status()).isEqualTo(400);
      assertThat(failure.json()).contains("#ThrottlingException");
      assertThat(refused(LENGTH_UNKNOWN, bytes(MEGABYTE + 1))).isEqualTo(failure);
    }
    try (Body next = bodies.read(large, bytes(large))) {
      assertThat(next.bytes()).hasSize(large);
    }
  }

  @Test
  void neverKeepsSmallBodiesWaiting() throws IOException {
    try (Body held = bodies.read(Bodies.LARGEST, bytes(Bodies.LARGEST));
        Body small = bodies.read(MEGABYTE, bytes(MEGABYTE));
        Body unknown = bodies.read(LENGTH_UNKNOWN, bytes(MEGABYTE));
        Body empty = bodies.read(0, bytes(0))) {
      assertThat(held.bytes()).hasSize(Bodies.LARGEST);
      assertThat(small.bytes()).hasSize(MEGABYTE);
      assertThat(unknown.bytes()).hasSize(MEGABYTE);
      assertThat(empty.bytes()).isEmpty();
    }
  }

  private Failure refused(long length, InputStream in) throws IOException {
    try (Body body = bodies.read(length, in)) {
      throw new AssertionError("Expected a refusal, but %d were read.".formatted(body.held()));
    } catch (BodyRefused e) {
      return Failures.of(e);
    }
  }

  private static InputStream bytes(int length) {
    return new ByteArrayInputStream(new byte[length]);
  }
}
