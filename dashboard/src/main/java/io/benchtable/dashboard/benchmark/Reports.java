package io.benchtable.dashboard.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What every report carries within it, since a file that is sent leaves its server behind. */
@Component
class Reports {

  private final String style = read("assets/benchtable.css") + read("report.css");
  private final String symbols = hidden(read("assets/icons.svg"));

  /** How it looks. */
  String style() {
    return style;
  }

  /** The shapes and icons that it refers to. */
  String symbols() {
    return symbols;
  }

  /** What a browser lets it do: show itself, and nothing else. */
  String policy() {
    return "default-src 'none'; style-src '"
        + hash(style)
        + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
  }

  private static String hidden(String svg) {
    return svg.replaceFirst("<svg ", "<svg class=\"hidden\" aria-hidden=\"true\" ");
  }

  private static String read(String name) {
    try {
      return new ClassPathResource("dashboard/" + name).getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("Expected to find " + name + " in the program", e);
    }
  }

  private static String hash(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Expected SHA-256 in every Java", e);
    }
  }
}
