package io.benchtable.tables.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one text that a signer and a verifier both make of a request. */
final class CanonicalRequest {

  private static final Pattern SPACES = Pattern.compile(" {2,}");

  private CanonicalRequest() {}

  static String of(SignedRequest request, List<String> signedHeaders, String payloadHash) {
    StringBuilder text = new StringBuilder(512);
    text.append(request.method()).append('\n');
    text.append(path(request.path())).append('\n');
    text.append(query(request.query())).append('\n');
    for (String name : signedHeaders) {
      text.append(name).append(':').append(header(request, name)).append('\n');
    }
    text.append('\n').append(String.join(";", signedHeaders)).append('\n').append(payloadHash);
    return text.toString();
  }

  private static String header(SignedRequest request, String name) {
    return request.headers().of(name).stream()
        .map(value -> SPACES.matcher(value.strip()).replaceAll(" "))
        .collect(Collectors.joining(","));
  }

  private static String path(String path) {
    return path.isEmpty() || path.equals("/")
        ? "/"
        : Arrays.stream(path.split("/", -1))
            .map(CanonicalRequest::encoded)
            .collect(Collectors.joining("/"));
  }

  private static String query(String query) {
    return query.isEmpty()
        ? ""
        : Arrays.stream(query.split("&"))
            .map(part -> part.indexOf('=') < 0 ? part + "=" : part)
            .sorted()
            .collect(Collectors.joining("&"));
  }

  private static String encoded(String segment) {
    StringBuilder text = new StringBuilder(segment.length());
    for (byte octet : segment.getBytes(StandardCharsets.UTF_8)) {
      if (isUnreserved(octet)) {
        text.append((char) octet);
      } else {
        text.append('%').append(String.format("%02X", octet & 0xff));
      }
    }
    return text.toString();
  }

  private static boolean isUnreserved(byte octet) {
    return octet >= 'a' && octet <= 'z'
        || octet >= 'A' && octet <= 'Z'
        || octet >= '0' && octet <= '9'
        || octet == '-'
        || octet == '_'
        || octet == '.'
        || octet == '~';
  }
}
