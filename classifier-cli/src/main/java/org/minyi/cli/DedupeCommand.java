package org.minyi.cli;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.minyi.cli.console.Console;
import org.minyi.cli.table.Format;
import org.minyi.cli.table.TableSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code minyi dedupe}: groups the messages of a file that say the same. */
@Command(name = "dedupe")
final class DedupeCommand implements Callable<Integer> {
  private final Console console;

  @ParentCommand private Minyi minyi;
  @Mixin private ColumnOptions columns;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "input")
  private Path input;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  private Path output;

  @Option(names = "--id", paramLabel = "NAME")
  private String id;

  @Option(names = "--first-only")
  private boolean firstOnly;

  @Option(names = "--encoding", paramLabel = "NAME")
  private Charset encoding;

  @Option(names = "--sheet", paramLabel = "NAME")
  private String sheet;

  @Option(names = "--force")
  private boolean force;

  @Option(names = "--quiet")
  private boolean quiet;

  DedupeCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    columns.check();
    if (output != null) {
      Format.toWrite(output);
    }
    TableSource source =
        new TableSource(
            input, Optional.empty(), Optional.ofNullable(encoding), Optional.ofNullable(sheet));
    return new FileDedupe(
            source,
            Optional.ofNullable(output),
            columns.choice(),
            Optional.ofNullable(id),
            firstOnly,
            force,
            quiet,
            minyi.headerLanguage())
        .run(console)
        .number();
  }
}
