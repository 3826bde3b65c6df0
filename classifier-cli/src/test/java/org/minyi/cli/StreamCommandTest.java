package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.minyi.classify.Classification;
import org.minyi.classify.ModelIdentity;
import org.minyi.classify.StopRule;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

class StreamCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static List<JsonNode> answers(CliRun run) {
    return run.out().lines().map(StreamCommandTest::json).toList();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  private static CliRun stream(String in, String... options) {
    return CliRun.reading(in, command(options));
  }

  private static String[] command(String... options) {
    String[] args = new String[options.length + 1];
    args[0] = "stream";
    System.arraycopy(options, 0, args, 1, options.length);
    return args;
  }

  @Test
  void everyLineIsAnsweredInOrder() {
    CliRun run =
        stream(
            """
            {"id":"a","title":"噪声","content":"半夜施工"}
            {"id":7,"body":"物业乱收费"}\r
            """);

    List<JsonNode> answers = answers(run);
    assertEquals(0, run.exitCode());
    assertEquals(2, answers.size());
    assertEquals(1, answers.get(0).get("line").intValue());
    assertEquals("a", answers.get(0).get("id").textValue());
    assertEquals("02", answers.get(0).at("/result/code").textValue());
    assertEquals("01", answers.get(1).at("/result/code").textValue());
    assertEquals(2, answers.get(1).get("line").intValue());
    assertEquals(7, answers.get(1).get("id").intValue());
    assertTrue(run.err().contains("2 messages tagged, 0 lines"), run.err());
  }

  @Test
  void aResultIsThatOfOneMessageButWithoutItsWords() {
    String text = "楼下有噪声";
    JsonNode streamed = answers(stream("{\"content\":\"" + text + "\"}")).get(0).get("result");
    JsonNode single = json(CliRun.en("tag", "--text", text, "--json").out());

    assertEquals("噪", single.at("/evidence/0/text").textValue());
    assertFalse(streamed.at("/evidence/0").has("text"));
    single.get("evidence").forEach(span -> ((ObjectNode) span).remove("text"));
    assertEquals(single, streamed);
  }

  @Test
  void onlyTheFieldsAskedForAreGivenBackAndAsTheyWere() {
    String line =
        "{\"id\":1,\"source\":{\"no\":1.10,\"big\":12345678901234567890},\"content\":\"停水了\"}";

    String byDefault = stream(line).out();
    String echoed = stream(line, "--echo", "source,missing").out();

    assertFalse(byDefault.contains("停水") || byDefault.contains("source"), byDefault);
    assertTrue(echoed.contains("\"source\":{\"no\":1.10,\"big\":12345678901234567890}"), echoed);
    assertFalse(echoed.contains("\"id\"") || echoed.contains("missing"), echoed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"content\":\"停水\"|not_json",
        "停水|not_json",
        "{\"content\":\"停水\"} {}|not_json",
        "{\"content\":\"停水\",\"content\":\"停电\"}|not_json",
        "[\"停水\"]|not_object",
        "\"停水\"|not_object",
        "null|not_object",
        "{}|no_text",
        "{\"text\":\"停水\"}|no_text",
        "{\"content\":null,\"title\":null}|no_text",
        "{\"content\":\"停水\",\"body\":\"停电\"}|two_contents",
        "{\"content\":[\"停水\"]}|not_a_string",
        "{\"content\":\"停水\",\"title\":5}|not_a_string"
      })
  void aWrongLineIsAnsweredWithAnErrorAndTheStreamGoesOn(String line, String code) {
    CliRun run = stream(line + "\n{\"content\":\"停水\"}\n");

    List<JsonNode> answers = answers(run);
    assertEquals(1, run.exitCode());
    assertEquals(2, answers.size());
    assertEquals(code, answers.get(0).at("/error/code").textValue());
    assertTrue(answers.get(0).at("/error/message").textValue().length() > 5);
    assertTrue(answers.get(1).has("result"));
    assertFalse((run.out() + run.err()).contains("停"), run.out());
    assertTrue(run.err().contains("1 messages tagged, 1 lines"), run.err());
  }

  @Test
  void anErrorNamesTheIdWhereThereIsOne() {
    JsonNode answer = answers(stream("{\"id\":\"a1\",\"content\":5}")).get(0);

    assertEquals("a1", answer.get("id").textValue());
    assertFalse(answer.has("result"));
  }

  @Test
  void otherEncodingsAreAnError() {
    byte[] line = "{\"content\":\"小区停水了\"}\n".getBytes(Charset.forName("GB18030"));

    assertEquals(
        "not_utf8", answers(CliRun.reading(line, "stream")).get(0).at("/error/code").textValue());
  }

  @Test
  void byteOrderMarksAndBlankLinesDoNotMatterButAreCounted() {
    List<JsonNode> answers =
        answers(stream("\uFEFF{\"content\":\"停水\"}\n\n  \r\n{\"title\":\"停水\"}"));

    assertEquals(2, answers.size());
    assertEquals(1, answers.get(0).get("line").intValue());
    assertEquals(4, answers.get(1).get("line").intValue());
    assertTrue(answers.get(1).has("result"));
  }

