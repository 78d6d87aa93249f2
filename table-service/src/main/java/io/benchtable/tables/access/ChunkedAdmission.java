package io.benchtable.tables.access;

import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A request whose head was signed by itself, and whose body is signed in chunks. */
final class ChunkedAdmission implements Admission {

  private static final String CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
  private static final String CHUNKS_AND_TRAILER = CHUNKS + "-TRAILER";
  private static final Pattern LENGTH = Pattern.compile("[0-9]{1,18}");

  private final Caller caller;
  private final long length;
  private final boolean hasTrailer;
  private final ChunkSignatures signatures;
  private @Nullable ChunkedBody body;

  private ChunkedAdmission(
      Caller caller, long length, boolean hasTrailer, ChunkSignatures signatures) {
    this.caller = caller;
    this.length = length;
    this.hasTrailer = hasTrailer;
    this.signatures = signatures;
  }

  /**
   * @param payload what the request says in the place of its body's digest
   */
  static boolean isAsked(String payload) {
    return payload.equals(CHUNKS) || payload.equals(CHUNKS_AND_TRAILER);
  }

  static ChunkedAdmission of(
      Caller caller, SignedRequest.Headers headers, String payload, ChunkSignatures signatures) {
    String length = headers.first("x-amz-decoded-content-length");
    if (!LENGTH.matcher(length).matches()) {
      throw AccessRefused.incomplete(
          "Expected x-amz-decoded-content-length to be a number of bytes, but it is '"
              + length
              + "'.");
    }
    return new ChunkedAdmission(
        caller, Long.parseLong(length), payload.equals(CHUNKS_AND_TRAILER), signatures);
  }

  @Override
  public Caller caller() {
    return caller;
  }

  @Override
  public long length(long sent) {
    return length;
  }

  @Override
  public InputStream body(InputStream sent) {
    ChunkedBody chunks = new ChunkedBody(sent, signatures, length, hasTrailer);
    body = chunks;
    return chunks;
  }

  /** The chunks were verified one by one. */
  @Override
  public void verify(byte[] bytes) {
    ChunkedBody chunks = body;
    if (chunks == null || !chunks.hasEnded() || bytes.length != length) {
      throw AccessRefused.otherSignature();
    }
  }
}
