package io.benchtable.tables.dynamodb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The cases of one file, of the format that is written down beside the files. */
record Exchanges(List<Exchange> setUp, List<Case> cases) {

  private static final Pattern REPEATED = Pattern.compile("<<(\\d+)\\|([^|]*)\\|(.*?)>>");

  /** What is sent and what is answered; no answer is any that is a success. */
  record Exchange(String operation, String body, Optional<String> answer) {}

  /** Exchanges that follow one another. */
  record Case(String name, List<Exchange> exchanges) {}

  static Exchanges read(Path file, String tables) throws IOException {
    List<Exchange> setUp = new ArrayList<>();
    List<Case> cases = new ArrayList<>();
    for (String line : lines(file)) {
      String rest = expand(line.substring(2).strip().replace("${t}", tables));
      switch (line.substring(0, 2)) {
        case "@ " -> setUp.add(request(rest));
        case "==" -> cases.add(new Case(rest, new ArrayList<>()));
        case "> " -> cases.getLast().exchanges().add(request(rest));
        case "< " -> {
          List<Exchange> sent = cases.getLast().exchanges();
          Exchange last = sent.removeLast();
          sent.add(new Exchange(last.operation(), last.body(), Optional.of(rest)));
        }
        default -> throw new IllegalArgumentException("Expected a known line, but got " + line);
      }
    }
    return new Exchanges(setUp, cases);
  }

  private static List<String> lines(Path file) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (line.startsWith(" ")) {
        lines.add(lines.removeLast() + line.strip());
      } else {
        lines.add(line);
      }
    }
    return lines;
  }

  private static Exchange request(String line) {
    int end = line.indexOf(' ');
    return end < 0
        ? new Exchange(line, "", Optional.empty())
        : new Exchange(line.substring(0, end), line.substring(end + 1), Optional.empty());
  }

  private static String expand(String text) {
    return REPEATED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(repeated(found)));
  }

  private static String repeated(MatchResult found) {
    return IntStream.rangeClosed(1, Integer.parseInt(found.group(1)))
        .mapToObj(i -> found.group(3).replace("#", Integer.toString(i)))
        .collect(Collectors.joining(found.group(2)));
  }
}
