package org.minyi.cli;

import java.util.concurrent.Callable;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.ExitCode;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code minyi generate-completion}: a script with which bash and zsh complete what is typed. */
@Command(name = "generate-completion")
final class GenerateCompletionCommand implements Callable<Integer> {
  private final Console console;

  @Spec private CommandSpec spec;

  GenerateCompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    CommandSpec root = spec.root();
    console.data().print(AutoComplete.bash(root.name(), root.commandLine()));
    return ExitCode.OK.number();
  }
}
