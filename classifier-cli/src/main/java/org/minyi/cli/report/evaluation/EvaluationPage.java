package org.minyi.cli.report.evaluation;

import static org.minyi.cli.report.Table.Kind.CODE;
import static org.minyi.cli.report.Table.Kind.COUNT;
import static org.minyi.cli.report.Table.Kind.NUMBER;
import static org.minyi.cli.report.Table.Kind.SHARE;
import static org.minyi.cli.report.Table.Kind.TEXT;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apache.commons.statistics.interval.Interval;
import org.minyi.classify.ModelIdentity;
import org.minyi.cli.console.Messages;
import org.minyi.cli.report.Cell;
import org.minyi.cli.report.Chart;
import org.minyi.cli.report.Chart.Format;
import org.minyi.cli.report.Page;
import org.minyi.cli.report.Page.Fact;
import org.minyi.cli.report.Page.Section;
import org.minyi.cli.report.PageTexts;
import org.minyi.cli.report.Table;
import org.minyi.cli.report.Table.Column;
import org.minyi.cli.report.Table.Row;
import org.minyi.evaluate.ErrorAnalysis;
import org.minyi.evaluate.ErrorAnalysis.By;
import org.minyi.evaluate.ErrorAnalysis.Confusion;
import org.minyi.evaluate.ErrorAnalysis.LevelCount;
import org.minyi.evaluate.ErrorAnalysis.Node;
import org.minyi.evaluate.ErrorAnalysis.Slice;
import org.minyi.evaluate.Estimate;
import org.minyi.evaluate.EvaluationReport;
import org.minyi.evaluate.EvaluationReport.Calibration;
import org.minyi.evaluate.EvaluationReport.FloorDifference;
import org.minyi.evaluate.EvaluationReport.FloorScores;
import org.minyi.evaluate.EvaluationReport.LevelScores;
import org.minyi.evaluate.EvaluationReport.NatureScores;
import org.minyi.evaluate.EvaluationReport.ReliabilityBin;
import org.minyi.evaluate.EvaluationReport.RiskPoint;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;

/** Says on a page how good a model is and where it errs. */
public final class EvaluationPage {
  private static final int CONFUSIONS = 20;
  private static final int RISK_STEP = 10;
  private static final double ERROR_RATE = 0.05;

  private final EvaluationReport report;
  private final ErrorAnalysis errors;
  private final Taxonomy taxonomy;
  private final Messages messages;
  private final PageTexts texts;

  /**
   * A page.
   *
   * @param report what was measured
   * @param errors where the model errs
   * @param taxonomy with which it was measured
   * @param messages what floors and reasons are called
   * @param texts the language
   */
  public EvaluationPage(
      EvaluationReport report,
      ErrorAnalysis errors,
      Taxonomy taxonomy,
      Messages messages,
      PageTexts texts) {
    this.report = report;
    this.errors = errors;
    this.taxonomy = taxonomy;
    this.messages = messages;
    this.texts = texts;
  }

  /** The page. */
  public Page page() {
    List<Section> sections = new ArrayList<>();
    sections.add(headline());
    sections.add(stopped());
    List<LevelScores> calibrated =
        report.scores().levels().stream().filter(level -> level.calibration() != null).toList();
    if (!calibrated.isEmpty()) {
      sections.add(reliability(calibrated));
      sections.add(risk(calibrated));
    }
    sections.add(slices());
    if (!errors.confusions().isEmpty()) {
      sections.add(confusions());
    }
    sections.add(nodes());
    sections.add(missing());
    if (report.scores().nature() != null) {
      sections.add(nature(report.scores().nature()));
    }
    sections.add(data());
    return new Page(
        texts.get("evaluation.title"),
        texts.get("evaluation.subtitle", modelNames(), report.measured().file()),
        facts(),
        notices(),
        sections);
  }

  private String modelNames() {
    return report.models().stream().map(ModelIdentity::name).distinct().collect(joined());
  }

