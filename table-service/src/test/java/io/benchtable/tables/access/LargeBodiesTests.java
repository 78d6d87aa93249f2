package io.benchtable.tables.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.benchtable.tables.access.BodyRefused.Reason;
import io.benchtable.tables.access.LargeBodies.Body;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LargeBodiesTests {

  private static final int MEGABYTE = 1024 * 1024;
  private static final int LARGEST = 16 * MEGABYTE;
  private static final int LENGTH_UNKNOWN = -1;

  private final LargeBodies bodies = new LargeBodies(24, Duration.ZERO);

  @Test
  void readsNothingOfABodyThatSaysThatItIsTooLarge() throws IOException {
    InputStream unread =
        new InputStream() {
          @Override
          public int read() {
            throw new AssertionError("Expected nothing to be read.");
          }
        };
    assertThat(refused(LARGEST + 1L, unread).reason()).isEqualTo(Reason.TOO_LARGE);
  }

  @Test
  void refusesABodyThatTurnsOutToBeTooLarge() throws IOException {
    assertThat(refused(LENGTH_UNKNOWN, bytes(LARGEST + 1)).reason()).isEqualTo(Reason.TOO_LARGE);
    try (Body largest = bodies.read(LENGTH_UNKNOWN, LARGEST, bytes(LARGEST))) {
      assertThat(largest.bytes()).hasSize(LARGEST);
    }
  }

  @Test
  void holdsOnlySoMuchOfLargeBodies() throws IOException {
    int large = 13 * MEGABYTE;
    try (Body held = bodies.read(large, LARGEST, bytes(large))) {
      assertThat(held.bytes()).hasSize(large);
      assertThat(refused(large, bytes(large)).reason()).isEqualTo(Reason.TOO_MANY);
      assertThat(refused(LENGTH_UNKNOWN, bytes(MEGABYTE + 1)).reason()).isEqualTo(Reason.TOO_MANY);
    }
    try (Body next = bodies.read(large, LARGEST, bytes(large))) {
      assertThat(next.bytes()).hasSize(large);
    }
  }

  @Test
  void neverKeepsSmallBodiesWaiting() throws IOException {
    try (Body held = bodies.read(LARGEST, LARGEST, bytes(LARGEST));
        Body small = bodies.read(MEGABYTE, LARGEST, bytes(MEGABYTE));
        Body unknown = bodies.read(LENGTH_UNKNOWN, LARGEST, bytes(MEGABYTE));
        Body empty = bodies.read(0, LARGEST, bytes(0))) {
      assertThat(held.bytes()).hasSize(LARGEST);
      assertThat(small.bytes()).hasSize(MEGABYTE);
      assertThat(unknown.bytes()).hasSize(MEGABYTE);
      assertThat(empty.bytes()).isEmpty();
    }
  }

  private BodyRefused refused(long length, InputStream in) throws IOException {
    try (Body body = bodies.read(length, LARGEST, in)) {
      throw new AssertionError("Expected a refusal, but %d were read.".formatted(body.held()));
    } catch (BodyRefused e) {
      return e;
    }
  }

  private static InputStream bytes(int length) {
    return new ByteArrayInputStream(new byte[length]);
  }
}
