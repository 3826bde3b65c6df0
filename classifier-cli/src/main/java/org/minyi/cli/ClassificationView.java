package org.minyi.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.minyi.classify.Classification;
import org.minyi.classify.Confidence;
import org.minyi.classify.Evidence;
import org.minyi.classify.Stop;
import org.minyi.classify.Urgency;
import org.minyi.cli.console.AlignedTable;
import org.minyi.cli.console.AlignedTable.Align;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.Messages;
import org.minyi.cli.console.Printable;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** Shows people one message's tags. */
final class ClassificationView {
  private static final int SHOWN_EVIDENCE = 8;
  private static final int EVIDENCE_COLUMNS = 24;

  private final Console console;
  private final Taxonomy taxonomy;

  ClassificationView(Console console, Taxonomy taxonomy) {
    this.console = console;
    this.taxonomy = taxonomy;
  }

  void print(Message message, Classification result) {
    Messages messages = console.messages();
    if (result.path().isEmpty()) {
      console.say("view.untagged", stop(result));
    } else {
      printPath(result);
      if (result.stop() != Stop.LEAF) {
        console.say("view.stop", stop(result));
      }
    }
    result
        .nature()
        .ifPresent(
            nature -> console.say("view.nature", nature.name(), percent(nature.confidence())));
    result
        .urgency()
        .filter(Urgency::urgent)
        .ifPresent(urgency -> console.say("view.urgent", percent(urgency.probability())));
    result.further().forEach(tag -> console.say("view.further", tag.code(), names(tag.code())));
    List<Confidence> alternatives = ResultColumns.alternatives(result);
    if (!alternatives.isEmpty()) {
      console.say("view.alternatives");
      AlignedTable table = new AlignedTable(Align.LEFT, Align.LEFT, Align.RIGHT);
      alternatives.forEach(
          a -> table.row(Printable.line(a.code()), names(a.code()), percent(a.confidence())));
      table.lines("  ").forEach(console.out()::println);
    }
    Set<String> words = words(message, result.evidence());
    if (!words.isEmpty()) {
      console.say("view.evidence", String.join(messages.get("view.comma"), words));
    }
  }

  /** The reason, and between which tags it could not decide. */
  private String stop(Classification result) {
    String reason = console.messages().get("stop." + result.stop());
    return result.close().isEmpty()
        ? reason
        : console
            .messages()
            .get(
                "view.close",
                reason,
                result.close().stream()
                    .map(code -> taxonomy.find(code).map(Tag::name).orElse(code))
                    .map(Printable::line)
                    .collect(Collectors.joining(console.messages().get("view.comma"))));
  }

  private void printPath(Classification result) {
    AlignedTable table = new AlignedTable(Align.LEFT, Align.LEFT, Align.RIGHT);
    for (Confidence step : result.path()) {
      String name = taxonomy.find(step.code()).map(Tag::name).orElse("");
      table.row(Printable.line(step.code()), Printable.line(name), percent(step.confidence()));
    }
    console.say("view.tag", names(result.code()));
    table.lines("  ").forEach(console.out()::println);
  }

  private String names(String code) {
    return taxonomy.path(code).stream()
        .map(tag -> Printable.line(tag.name()))
        .collect(Collectors.joining("/"));
  }

  private static Set<String> words(Message message, List<Evidence> evidence) {
    return evidence.stream()
        .map(span -> Printable.line(text(message, span), EVIDENCE_COLUMNS))
        .filter(word -> !word.isBlank())
        .limit(SHOWN_EVIDENCE)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  static String text(Message message, Evidence span) {
    String field = span.field() == Evidence.Field.TITLE ? message.title() : message.body();
    return field.substring(span.start(), span.end());
  }

  private String percent(double confidence) {
    return String.format(console.messages().locale(), "%.1f%%", 100 * confidence);
  }
}
