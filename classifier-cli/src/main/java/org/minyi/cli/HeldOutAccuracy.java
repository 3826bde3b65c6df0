package org.minyi.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.minyi.cli.console.Console;

/** What training tells of a model's accuracy on held-out messages. */
final class HeldOutAccuracy {
  private HeldOutAccuracy() {}

  /** The figures by level, for people. */
  static String text(Console console, JsonNode accuracy) {
    return IntStream.range(0, accuracy.size())
        .mapToObj(
            level ->
                console
                    .messages()
                    .get(
                        "train.heldout.level",
                        console.messages().get("level." + (level + 1)),
                        accuracy.path(level).asDouble()))
        .collect(Collectors.joining(console.messages().get("view.comma")));
  }
}
