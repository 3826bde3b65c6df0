package org.minyi.cli.report.tagged;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.tagged.Tally.Tagging;

/** What readers must know before they trust the page. */
record Notices(
    Tally tally, Optional<Timeline> timeline, Optional<Comparison> comparison, PageTexts texts) {

  List<String> notices() {
    List<String> notices = new ArrayList<>();
    for (LeftOut reason : LeftOut.values()) {
      long count = tally.leftOut(reason);
      if (count > 0) {
        notices.add(texts.get("notice." + reason, texts.count(count)));
      }
    }
    if (tally.noMatter() > 0) {
      notices.add(texts.get("notice.nomatter", texts.count(tally.noMatter())));
    }
    if (timeline.isEmpty() && tally.rows() > 0) {
      notices.add(texts.get("notice.undated"));
    }
    if (timeline.isPresent() && comparison.isEmpty()) {
      notices.add(texts.get("notice.nothing.to.compare"));
    }
    if (timeline.map(Timeline::hasHoles).orElse(false)) {
      notices.add(texts.get("notice.holes"));
    }
    if (differ(Tagging::model)) {
      notices.add(texts.get("notice.models"));
    }
    if (differ(Tagging::taxonomyVersion)) {
      notices.add(texts.get("notice.taxonomies"));
    }
    if (tally.rows() == 0) {
      notices.add(texts.get("notice.empty"));
    }
    return notices;
  }

  private boolean differ(Function<Tagging, String> part) {
    return tally.taggings().keySet().stream().map(part).distinct().count() > 1;
  }
}