  @Test
  void noLineTakesMoreMemoryThanTheLimit() {
    String fits = "{\"content\":\"" + "a".repeat(MessageStream.LONGEST_LINE - 14) + "\"}";
    String over = "{\"content\":\"" + "a".repeat(MessageStream.LONGEST_LINE - 13) + "\"}";
    List<JsonNode> answers = answers(stream(fits + "\n" + over + "\n{\"content\":\"停水\"}"));

    assertEquals(MessageStream.LONGEST_LINE, fits.length());
    assertTrue(answers.get(0).has("result"));
    assertEquals("too_long", answers.get(1).at("/error/code").textValue());
    assertEquals(3, answers.get(2).get("line").intValue());
    assertTrue(answers.get(2).has("result"));
  }

  @Test
  void theFieldsOfTheMessageCanBeNamed() {
    CliRun run = stream("{\"标题\":\"噪声\",\"内容\":\"x\"}", "--title", "标题", "--content", "内容");

    assertEquals(0, run.exitCode());
    assertEquals("02", answers(run).get(0).at("/result/path/0/code").textValue());
  }

  @Test
  void fieldsOfTheAnswerCannotBeEchoed() {
    CliRun run = stream("", "--echo", "id,result");

    assertEquals(2, run.exitCode());
    assertTrue(run.err().contains("--echo: result"), run.err());
  }

  @Test
  void quietSaysNothingButAnswers() {
    assertEquals("", stream("{\"content\":\"停水\"}", "--quiet").err());
  }

  @Test
  void eachAnswerIsSentBeforeTheNextLineIsRead() {
    StringWriter out = new StringWriter();
    int[] seen = {-1};
    byte[] first = "{\"content\":\"停水\"}\n".getBytes(StandardCharsets.UTF_8);
    InputStream in =
        new InputStream() {
          private final InputStream line = new ByteArrayInputStream(first);

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            int count = line.read(target, offset, length);
            seen[0] = out.toString().length();
            return count;
          }
        };

    Minyi.execute(
        command(),
        in,
        OutputStream.nullOutputStream(),
        new PrintWriter(out),
        new PrintWriter(OutputStream.nullOutputStream()),
        file -> new Failing(),
        Optional.empty());

    assertTrue(seen[0] > 0);
  }

  @Test
  void aFailureOfOneMessageIsAnErrorOfItsLine() {
    StringWriter out = new StringWriter();
    byte[] in = "{\"content\":\"停水\"}\n{\"content\":\"停电\"}".getBytes(StandardCharsets.UTF_8);

    int exit =
        Minyi.execute(
            command(),
            new ByteArrayInputStream(in),
            OutputStream.nullOutputStream(),
            new PrintWriter(out),
            new PrintWriter(OutputStream.nullOutputStream()),
            file -> new Failing(),
            Optional.empty());

    List<JsonNode> answers = out.toString().lines().map(StreamCommandTest::json).toList();
    assertEquals(1, exit);
    assertEquals("internal", answers.get(0).at("/error/code").textValue());
    assertEquals(2, answers.size());
  }

  @Test
  void itEndsWhereNobodyReadsTheAnswers() {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Broken pipe");
          }
        };
    StringWriter err = new StringWriter();
    byte[] in = "{\"content\":\"停水\"}\n".repeat(3).getBytes(StandardCharsets.UTF_8);

    int exit =
        Minyi.execute(
            command("--lang", "en"),
            new ByteArrayInputStream(in),
            OutputStream.nullOutputStream(),
            new PrintWriter(closed),
            new PrintWriter(err),
            file -> new Failing(),
            Optional.empty());

    assertEquals(4, exit);
    assertTrue(err.toString().contains("Cannot write the answers"), err.toString());
  }

  @Property(tries = 200, seed = "17")
  void whateverIsSentEveryLineThatIsNotBlankHasOneAnswer(@ForAll byte[] bytes) {
    ByteArrayOutputStream in = new ByteArrayOutputStream();
    in.writeBytes(bytes);
    in.writeBytes("\n{\"id\":\"last\",\"content\":\"停水\"}".getBytes(StandardCharsets.UTF_8));

    List<JsonNode> answers = answers(CliRun.reading(in.toByteArray(), "stream"));

    assertTrue(answers.stream().allMatch(answer -> answer.has("result") != answer.has("error")));
    assertEquals("last", answers.get(answers.size() - 1).get("id").textValue());
  }

  /** A classifier that is broken. */
  private record Failing() implements MessageTagger {
    @Override
    public Classification tag(Message message) {
      throw new IllegalStateException(message.body());
    }

    @Override
    public List<Classification> tagAll(List<Message> messages) {
      throw new IllegalStateException();
    }

    @Override
    public Taxonomy taxonomy() {
      return CliRun.TAXONOMY;
    }

    @Override
    public ModelIdentity identity() {
      return CliRun.MODEL;
    }

    @Override
    public MessageTagger withStopRule(StopRule rule) {
      return this;
    }
  }
}
