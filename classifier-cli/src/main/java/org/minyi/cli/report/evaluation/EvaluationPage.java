package org.minyi.cli.report.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.minyi.classify.ModelIdentity;
import org.minyi.cli.console.Messages;
import org.minyi.cli.report.Page;
import org.minyi.cli.report.Page.Fact;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.evaluate.ErrorAnalysis;
import org.minyi.evaluate.EvaluationReport;
import org.minyi.evaluate.EvaluationReport.LevelScores;
import org.minyi.taxonomy.Taxonomy;

/**
 * Says on a page how good a model is and where it errs. The class of a section is named after its
 * id.
 *
 * @param report what was measured
 * @param errors where the model errs
 * @param taxonomy with which it was measured
 * @param messages what floors and reasons are called
 * @param texts the language
 */
public record EvaluationPage(
    EvaluationReport report,
    ErrorAnalysis errors,
    Taxonomy taxonomy,
    Messages messages,
    PageTexts texts) {

  /** The page. */
  public Page page() {
    return new Page(
        texts.get("evaluation.title"),
        texts.get("evaluation.subtitle", models(), report.measured().file()),
        facts(),
        notices(),
        sections());
  }

  private String models() {
    return report.models().stream()
        .map(ModelIdentity::name)
        .distinct()
        .collect(Collectors.joining(texts.get("list.separator")));
  }

  private List<Section> sections() {
    Names names = new Names(taxonomy, texts);
    List<Section> sections = new ArrayList<>();
    sections.add(new HeadlineSection(report, messages, names, texts).section());
    sections.add(new StoppedSection(report.scores(), messages, names, texts).section());
    List<LevelScores> calibrated =
        report.scores().levels().stream().filter(level -> level.calibration() != null).toList();
    if (!calibrated.isEmpty()) {
      sections.add(new ReliabilitySection(calibrated, errors.runs(), names, texts).section());
      sections.add(new RiskSection(calibrated, names, texts).section());
    }
    sections.add(new SlicesSection(errors, names, texts).section());
    if (!errors.confusions().isEmpty()) {
      sections.add(new ConfusionsSection(errors.confusions(), names, texts).section());
    }
    sections.add(new NodesSection(errors.nodes(), names, texts).section());
    sections.add(new MissingSection(errors.nodes(), names, texts).section());
    if (report.scores().nature() != null) {
      sections.add(new NatureSection(report.scores().nature(), texts).section());
    }
    sections.add(new DataSection(report, texts).section());
    return sections;
  }

  private List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact(
            texts.get("fact.messages"),
            texts.count(report.measured().messages()),
            texts.get("evaluation.fact.groups", texts.count(report.measured().groups()))));
    for (LevelScores level : report.scores().levels()) {
      facts.add(
          new Fact(
              texts.get("evaluation.fact.accuracy", level.level()),
              texts.decimal(level.pathAccuracy().value()),
              Estimates.interval(level.pathAccuracy(), texts)));
    }
    return facts;
  }

  private List<String> notices() {
    List<String> notices = new ArrayList<>();
    if (!report.measured().badRows().isEmpty()) {
      notices.add(
          texts.get("evaluation.notice.bad", texts.count(report.measured().badRows().size())));
    }
    if (report.measured().byTagger() > 0) {
      notices.add(texts.get("evaluation.notice.tagged", texts.count(report.measured().byTagger())));
    }
    if (report.measured().noMatter() > 0) {
      notices.add(
          texts.get("evaluation.notice.nomatter", texts.count(report.measured().noMatter())));
    }
    if (report.floors().isEmpty()) {
      notices.add(texts.get("evaluation.notice.floors"));
    }
    if (errors.runs() > 1) {
      notices.add(texts.get("evaluation.notice.runs", errors.runs()));
    }
    return notices;
  }
}
