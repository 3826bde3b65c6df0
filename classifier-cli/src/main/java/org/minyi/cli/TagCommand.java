package org.minyi.cli;

import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.minyi.classify.Classification;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import org.minyi.cli.table.MessageColumns;
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

/** {@code minyi tag}: tags the messages of a file, or one message. */
@Command(name = "tag")
final class TagCommand implements Callable<Integer> {
  private final Console console;
  private final ModelLoader models;

  @Spec private CommandSpec spec;
  @ParentCommand private Minyi minyi;
  @Mixin private ModelOptions model;

  @Parameters(index = "0", arity = "0..1", paramLabel = "FILE", descriptionKey = "input")
  private Path input;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE")
  private Path output;

  @Option(names = "--content", paramLabel = "NAME")
  private String content;

  @Option(names = "--title", paramLabel = "NAME")
  private String title;

  @Option(names = "--no-title")
  private boolean noTitle;

  @Option(names = "--encoding", paramLabel = "NAME")
  private Charset encoding;

  @Option(names = "--force")
  private boolean force;

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
    if (input == null && text == null) {
      throw new MissingParameterException(
          spec.commandLine(), spec.positionalParameters().get(0), "FILE");
    }
    if (input != null && text != null) {
      throw new MutuallyExclusiveArgsException(spec.commandLine(), "FILE, --text");
    }
    if (title != null && noTitle) {
      throw new MutuallyExclusiveArgsException(spec.commandLine(), "--title, --no-title");
    }
    if (json && text == null) {
      throw new MissingParameterException(spec.commandLine(), spec.findOption("--text"), "--text");
    }
    return (text == null ? tagFile() : tagText()).number();
  }

  private ExitCode tagFile() {
    FileTagging tagging =
        new FileTagging(
            input,
            output == null ? FileTagging.outputBeside(input) : output,
            Optional.ofNullable(encoding),
            new MessageColumns.Choice(
                Optional.ofNullable(title), Optional.ofNullable(content), noTitle),
            force,
            quiet,
            minyi.headerLanguage());
    return tagging.run(console, () -> model.load(models));
  }

  private ExitCode tagText() {
    Message message = new Message(title == null ? "" : title, text);
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
