package io.benchtable.tables.access;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes the chunks of a body apart, and verifies each as it ends; the last one has no bytes. */
final class ChunkedBody extends InputStream {

  private static final Pattern HEAD =
      Pattern.compile("([0-9a-fA-F]{1,8});chunk-signature=([0-9a-f]{64})");
  private static final Pattern TRAILER_SIGNATURE =
      Pattern.compile("x-amz-trailer-signature:\\s*([0-9a-f]{64})\\s*");
  private static final int LONGEST_LINE = 1024;
  private static final int MOST_TRAILERS = 16;

  /** Else there could be a hundred times as much around them. */
  private static final int SMALLEST_BUT_THE_LAST = 8192;

  private final InputStream sent;
  private final ChunkSignatures signatures;
  private final boolean hasTrailer;
  private final MessageDigest digest = Digests.sha256();
  private long expected;
  private long left;
  private long size = SMALLEST_BUT_THE_LAST;
  private String signature = "";
  private boolean ended;

  /**
   * @param length how many bytes all chunks have together
   */
  ChunkedBody(InputStream sent, ChunkSignatures signatures, long length, boolean hasTrailer) {
    this.sent = sent;
    this.signatures = signatures;
    this.expected = length;
    this.hasTrailer = hasTrailer;
  }

  /** Whether all was read, and verified. */
  boolean hasEnded() {
    return ended;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int most) throws IOException {
    if (most == 0) {
      return 0;
    }
    if (ended || (left == 0 && !begin())) {
      return -1;
    }
    int read = sent.read(into, offset, (int) Math.min(most, left));
    if (read < 0) {
      throw malformed(left + " more bytes of a chunk", "the body ends");
    }
    digest.update(into, offset, read);
    left -= read;
    if (left == 0) {
      expectEmpty(line());
      signatures.verifyChunk(digest.digest(), signature);
    }
    return read;
  }

  /** False at the end. */
  private boolean begin() throws IOException {
    String line = line();
    Matcher head = HEAD.matcher(line);
    if (!head.matches()) {
      throw malformed("the head of a chunk", "there is '" + line + "'");
    }
    long next = Long.parseLong(head.group(1), 16);
    if (next > expected) {
      throw malformed("at most " + expected + " more bytes", "a chunk has " + next);
    }
    if (next == 0) {
      end(head.group(2));
      return false;
    }
    if (size < SMALLEST_BUT_THE_LAST) {
      throw malformed(
          "at least " + SMALLEST_BUT_THE_LAST + " bytes in each chunk but the last",
          "one has " + size);
    }
    size = next;
    left = next;
    expected -= next;
    signature = head.group(2);
    return true;
  }

  private void end(String lastSignature) throws IOException {
    if (expected > 0) {
      throw malformed(expected + " more bytes", "the last chunk is there");
    }
    signatures.verifyChunk(digest.digest(), lastSignature);
    if (hasTrailer) {
      readTrailer();
    }
    String line = line();
    expectEmpty(line);
    if (sent.read() >= 0) {
      throw malformed("the end of the body", "there is more");
    }
    ended = true;
  }

  private void readTrailer() throws IOException {
    StringBuilder trailer = new StringBuilder();
    for (int i = 0; i <= MOST_TRAILERS; i++) {
      String line = line();
      Matcher signed = TRAILER_SIGNATURE.matcher(line);
      if (signed.matches()) {
        signatures.verifyTrailer(
            digest.digest(trailer.toString().getBytes(StandardCharsets.UTF_8)), signed.group(1));
        return;
      }
      int colon = line.indexOf(':');
      if (colon <= 0) {
        throw malformed("a signed trailer", "there is '" + line + "'");
      }
      trailer
          .append(line.substring(0, colon).strip().toLowerCase(Locale.ROOT))
          .append(':')
          .append(line.substring(colon + 1).strip())
          .append('\n');
    }
    throw malformed("at most " + MOST_TRAILERS + " trailers", "there are more");
  }

  private static void expectEmpty(String line) {
    if (!line.isEmpty()) {
      throw malformed("the end of a chunk", "there is '" + line + "'");
    }
  }

  /** Without its end; empty at the end of the body. */
  private String line() throws IOException {
    StringBuilder line = new StringBuilder(96);
    int octet = sent.read();
    while (octet >= 0 && octet != '\r') {
      if (line.length() == LONGEST_LINE) {
        throw malformed("at most " + LONGEST_LINE + " bytes in a line", "there are more");
      }
      line.append((char) octet);
      octet = sent.read();
    }
    if (octet == '\r' && sent.read() != '\n') {
      throw malformed("a line feed behind a carriage return", "there is something else");
    }
    return line.toString();
  }

  private static AccessRefused malformed(String wanted, String found) {
    return AccessRefused.incomplete(
        "Expected %s in the chunked body, but %s.".formatted(wanted, found));
  }
}
