package org.minyi.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.minyi.cli.console.AlignedTable;
import org.minyi.cli.console.AlignedTable.Align;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.console.Printable;
import org.minyi.cli.table.WholeFile;
import org.minyi.taxonomy.Tag;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.taxonomy.TaxonomyException;
import org.minyi.taxonomy.TaxonomyProblem;
import org.minyi.taxonomy.TaxonomyReader;
import org.minyi.taxonomy.TaxonomySearch;
import org.minyi.taxonomy.TaxonomyWriter;
import org.minyi.taxonomy.TaxonomyWriter.Format;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code minyi taxonomy}: looks into the tree of tags, or at a city's own. */
@Command(name = "taxonomy")
final class TaxonomyCommand implements Callable<Integer> {
  private static final String INDENT = "  ";

  private final Console console;

  @Spec private CommandSpec spec;

  @Option(names = "--taxonomy", paramLabel = "FILE", scope = ScopeType.INHERIT)
  private Path file;

  TaxonomyCommand(Console console) {
    this.console = console;
  }

  /** A format to export, by the name that users type. */
  enum ExportFormat {
    CSV(Format.CSV),
    JSON(Format.JSON),
    JSONL(Format.JSON_LINES),
    SKOS(Format.SKOS);

    private final Format format;

    ExportFormat(Format format) {
      this.format = format;
    }
  }

  /** Without a subcommand: which there are. */
  @Override
  public Integer call() {
    spec.commandLine().usage(console.err());
    return ExitCode.USAGE.number();
  }

  @Command(name = "show")
  int show(
      @Parameters(arity = "0..1", paramLabel = "CODE", descriptionKey = "code") String code,
      @Option(names = "--depth", paramLabel = "N", defaultValue = "2") int depth) {
    atLeastOne("show", "--depth", depth);
    Taxonomy taxonomy = taxonomy();
    if (code == null) {
      console.say("taxonomy.title", taxonomy.version(), taxonomy.size(), taxonomy.depth());
      printTree(taxonomy, "", "", depth);
      return ExitCode.OK.number();
    }
    printTag(taxonomy, tag(taxonomy, code));
    printTree(taxonomy, code, "", depth);
    return ExitCode.OK.number();
  }

  @Command(name = "search")
  int search(
      @Parameters(paramLabel = "WORD", arity = "1..*", descriptionKey = "word") List<String> words,
      @Option(names = "--limit", paramLabel = "N", defaultValue = "10") int limit) {
    atLeastOne("search", "--limit", limit);
    Taxonomy taxonomy = taxonomy();
    List<TaxonomySearch.Hit> hits =
        TaxonomySearch.of(taxonomy).search(String.join(" ", words), limit);
    if (hits.isEmpty()) {
      console.remark("taxonomy.nothing", Printable.line(String.join(" ", words)));
    }
    AlignedTable table = new AlignedTable(Align.LEFT, Align.LEFT);
    hits.forEach(
        hit ->
            table.row(
                Printable.line(hit.tag().code()),
                taxonomy.path(hit.tag().code()).stream()
                    .map(tag -> Printable.line(tag.name()))
                    .collect(Collectors.joining("/"))));
    table.lines("").forEach(console.out()::println);
    return ExitCode.OK.number();
  }

  @Command(name = "validate")
  int validate(@Parameters(paramLabel = "FILE", descriptionKey = "file") Path checked) {
    try {
      List<TaxonomyProblem> problems = TaxonomyReader.validate(TaxonomyFile.existing(checked));
      if (problems.isEmpty()) {
        Taxonomy taxonomy = TaxonomyReader.read(checked);
        console.say("taxonomy.valid", checked, taxonomy.size(), taxonomy.depth());
        return ExitCode.OK.number();
      }
      problems.forEach(
          problem -> console.out().println(problem.message(console.messages().locale())));
      console.say("taxonomy.invalid", checked, problems.size());
      return ExitCode.INPUT.number();
    } catch (IOException e) {
      throw TaxonomyFile.unreadable(checked, e);
    }
  }

  @Command(name = "export")
  int export(
      @Option(names = "--format", paramLabel = "FORMAT", required = true) ExportFormat format,
      @Option(
              names = {"-o", "--output"},
              paramLabel = "FILE")
          Path output,
      @Option(names = "--force") boolean force) {
    Taxonomy taxonomy = taxonomy();
    if (output == null) {
      write(taxonomy, format, console.data(), Path.of("-"));
      return ExitCode.OK.number();
    }
    WholeFile.check(output, force);
    try (WholeFile whole = WholeFile.to(output)) {
      if (format == ExportFormat.CSV) {
        whole.writer().write(WholeFile.BYTE_ORDER_MARK);
      }
      write(taxonomy, format, whole.writer(), output);
      whole.commit();
    } catch (IOException e) {
      throw WholeFile.unwritable(output, e);
    }
    console.remark("taxonomy.exported", output, taxonomy.size());
    return ExitCode.OK.number();
  }

  private static void write(Taxonomy taxonomy, ExportFormat format, Writer out, Path target) {
    try {
      TaxonomyWriter.write(taxonomy, format.format, out);
    } catch (IOException e) {
      throw WholeFile.unwritable(target, e);
    }
  }

  private void atLeastOne(String subcommand, String option, int number) {
    CommandLine command = spec.commandLine().getSubcommands().get(subcommand);
    NumberRange.FROM_ONE.check(command.getCommandSpec(), option, number);
  }

  private Taxonomy taxonomy() {
    return TaxonomyFile.load(Optional.ofNullable(file), console.messages().locale());
  }

  private Tag tag(Taxonomy taxonomy, String code) {
    try {
      return taxonomy.tag(code);
    } catch (TaxonomyException e) {
      throw new CliException(
          e, ExitCode.USAGE, "taxonomy.code", e.message(console.messages().locale()));
    }
  }

  private void printTag(Taxonomy taxonomy, Tag tag) {
    console
        .out()
        .println(
            Printable.line(tag.code())
                + INDENT
                + taxonomy.path(tag.code()).stream()
                    .map(t -> Printable.line(t.name()))
                    .collect(Collectors.joining("/")));
    printField("taxonomy.definition", tag.definition());
    printField(
        "taxonomy.keywords", String.join(console.messages().get("view.comma"), tag.keywords()));
    printField("taxonomy.excludes", tag.excludes());
  }

  private void printField(String key, String text) {
    if (!text.isEmpty()) {
      console.say(key, Printable.line(text));
    }
  }

  private void printTree(Taxonomy taxonomy, String code, String indent, int depth) {
    for (Tag child : taxonomy.children(code)) {
      boolean hidden = depth <= 1 && !taxonomy.isLeaf(child.code());
      console
          .out()
          .println(
              indent
                  + Printable.line(child.code())
                  + INDENT
                  + Printable.line(child.name())
                  + (hidden
                      ? console
                          .messages()
                          .get("taxonomy.more", taxonomy.leavesUnder(child.code()).size())
                      : ""));
      if (depth > 1) {
        printTree(taxonomy, child.code(), indent + INDENT, depth - 1);
      }
    }
  }
}
