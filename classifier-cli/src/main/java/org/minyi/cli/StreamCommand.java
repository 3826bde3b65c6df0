package org.minyi.cli;

import java.util.List;
import java.util.concurrent.Callable;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code minyi stream}: tags messages that another program sends, one by one. */
@Command(name = "stream")
final class StreamCommand implements Callable<Integer> {
  private final Console console;
  private final ModelLoader models;

  @Spec private CommandSpec spec;
  @Mixin private OneModelOptions model;

  @Option(names = "--title", paramLabel = "NAME", defaultValue = "title")
  private String title;

  @Option(names = "--content", paramLabel = "NAME", split = ",", defaultValue = "content,body")
  private List<String> contents;

  @Option(names = "--echo", paramLabel = "NAME", split = ",", defaultValue = "id")
  private List<String> echo;

  @Option(names = "--quiet")
  private boolean quiet;

  StreamCommand(Console console, ModelLoader models) {
    this.console = console;
    this.models = models;
  }

  @Override
  public Integer call() {
    for (String name : echo) {
      if (MessageStream.OWN_FIELDS.contains(name)) {
        throw new ParameterException(
            spec.commandLine(), "--echo", null, spec.findOption("--echo"), name);
      }
    }
    MessageStream stream = new MessageStream(console, model.load(models), title, contents, echo);
    if (!quiet) {
      console.remark("stream.ready");
    }
    stream.run();
    if (!quiet) {
      console.remark("stream.end", stream.results(), stream.errors());
    }
    return (stream.errors() > 0 ? ExitCode.REJECTS : ExitCode.OK).number();
  }
}
