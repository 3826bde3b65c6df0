package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.minyi.classify.Classification;
import org.minyi.classify.Confidence;
import org.minyi.classify.ModelIdentity;
import org.minyi.classify.Nature;
import org.minyi.classify.Stop;
import org.minyi.classify.Urgency;
import org.minyi.cli.MessageTagger.Beside;
import org.minyi.cli.console.Messages;
import org.minyi.cli.table.Cell;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

class ResultColumnsTest {
  private static final Taxonomy TREE =
      Taxonomy.of(
          "test",
          List.of(
              new Tag("01", "供水", 1, "", "", List.of(), ""),
              new Tag("02", "道路", 1, "", "", List.of(), "")));

  private static final ModelIdentity MODEL = new ModelIdentity("test", "0123456789abcdef", "v7");

  private static final Classification RESULT =
      new Classification(
          List.of(new Confidence("01", 0.9)),
          Stop.LEAF,
          List.of(),
          List.of(new Confidence("01", 0.9)),
          List.of(new Confidence("02", 0.5)),
          Optional.of(new Nature("投诉", 0.75)),
          Optional.of(new Urgency(0.125, true)),
          List.of(),
          MODEL);

  private static ResultColumns columns(Set<Beside> beside, Locale locale) {
    return new ResultColumns(TREE, beside, Messages.in(locale));
  }

  private static List<String> last(int count, List<String> values) {
    return values.subList(values.size() - count, values.size());
  }

  private static List<String> texts(ResultColumns columns, Classification result) {
    return columns.cells(result).stream().map(Cell::text).toList();
  }

  @Test
  void showsWhatTheModelSaysBesideTheTags() {
    ResultColumns all = columns(EnumSet.allOf(Beside.class), Locale.CHINESE);
    assertEquals(
        List.of("性质", "性质置信度", "紧急", "紧急概率", "附加标签", "模型", "分类体系版本"),
        last(7, all.header(List.of())));
    assertEquals(
        List.of("投诉", "0.750", "是", "0.125", "02", "test (0123456789ab)", "v7"),
        last(7, texts(all, RESULT)));
    assertEquals(
        List.of("", "", "", "", "", "test (0123456789ab)", "v7"),
        last(7, texts(all, Classification.untagged(Stop.NO_TEXT, MODEL))));
  }

  @Test
  void hasNoColumnsForWhatTheModelNeverSays() {
    ResultColumns none = columns(Set.of(), Locale.ENGLISH);
    assertFalse(none.header(List.of()).contains("nature"));
    ResultColumns nature = columns(EnumSet.of(Beside.NATURE), Locale.ENGLISH);
    assertEquals(List.of("nature", "nature confidence"), last(2, nature.header(List.of())));
  }
}
