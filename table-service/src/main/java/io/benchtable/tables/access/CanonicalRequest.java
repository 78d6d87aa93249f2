package io.benchtable.tables.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one text that a signer and a verifier both make of a request. */
final class CanonicalRequest {

  private static final Pattern SPACES = Pattern.compile(" {2,}");
  private static final Comparator<String> BY_NAME_AND_VALUE =
      Comparator.<String, String>comparing(part -> part.substring(0, part.indexOf('=')))
          .thenComparing(part -> part.substring(part.indexOf('=')));

  private CanonicalRequest() {}

  static String of(SignedRequest request, SignatureParts parts, String payloadHash) {
    StringBuilder text = new StringBuilder(1024);
    text.append(request.method()).append('\n');
    text.append(path(request.path())).append('\n');
    text.append(query(request.query())).append('\n');
    for (String name : parts.signedHeaders()) {
      text.append(name).append(':');
      appendHeader(text, request.headers().of(name));
      text.append('\n');
    }
    text.append('\n');
    for (int i = 0; i < parts.signedHeaders().size(); i++) {
      text.append(i == 0 ? "" : ";").append(parts.signedHeaders().get(i));
    }
    return text.append('\n').append(payloadHash).toString();
  }

  private static void appendHeader(StringBuilder text, List<String> values) {
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i).strip();
      text.append(i == 0 ? "" : ",")
          .append(value.contains("  ") ? SPACES.matcher(value).replaceAll(" ") : value);
    }
  }

  private static String path(String path) {
    return path.isEmpty() || path.equals("/")
        ? "/"
        : Arrays.stream(path.split("/", -1))
            .map(CanonicalRequest::encoded)
            .collect(Collectors.joining("/"));
  }

  /** Without the signature, where the query carries it. */
  private static String query(String query) {
    return query.isEmpty()
        ? ""
        : Arrays.stream(query.split("&"))
            .filter(part -> !part.startsWith(SignatureParts.SIGNATURE_IN_QUERY + "="))
            .map(part -> part.indexOf('=') < 0 ? part + "=" : part)
            .sorted(BY_NAME_AND_VALUE)
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
