package org.minyi.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.minyi.cli.StreamedMessage.BadLineException;
import org.minyi.cli.StreamedMessage.Problem;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.text.Message;

/**
 * Answers lines with messages one by one, each before the next is read. An answer is a JSON object
 * with the number of its line, the fields that are given back, and a result or an error; it holds
 * no other word of the message. Not thread-safe.
 */
final class MessageStream {
  /** The longest line, in bytes; the rest of a longer one is passed over. */
  static final int LONGEST_LINE = 1 << 20;

  /** The fields of an answer that are not given back from the message. */
  static final List<String> OWN_FIELDS = List.of("line", "result", "error");

  private final Console console;
  private final MessageTagger tagger;
  private final String title;
  private final List<String> contents;
  private final List<String> echo;
  private long results;
  private long errors;

  /**
   * Answers with a classifier.
   *
   * @param title the name of the field with the title
   * @param contents the names that the field with the content may have
   * @param echo the fields that are given back; none of {@link #OWN_FIELDS}
   */
  MessageStream(
      Console console,
      MessageTagger tagger,
      String title,
      List<String> contents,
      List<String> echo) {
    this.console = console;
    this.tagger = tagger;
    this.title = title;
    this.contents = contents;
    this.echo = echo;
  }

  /**
   * Answers until the input ends.
   *
   * @throws CliException when it cannot be read on, or nobody takes the answers
   */
  void run() {
    ByteLines lines = new ByteLines(console.in(), LONGEST_LINE);
    try (OrderlyEnd end = OrderlyEnd.listen()) {
      for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
        byte[] bytes = line.get();
        end.work(() -> answer(bytes, lines.number(), lines.tooLong()));
      }
    } catch (IOException e) {
      throw new CliException(e, ExitCode.INPUT, "stream.input", e.getMessage());
    }
  }

  /** How many lines were answered with a result. */
  long results() {
    return results;
  }

  /** How many lines were answered with an error. */
  long errors() {
    return errors;
  }

  private void answer(byte[] line, long number, boolean tooLong) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode().put("line", number);
    try {
      if (tooLong) {
        throw new BadLineException(Problem.TOO_LONG);
      }
      Optional<StreamedMessage> streamed = StreamedMessage.read(line);
      if (streamed.isEmpty()) {
        return;
      }
      streamed.get().copy(echo, answer);
      Message message = streamed.get().message(title, contents);
      answer.set("result", ClassificationJson.of(tagger.tag(message), tagger.taxonomy()));
      results++;
    } catch (BadLineException e) {
      error(answer, e.problem().name(), LONGEST_LINE);
    } catch (RuntimeException e) {
      // A message that Minyi fails on must not take the others with it.
      error(answer, "INTERNAL", e.getClass().getName());
    }
    PrintWriter out = console.data();
    out.print(answer);
    out.print('\n');
    // Also sends it off.
    if (out.checkError()) {
      throw new CliException(ExitCode.OUTPUT, "stream.output");
    }
  }

  private void error(ObjectNode answer, String code, Object detail) {
    answer
        .putObject("error")
        .put("code", code.toLowerCase(Locale.ROOT))
        .put("message", console.messages().get("stream.error." + code, detail));
    errors++;
  }
}
