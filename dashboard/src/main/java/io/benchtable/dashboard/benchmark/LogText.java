package io.benchtable.dashboard.benchmark;

import java.util.regex.Pattern;

/** A log as a page can show it: without colours and other control characters of terminals. */
final class LogText {

  private static final Pattern ESCAPES =
      Pattern.compile("\u001b(?:\\[[0-?]*[ -/]*[@-~]|\\][^\u0007\u001b]*(?:\u0007|\u001b\\\\)|.)");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\n\t]]");

  private LogText() {}

  static String readable(String text) {
    String plain = ESCAPES.matcher(text).replaceAll("");
    return CONTROLS.matcher(plain.replace("\r\n", "\n").replace('\r', '\n')).replaceAll("\ufffd");
  }
}
