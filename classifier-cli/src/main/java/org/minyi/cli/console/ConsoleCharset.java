package org.minyi.cli.console;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** Finds the encoding in which the user's console shows Chinese. */
public final class ConsoleCharset {
  private ConsoleCharset() {}

  /**
   * The console's own encoding (GBK on a Chinese Windows), or UTF-8 where that has no Chinese
   * characters, as in the POSIX locale.
   *
   * <p>JDK 19 and later tell it as {@code stdout.encoding}, earlier ones as {@code
   * sun.stdout.encoding} on a terminal; {@code native.encoding} is the platform's.
   *
   * @param system the system properties
   */
  public static Charset of(Properties system) {
    return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
        .map(system::getProperty)
        .filter(Objects::nonNull)
        .flatMap(name -> charset(name).stream())
        .findFirst()
        .filter(charset -> charset.canEncode() && charset.newEncoder().canEncode("民意"))
        .orElse(StandardCharsets.UTF_8);
  }

  private static Optional<Charset> charset(String name) {
    try {
      return Optional.of(Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }
}
