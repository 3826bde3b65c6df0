package org.minyi.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.minyi.evaluate.EvaluationReport.Outside;
import org.minyi.evaluate.EvaluationReport.OutsideKind;
import org.minyi.evaluate.EvaluationReport.Traditional;
import org.minyi.evaluate.EvaluationReport.Typing;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** What is measured on other texts than the messages themselves. */
class RobustnessTest {
  private static final Taxonomy TREE = Trees.twoLevels();
  private static final Prediction A1 = Prediction.ranked(List.of("A1"), TREE);
  private static final Prediction B1 = Prediction.ranked(List.of("B1"), TREE);

  private static Evaluation evaluation(Message... messages) {
    return new Evaluation(
        new GoldFile(
            "gold",
            "",
            java.util.stream.IntStream.range(0, messages.length)
                .mapToObj(
                    i ->
                        new GoldMessage(
                            "" + i,
                            "g" + i,
                            messages[i],
                            "A1",
                            List.of(),
                            List.of(),
                            "",
                            false,
                            ""))
                .toList(),
            List.of()),
        TREE);
  }

  private static Predictor by(Function<String, Prediction> text) {
    return messages ->
        messages.stream().map(message -> text.apply(message.title() + message.body())).toList();
  }

  @Test
  void accuracyAndFlipsAreMeasuredWhileTheTextGrows() {
    // The first says B1 up to 30 characters and A1 from 40 on; the second is short, and always A1.
    Evaluation evaluation =
        evaluation(new Message("题".repeat(15), "文".repeat(85)), new Message("", "短"));
    Typing typing =
        evaluation.whileTyping(
            List.of(by(text -> text.length() <= 30 && text.length() > 1 ? B1 : A1)));
    assertEquals(
        List.of(20, 50, 100, 200),
        typing.prefixes().stream().map(EvaluationReport.Prefix::characters).toList());
    assertEquals(
        List.of(1L, 1L, 2L, 2L),
        typing.prefixes().stream().map(EvaluationReport.Prefix::whole).toList());
    assertEquals(0.5, typing.prefixes().get(0).levels().get(0).pathAccuracy().value());
    assertEquals(1, typing.prefixes().get(1).levels().get(1).pathAccuracy().value());
    assertEquals(0.5, typing.flips().value());
    assertEquals(0.5, typing.flipped().value());
  }

  @Test
  void silenceBetweenTwoEqualTagsIsNoFlip() {
    Evaluation evaluation = evaluation(new Message("", "文".repeat(60)));
    Typing typing =
        evaluation.whileTyping(List.of(by(text -> text.length() == 30 ? Prediction.NONE : A1)));
    assertEquals(0, typing.flips().value());
    assertEquals(1, typing.prefixes().get(0).levels().get(0).coverage().value());
  }

  @Test
  void aCutKeepsPairsOfSurrogatesWhole() {
    assertEquals(new Message("😀😀", "😀"), WhileTyping.cut(new Message("😀😀", "😀😀😀"), 3));
    assertEquals(new Message("ab", ""), WhileTyping.cut(new Message("abc", "d"), 2));
    assertEquals(new Message("a", "b"), WhileTyping.cut(new Message("a", "b"), 9));
  }

  @Test
  void pathsThatChangeWithTheScriptAreCounted() {
    Evaluation evaluation =
        evaluation(new Message("", "马路边的灯"), new Message("", "一二三"), new Message("", "东边"));
    Traditional traditional =
        evaluation.traditional(
            List.of(
                by(text -> text.contains("馬") ? Prediction.NONE : text.contains("東") ? B1 : A1)));
    assertEquals(2, traditional.converted());
    assertEquals(2.0 / 3, traditional.levels().get(0).path().value());
    Traditional blind = evaluation.traditional(List.of(by(text -> A1)));
    assertEquals(0, blind.levels().get(1).chosen().value());
  }

  @Test
  void messagesOutsideTheTaxonomyShouldBeRefused() {
    Evaluation evaluation = evaluation(new Message("", "停水"));
    Outside all = evaluation.outside(List.of(by(text -> Prediction.NONE)));
    assertEquals(1, all.refused().value());
    assertEquals(0, all.tagged().get(0).value());
    Outside latinOnly =
        evaluation.outside(
            List.of(by(text -> text.matches("[\\x00-\\x7f]*") ? Prediction.NONE : A1)));
    assertTrue(latinOnly.refused().value() > 0.02 && latinOnly.refused().value() < 0.5);
    assertEquals(1 - latinOnly.refused().value(), latinOnly.tagged().get(1).value(), 1e-12);
    assertEquals(
        latinOnly.messages(), latinOnly.kinds().stream().mapToInt(OutsideKind::messages).sum());
    assertEquals(
        latinOnly.refused().value() * latinOnly.messages(),
        latinOnly.kinds().stream().mapToDouble(kind -> kind.refused() * kind.messages()).sum(),
        1e-6);
    OutsideKind news = kind(latinOnly, "news");
    assertEquals(0, news.refused());
    assertTrue(news.learnable());
    assertFalse(kind(latinOnly, "recipe").learnable());
  }

  private static OutsideKind kind(Outside outside, String name) {
    return outside.kinds().stream().filter(k -> k.kind().equals(name)).findFirst().orElseThrow();
  }
}
