package io.benchtable.tables.dynamodb;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which content types are the protocol's, and what those get that are not. */
final class ContentTypes {

  private static final String USUAL = "application/x-amz-json-1.0";
  private static final Set<String> KNOWN = Set.of(USUAL, "application/json");

  private ContentTypes() {}

  /** A request that does not say its type is taken for one of the protocol. */
  static boolean isProtocol(@Nullable String type) {
    return type == null || KNOWN.contains(plain(type));
  }

  /** An answer is of the type of the request. */
  static String answered(@Nullable String type) {
    return type == null ? USUAL : plain(type);
  }

  private static String plain(String type) {
    return type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }

  /** The service knows no operation in another language, and says so in one of its older ones. */
  static void refuse(HttpServletResponse response) throws IOException {
    Answers.write(
        response,
        HttpServletResponse.SC_NOT_FOUND,
        "<UnknownOperationException/>\n".getBytes(StandardCharsets.US_ASCII));
  }
}
