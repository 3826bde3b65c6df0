package org.minyi.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.report.tagged.Period;
import org.minyi.cli.report.tagged.TaggedReport;
import org.minyi.cli.table.Format;
import org.minyi.cli.table.MessageColumns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code minyi report}: what citizens are writing about, from tagged files. */
@Command(name = "report")
final class ReportCommand implements Callable<Integer> {
  private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  private final Console console;

  @Spec private CommandSpec spec;

  @Parameters(arity = "1..*", paramLabel = "TAGGED", descriptionKey = "tagged")
  private List<Path> files;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "report.html")
  private Path output;

  @Option(names = "--by", paramLabel = "COLUMN")
  private List<String> by = List.of();

  @Option(names = "--date", paramLabel = "COLUMN")
  private String date;

  @Option(names = "--date-format", paramLabel = "PATTERN")
  private String dateFormat;

  @Option(names = "--period", paramLabel = "day|week|month")
  private Period period;

  @Option(names = "--taxonomy", paramLabel = "FILE", descriptionKey = "taxonomy")
  private Path taxonomy;

  @Option(names = "--content", paramLabel = "NAME")
  private String content;

  @Option(names = "--title", paramLabel = "NAME")
  private String title;

  @Option(names = "--with-examples")
  private boolean withExamples;

  @Option(names = "--xlsx", paramLabel = "FILE")
  private Path xlsx;

  @Option(names = "--json", paramLabel = "FILE")
  private Path json;

  @Option(names = "--force")
  private boolean force;

  @Option(names = "--quiet")
  private boolean quiet;

  ReportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    if (Format.promisedBy(output).isPresent()) {
      throw new CliException(ExitCode.OUTPUT, "output.ending.page", output);
    }
    if (xlsx != null) {
      Format.XLSX.checkName(xlsx);
    }
    return new TaggedReport(
            files,
            TaxonomyFile.load(Optional.ofNullable(taxonomy), console.messages().locale()),
            by,
            Optional.ofNullable(date),
            format(),
            Optional.ofNullable(period),
            new MessageColumns.Choice(
                Optional.ofNullable(title), Optional.ofNullable(content), false),
            withExamples,
            output,
            Optional.ofNullable(xlsx),
            Optional.ofNullable(json),
            force,
            quiet,
            LocalDate.now(CHINA))
        .run(console)
        .number();
  }

  private Optional<DateTimeFormatter> format() {
    try {
      return Optional.ofNullable(dateFormat)
          .map(pattern -> DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "--date-format", e, spec.findOption("--date-format"), dateFormat);
    }
  }
}
