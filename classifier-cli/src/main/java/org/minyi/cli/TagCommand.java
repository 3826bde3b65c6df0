package org.minyi.cli;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.minyi.classify.Classification;
import org.minyi.cli.console.CliException;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.table.Format;
import org.minyi.cli.table.IoFailure;
import org.minyi.cli.table.OutputFormat;
import org.minyi.cli.table.Rejects;
import org.minyi.cli.table.TableReader;
import org.minyi.cli.table.TableSource;
import org.minyi.text.Message;
import picocli.CommandLine.Command;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code minyi tag}: tags the messages of files, or one message. */
@Command(name = "tag")
final class TagCommand implements Callable<Integer> {
  /** Standard input or output. */
  private static final Path STANDARD = Path.of("-");

  private final Console console;
  private final ModelLoader models;

  @Spec private CommandSpec spec;
  @ParentCommand private Minyi minyi;
  @Mixin private OneModelOptions model;
  @Mixin private ColumnOptions messageColumns;

  @Parameters(index = "0..*", arity = "0..*", paramLabel = "FILE", descriptionKey = "input")
  private List<Path> inputs = new ArrayList<>();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  private Path output;

  @Option(names = "--sheet", paramLabel = "NAME")
  private List<String> sheets = new ArrayList<>();

  @Option(names = "--input-format", paramLabel = "FORMAT")
  private Format inputFormat;

  @Option(names = "--encoding", paramLabel = "NAME")
  private Charset encoding;

  @Option(names = "--format", paramLabel = "FORMAT")
  private Format format;

  @Option(names = "--output-encoding", paramLabel = "NAME")
  private Charset outputEncoding;

  @Option(names = "--columns", paramLabel = "NAMES", split = "[,，]")
  private List<String> columns;

  @Option(names = "--rejects", paramLabel = "FILE")
  private Path rejects;

  @Option(names = "--preview", paramLabel = "N")
  private Integer preview;

  @Option(names = "--mask")
  private boolean mask;

  @Option(names = "--safe-cells")
  private boolean safeCells;

  @Option(names = "--force")
  private boolean force;

  @Option(names = "--resume")
  private boolean resume;

  @Option(names = "--quiet")
  private boolean quiet;

  @Option(names = "--text", paramLabel = "TEXT")
  private String text;

  @Option(names = "--json")
  private boolean json;

  TagCommand(Console console, ModelLoader models) {
    this.console = console;
    this.models = models;
  }

  @Override
  public Integer call() {
    if (inputs.isEmpty() && text == null) {
      boolean titleOnly = messageColumns.title().isPresent();
      throw new UsageException(spec, titleOnly ? "tag.title.alone" : "tag.nothing");
    }
    exclusive(!inputs.isEmpty() && text != null, "FILE, --text");
    messageColumns.check();
    exclusive(force && resume, "--force, --resume");
    if (json && text == null) {
      throw new MissingParameterException(spec.commandLine(), spec.findOption("--text"), "--text");
    }
    if (preview != null) {
      NumberRange.FROM_ONE.check(spec, "--preview", preview);
    }
    model.check();
    checkNames();
    return (text == null ? tagFiles() : tagText()).number();
  }

  private void exclusive(boolean both, String options) {
    if (both) {
      throw new MutuallyExclusiveArgsException(spec.commandLine(), options);
    }
  }

  /** Files must be what their names promise, or other programs would not open them. */
  private void checkNames() {
    if (rejects != null) {
      Format.CSV.checkName(rejects);
    }
    if (output == null || Files.isDirectory(output)) {
      return;
    }
    if (format == null) {
      Format.toWrite(output);
    } else {
      format.checkName(output);
    }
  }

  private ExitCode tagFiles() {
    Supplier<MessageTagger> tagger = once(() -> model.load(models));
    if (inputs.contains(STANDARD)) {
      exclusive(inputs.size() > 1, "-, FILE");
      exclusive(resume, "-, --resume");
      return tagStandardInput(tagger);
    }
    List<Path> files = TagInputs.files(inputs);
    boolean several = files.size() > 1 || sheets.size() > 1 || sheets.contains("*");
    if (output != null && preview == null) {
      prepareOutput(several);
    }
    exclusive(several && rejects != null, "FILE ..., --rejects");
    List<FileTagging> taggings = new ArrayList<>();
    ExitCode worst = ExitCode.OK;
    for (Path file : files) {
      try {
        for (TableSource source : TagInputs.sources(source(file), sheets)) {
          if (preview != null) {
            worst = worse(worst, preview(source, tagger));
          } else {
            taggings.add(tagging(source));
          }
        }
      } catch (CliException e) {
        worst = worse(worst, failed(e, file.toString(), several));
      }
    }
    refuseEqualOutputs(taggings);
    for (FileTagging tagging : taggings) {
      try {
        worst = worse(worst, tagging.run(console(tagging), tagger));
      } catch (CliException e) {
        worst = worse(worst, failed(e, tagging.name(), several));
      }
    }
    return worst;
  }

  /** Makes the folder of the results. Where a folder goes in, with one table too, one comes out. */
  private void prepareOutput(boolean several) {
    boolean fromFolder = inputs.stream().anyMatch(Files::isDirectory);
    if (Files.isDirectory(output) || !several && !fromFolder) {
      return;
    }
    if (canBeFolder(output)) {
      try {
        Files.createDirectories(output);
      } catch (IOException e) {
        throw IoFailure.of(e, ExitCode.OUTPUT, "output", output);
      }
    } else if (several) {
      throw new CliException(ExitCode.OUTPUT, "output.folder.needed", output);
    }
  }