  private java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(texts.get("list.separator"));
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
              interval(level.pathAccuracy())));
    }
    return facts;
  }

  private String interval(Estimate estimate) {
    return "[" + texts.decimal(estimate.low()) + ", " + texts.decimal(estimate.high()) + "]";
  }

  private List<String> notices() {
    List<String> notices = new ArrayList<>();
    if (!report.measured().badRows().isEmpty()) {
      notices.add(
          texts.get("evaluation.notice.bad", texts.count(report.measured().badRows().size())));
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

  // Headline

  private Section headline() {
    List<Row> rows = new ArrayList<>();
    List<Chart.Forest.Row> drawn = new ArrayList<>();
    for (LevelScores level : report.scores().levels()) {
      addScores(texts.get("evaluation.model"), level, Cell.NONE, Cell.NONE, rows, drawn);
      for (FloorScores floor : report.floors()) {
        FloorDifference difference =
            report.differences().stream()
                .filter(d -> d.floor().equals(floor.name()) && d.level() == level.level())
                .findFirst()
                .orElseThrow();
        floor.scores().levels().stream()
            .filter(l -> l.level() == level.level())
            .forEach(
                l ->
                    addScores(
                        messages.get("evaluate.floor." + floor.name()),
                        l,
                        cell(difference.pathAccuracy().estimate()),
                        Cell.number(difference.pathAccuracy().p()),
                        rows,
                        drawn));
      }
    }
    return new Section(
        "headline",
        texts.get("evaluation.headline"),
        List.of(texts.get("evaluation.headline.note")),
        List.of(
            new Chart(
                "headline-chart",
                texts.get("evaluation.headline.chart"),
                new Chart.Forest(drawn, Format.DECIMAL))),
        List.of(
            new Table(
                "headline-table",
                texts.get("evaluation.headline.table"),
                List.of(
                    column("level", TEXT),
                    column("predictor", TEXT),
                    column("messages", COUNT),
                    column("pathAccuracy", NUMBER),
                    column("lenientAccuracy", NUMBER),
                    column("topThree", NUMBER),
                    column("macroF1", NUMBER),
                    column("difference", NUMBER),
                    column("p", NUMBER)),
                rows,
                40,
                false)));
  }

  private void addScores(
      String name,
      LevelScores level,
      Cell difference,
      Cell p,
      List<Row> rows,
      List<Chart.Forest.Row> drawn) {
    rows.add(
        Row.of(
            Cell.text(level(level.level())),
            Cell.text(name),
            Cell.count(level.messages()),
            cell(level.pathAccuracy()),
            cell(level.lenientAccuracy()),
            cell(level.topThreeAccuracy()),
            cell(level.macroF1()),
            difference,
            p));
    Estimate accuracy = level.pathAccuracy();
    drawn.add(
        new Chart.Forest.Row(
            texts.get("evaluation.row", level(level.level()), name),
            name,
            accuracy.value(),
            accuracy.low(),
            accuracy.high()));
  }

  private Section stopped() {
    List<Row> rows = new ArrayList<>();
    for (LevelScores level : report.scores().levels()) {
      rows.add(
          Row.of(
              Cell.text(level(level.level())),
              cell(level.chosen().coverage()),
              cell(level.chosen().precision()),
              cell(level.chosen().pathAccuracy()),
              cell(level.chosen().macroF1())));
    }
    List<Row> stops =
        report.scores().stops().stream()
            .map(
                stop ->
                    Row.of(
                        Cell.text(messages.get("stop." + stop.reason())),
                        Cell.Value.of(stop.share())))
            .toList();
    return new Section(
        "stopped",
        texts.get("evaluation.stopped"),
        List.of(texts.get("evaluation.stopped.note")),
        List.of(),
        List.of(
            new Table(
                "stopped-table",
                texts.get("evaluation.stopped.table"),
                List.of(
                    column("level", TEXT),
                    column("coverage", NUMBER),
                    column("precision", NUMBER),
                    column("pathAccuracy", NUMBER),
                    column("macroF1", NUMBER)),
                rows,
                Table.SHOWN,
                false),
            new Table(
                "stops-table",
                texts.get("evaluation.stops.table"),
                List.of(column("reason", TEXT), column("share", SHARE)),
                stops,
                Table.SHOWN,
                false)));
  }

  // Confidences

  private Section reliability(List<LevelScores> levels) {
    List<Chart.Lines.Line> lines = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    List<Row> summary = new ArrayList<>();
    for (LevelScores level : levels) {
      Calibration calibration = level.calibration();
      summary.add(
          Row.of(
              Cell.text(level(level.level())),
              Cell.number(calibration.expectedCalibrationError()),
              Cell.number(calibration.areaUnderRiskCoverage()),
              Cell.number(calibration.automationRate95())));
      List<List<Double>> points = new ArrayList<>();
      for (ReliabilityBin bin : calibration.reliability()) {
        points.add(List.of(bin.confidence(), bin.accuracy()));
        rows.add(
            Row.of(
                Cell.text(level(level.level())),
                Cell.number(bin.confidence()),
                wilson(Math.round(bin.accuracy() * bin.statements()), bin.statements()),
                Cell.count(bin.statements())));
      }
      lines.add(new Chart.Lines.Line(level(level.level()), points));
    }
    return new Section(
        "reliability",
        texts.get("evaluation.reliability"),
        List.of(texts.get("evaluation.reliability.note")),
        List.of(
            new Chart(
                "reliability-chart",
                texts.get("evaluation.reliability.chart"),
                new Chart.Lines(
                    texts.get("column.confidence"),
                    texts.get("column.right"),
                    Format.DECIMAL,
                    Format.DECIMAL,
                    true,
                    lines))),
        List.of(
            new Table(
                "calibration-table",
                texts.get("evaluation.calibration.table"),
                List.of(
                    column("level", TEXT),
                    column("ece", NUMBER),
                    column("aurc", NUMBER),
                    column("automation", SHARE)),
                summary,
                Table.SHOWN,
                false),
            new Table(
                "reliability-table",
                texts.get("evaluation.reliability.table"),
                List.of(
                    column("level", TEXT),
                    column("confidence", NUMBER),
                    column("right", NUMBER),
                    column("messages", COUNT)),
                rows,
                15,
                false)));
  }

  private Section risk(List<LevelScores> levels) {
    List<Chart.Lines.Line> lines = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    for (LevelScores level : levels) {
      List<RiskPoint> curve = level.calibration().riskCoverage();
      lines.add(
          new Chart.Lines.Line(
              level(level.level()),
              curve.stream().map(point -> List.of(point.coverage(), point.risk())).toList()));
      for (int i = RISK_STEP - 1; i < curve.size(); i += RISK_STEP) {
        rows.add(
            Row.of(
                Cell.text(level(level.level())),
                Cell.Value.of(curve.get(i).coverage()),
                Cell.Value.of(curve.get(i).risk())));
      }
    }
    return new Section(
        "risk",
        texts.get("evaluation.risk"),
        List.of(texts.get("evaluation.risk.note")),
        List.of(
            new Chart(
                "risk-chart",
                texts.get("evaluation.risk.chart"),
                new Chart.Lines(
                    texts.get("column.kept"),
                    texts.get("column.risk"),
                    Format.PERCENT,
                    Format.PERCENT,
                    false,
                    lines))),
        List.of(
            new Table(
                "risk-table",
                texts.get("evaluation.risk.table"),
                List.of(column("level", TEXT), column("kept", SHARE), column("risk", SHARE)),
                rows,
                10,
                false)));
  }

  // Where it errs

  private Section slices() {
    List<Row> rows = new ArrayList<>();
    List<Chart.Forest.Row> drawn = new ArrayList<>();
    for (Slice slice : errors.slices()) {
      for (LevelCount level : slice.levels()) {
        Cell.Value accuracy = wilson(level.right(), level.messages());
        rows.add(
            Row.of(
                Cell.text(texts.get("evaluation.by." + slice.by())),
                Cell.text(name(slice)),
                Cell.text(level(level.level())),
                Cell.count(level.messages() / errors.runs()),
                accuracy));
        boolean ends = level.level() == slice.levels().size();
        if (slice.by() == By.LENGTH && (level.level() == 1 || ends)) {
          drawn.add(
              new Chart.Forest.Row(
                  texts.get("evaluation.row", name(slice), level(level.level())),
                  level(level.level()),
                  accuracy.value(),
                  accuracy.low(),
                  accuracy.high()));
        }
      }
    }
    return new Section(
        "slices",
        texts.get("evaluation.slices"),
        List.of(texts.get("evaluation.slices.note")),
        List.of(
            new Chart(
                "slices-chart",
                texts.get("evaluation.slices.chart"),
                new Chart.Forest(drawn, Format.DECIMAL))),
        List.of(
            new Table(
                "slices-table",
                texts.get("evaluation.slices.table"),
                List.of(
                    column("by", TEXT),
                    column("part", TEXT),
                    column("level", TEXT),
                    column("messages", COUNT),
                    column("pathAccuracy", NUMBER)),
                rows,
                24,
                true)));
  }

  private String name(Slice slice) {
    return switch (slice.by()) {
      case LENGTH -> texts.get("evaluation.length", slice.name());
      case SOURCE -> slice.name().isEmpty() ? texts.get("sources.unknown") : slice.name();
      case DEPTH -> texts.get("evaluation.depth", slice.name());
    };
  }

  private Section confusions() {
    List<Confusion> worst = errors.confusions().stream().limit(CONFUSIONS).toList();
    return new Section(
        "confusions",
        texts.get("evaluation.confusions"),
        List.of(texts.get("evaluation.confusions.note")),
        List.of(
            new Chart(
                "confusions-chart",
                texts.get("evaluation.confusions.chart"),
                new Chart.Bars(
                    worst.stream()
                        .map(c -> tagName(c.gold()) + " → " + tagName(c.predicted()))
                        .toList(),
                    worst.stream().map(c -> (double) c.count()).toList(),
                    List.of(),
                    List.of(),
                    Format.COUNT))),
        List.of(
            new Table(
                "confusions-table",
                texts.get("evaluation.confusions.table"),
                List.of(
                    column("parent", TEXT),
                    column("goldTag", TEXT),
                    column("predictedTag", TEXT),
                    column("count", COUNT)),
                worst.stream()
                    .map(
                        c ->
                            Row.of(
                                Cell.text(parent(c.gold())),
                                Cell.text(c.gold() + " " + tagName(c.gold())),
                                Cell.text(c.predicted() + " " + tagName(c.predicted())),
                                Cell.count(c.count())))
                    .toList(),
                CONFUSIONS,
                false)));
  }

  private Section nodes() {
    List<Row> rows =
        errors.nodes().stream()
            .sorted(
                Comparator.comparingInt((Node node) -> taxonomy.path(node.code()).size())
                    .thenComparing(Comparator.comparingLong(Node::support).reversed())
                    .thenComparing(Node::code))
            .map(
                node ->
                    Row.of(
                        Cell.text(path(node.code())),
                        Cell.text(node.code()),
                        Cell.text(level(taxonomy.path(node.code()).size())),
                        Cell.count(node.support()),
                        Cell.count(node.predicted()),
                        Cell.number(node.precision()),
                        Cell.number(node.recall()),
                        Cell.number(node.f1())))
            .toList();
    return new Section(
        "nodes",
        texts.get("evaluation.nodes"),
        List.of(texts.get("evaluation.nodes.note")),
        List.of(),
        List.of(
            new Table(
                "nodes-table",
                texts.get("evaluation.nodes.table"),
                List.of(
                    column("tag", TEXT),
                    column("code", CODE),
                    column("level", TEXT),
                    column("support", COUNT),
                    column("predicted", COUNT),
                    column("precision", NUMBER),
                    column("recall", NUMBER),
                    column("f1", NUMBER)),
                rows,
                25,
                true)));
  }

  private Section missing() {
    Set<String> seen =
        errors.nodes().stream()
            .filter(node -> node.support() > 0)
            .map(Node::code)
            .collect(Collectors.toSet());
    Map<String, Node> predicted =
        errors.nodes().stream()
            .filter(node -> node.predicted() > 0)
            .collect(Collectors.toMap(Node::code, node -> node));
    List<Row> neverPredicted =
        errors.nodes().stream()
            .filter(node -> node.predicted() == 0)
            .sorted(Comparator.comparingLong(Node::support).reversed())
            .map(
                node ->
                    Row.of(
                        Cell.text(path(node.code())),
                        Cell.text(node.code()),
                        Cell.count(node.support())))
            .toList();
    List<Row> neverSeen =
        taxonomy.tags().stream()
            .map(Tag::code)
            .filter(code -> !seen.contains(code))
            .map(
                code ->
                    Row.of(
                        Cell.text(path(code)),
                        Cell.text(code),
                        Cell.count(
                            predicted.containsKey(code) ? predicted.get(code).predicted() : 0)))
            .toList();
    return new Section(
        "missing",
        texts.get("evaluation.missing"),
        List.of(
            texts.get(
                "evaluation.missing.note",
                texts.count(neverPredicted.size()),
                texts.count(neverSeen.size()),
                texts.count(taxonomy.size()))),
        List.of(),
        List.of(
            new Table(
                "never-predicted",
                texts.get("evaluation.neverpredicted"),
                List.of(column("tag", TEXT), column("code", CODE), column("support", COUNT)),
                neverPredicted,
                10,
                true),
            new Table(
                "never-seen",
                texts.get("evaluation.neverseen"),
                List.of(column("tag", TEXT), column("code", CODE), column("predicted", COUNT)),
                neverSeen,
                10,
                true)));
  }

  private Section nature(NatureScores nature) {
    List<Column> columns = new ArrayList<>();
    columns.add(column("trueNature", TEXT));
    for (int i = 0; i < nature.natures().size(); i++) {
      columns.add(
          new Column(
              "told" + (i + 1), texts.get("evaluation.told", nature.natures().get(i)), COUNT));
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < nature.natures().size(); i++) {
      List<Cell> cells = new ArrayList<>();
      cells.add(Cell.text(nature.natures().get(i)));
      nature.confusion().get(i).forEach(count -> cells.add(Cell.count(count)));
      rows.add(new Row(0, cells));
    }
    return new Section(
        "nature",
        texts.get("evaluation.nature"),
        List.of(
            texts.get(
                "evaluation.nature.note",
                texts.count(nature.messages()),
                texts.decimal(nature.accuracy().value()) + " " + interval(nature.accuracy()),
                texts.decimal(nature.macroF1().value()) + " " + interval(nature.macroF1()))),
        List.of(),
        List.of(
            new Table(
                "nature-table",
                texts.get("evaluation.nature.table"),
                columns,
                rows,
                Table.SHOWN,
                false)));
  }

  private Section data() {
    EvaluationReport.Measured measured = report.measured();
    List<Row> rows = new ArrayList<>();
    rows.add(Row.of(Cell.text(measured.file()), Cell.text(measured.sha256())));
    report
        .models()
        .forEach(model -> rows.add(Row.of(Cell.text(model.name()), Cell.text(model.checksum()))));
    rows.add(
        Row.of(
            Cell.text(texts.get("evaluation.taxonomy", measured.taxonomyVersion())),
            Cell.text(measured.taxonomyChecksum())));
    report.floors().stream()
        .flatMap(floor -> floor.trainedOn().stream())
        .distinct()
        .forEach(
            corpus ->
                rows.add(
                    Row.of(
                        Cell.text(texts.get("evaluation.corpus", corpus.file())),
                        Cell.text(corpus.sha256()))));
    return new Section(
        "data",
        texts.get("sources.heading"),
        List.of(
            texts.get("evaluation.method", texts.count(measured.resamples()), measured.seed()),
            texts.get("evaluation.method.slices")),
        List.of(),
        List.of(
            new Table(
                "data-table",
                texts.get("evaluation.data.table"),
                List.of(column("source", TEXT), column("checksum", CODE)),
                rows,
                Table.SHOWN,
                false)));
  }

  // Cells and names

  private static Cell cell(Estimate estimate) {
    return estimate == null
        ? Cell.NONE
        : new Cell.Value(estimate.value(), estimate.low(), estimate.high());
  }

  /** Of several runs the interval is that of one: their messages are the same. */
  private Cell.Value wilson(long right, long messages) {
    int n = Math.toIntExact(Math.max(1, messages / errors.runs()));
    int k = (int) Math.min(n, Math.round((double) right / errors.runs()));
    Interval interval = BinomialConfidenceInterval.WILSON_SCORE.fromErrorRate(n, k, ERROR_RATE);
    return new Cell.Value(
        (double) right / messages, interval.getLowerBound(), interval.getUpperBound());
  }

  private String level(int level) {
    return texts.get("evaluation.level", level);
  }

  private String tagName(String code) {
    return taxonomy.find(code).map(Tag::name).orElse(code);
  }

  private String path(String code) {
    return taxonomy.path(code).stream().map(Tag::name).collect(Collectors.joining(" / "));
  }

  private String parent(String code) {
    String above =
        taxonomy.ancestors(code).stream().map(Tag::name).collect(Collectors.joining(" / "));
    return above.isEmpty() ? texts.get("evaluation.root") : above;
  }

  private Column column(String key, Table.Kind kind) {
    return new Column(key, texts.get("column." + key), kind);
  }
}