  /** Not standard output, not a name that promises a table, and not the name of a file. */
  private static boolean canBeFolder(Path file) {
    return !file.equals(STANDARD) && !Files.exists(file) && Format.promisedBy(file).isEmpty();
  }

  /** What goes to other programs must not be mixed with what is said. */
  private Console console(FileTagging tagging) {
    return tagging.output().isPresent() ? console : console.beside();
  }

  /** Of several files, the others are still tagged. */
  private ExitCode failed(CliException e, String name, boolean several) {
    if (!several) {
      throw e;
    }
    console.out().flush();
    boolean named = e.text(console.messages()).contains(name);
    minyi.tell(console, named ? "" : console.messages().get("tag.failed", name), e);
    return e.exitCode();
  }

  private static ExitCode worse(ExitCode a, ExitCode b) {
    boolean first = a == ExitCode.OK || a == ExitCode.REJECTS && b != ExitCode.OK;
    return first ? b : a;
  }

  private ExitCode tagStandardInput(Supplier<MessageTagger> tagger) {
    Path spooled = null;
    try {
      // A table is looked through before it is read, which a stream does not allow.
      spooled = Files.createTempFile("minyi", ".stdin");
      spooled.toFile().deleteOnExit();
      Files.copy(console.in(), spooled, StandardCopyOption.REPLACE_EXISTING);
      List<TableSource> all = TagInputs.sources(source(spooled), sheets);
      exclusive(all.size() > 1, "-, --sheet ...");
      TableSource source = all.get(0);
      if (preview != null) {
        return preview(source, tagger);
      }
      FileTagging tagging = tagging(source);
      return tagging.run(console(tagging), tagger);
    } catch (IOException e) {
      throw IoFailure.of(e, ExitCode.INPUT, "input", STANDARD);
    } finally {
      if (spooled != null) {
        spooled.toFile().delete();
      }
    }
  }

  private TableSource source(Path file) {
    return new TableSource(
        file, Optional.ofNullable(inputFormat), Optional.ofNullable(encoding), Optional.empty());
  }

  private ExitCode preview(TableSource source, Supplier<MessageTagger> tagger) {
    return new TagPreview(source, name(source), messageColumns.choice(), preview)
        .run(console, tagger);
  }

  private FileTagging tagging(TableSource source) {
    boolean fromStandard = inputs.contains(STANDARD);
    boolean toStandard = output == null ? fromStandard : output.equals(STANDARD);
    boolean toFile = output != null && !toStandard && !Files.isDirectory(output);
    Format result = format;
    if (result == null && toFile) {
      result = Format.promisedBy(output).orElse(Format.CSV);
    }
    if (result == null) {
      result = TableReader.format(source);
    }
    Path beside = resultBeside(fromStandard ? Path.of("stdin") : source.file(), source, result);
    Path target = toFile ? output : beside;
    OutputFormat style = OutputFormat.of(result);
    if (toStandard) {
      style = style.withoutMark();
    }
    if (outputEncoding != null) {
      style = style.in(outputEncoding);
    }
    return new FileTagging(
        source,
        name(source),
        toStandard ? Optional.empty() : Optional.of(target),
        rejects == null ? Rejects.beside(target) : rejects,
        style,
        options());
  }

  private String name(TableSource source) {
    return inputs.contains(STANDARD) ? STANDARD.toString() : source.file().toString();
  }

  /** The file that takes a result when the user names none. */
  private Path resultBeside(Path input, TableSource source, Format result) {
    String name = input.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String sheet =
        sheets.isEmpty() || source.sheet().isEmpty() || sheets.size() == 1 && !sheets.contains("*")
            ? ""
            : "-" + source.sheet().get().replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "_");
    String file = (dot > 0 ? name.substring(0, dot) : name) + sheet + "-tagged." + result.ending();
    return output != null && Files.isDirectory(output)
        ? output.resolve(file)
        : input.resolveSibling(file);
  }

  private TagOptions options() {
    return new TagOptions(
        messageColumns.choice(),
        Optional.ofNullable(columns),
        model.stopRule(),
        mask,
        safeCells,
        force,
        resume,
        quiet,
        minyi.headerLanguage());
  }

  private static void refuseEqualOutputs(List<FileTagging> taggings) {
    Set<Path> targets = new HashSet<>();
    for (FileTagging tagging : taggings) {
      tagging
          .output()
          .filter(target -> !targets.add(target.toAbsolutePath().normalize()))
          .ifPresent(
              target -> {
                throw new CliException(ExitCode.OUTPUT, "output.twice", target);
              });
    }
  }

  private static <T> Supplier<T> once(Supplier<T> supplier) {
    List<T> value = new ArrayList<>();
    return () -> {
      if (value.isEmpty()) {
        value.add(supplier.get());
      }
      return value.get(0);
    };
  }

  private ExitCode tagText() {
    Message message = new Message(messageColumns.title().orElse(""), text);
    MessageTagger tagger = model.load(models);
    Classification result = tagger.tag(message);
    if (json) {
      console
          .data()
          .println(ClassificationJson.of(message, result, tagger.taxonomy()).toPrettyString());
    } else {
      new ClassificationView(console, tagger.taxonomy()).print(message, result);
    }
    return ExitCode.OK;
  }
}
