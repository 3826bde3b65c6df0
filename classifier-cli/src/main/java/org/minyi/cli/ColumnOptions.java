package org.minyi.cli;

import java.util.Optional;
import org.minyi.cli.table.MessageColumns;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which columns of a table hold the messages. */
final class ColumnOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec command;

  @Option(names = "--content", paramLabel = "NAME")
  private String content;

  @Option(names = "--title", paramLabel = "NAME")
  private String title;

  @Option(names = "--no-title")
  private boolean noTitle;

  /** Checks that they do not contradict each other. */
  void check() {
    if (title != null && noTitle) {
      throw new MutuallyExclusiveArgsException(command.commandLine(), "--title, --no-title");
    }
  }

  /** The column of titles, if it is named. */
  Optional<String> title() {
    return Optional.ofNullable(title);
  }

  MessageColumns.Choice choice() {
    return new MessageColumns.Choice(title(), Optional.ofNullable(content), noTitle);
  }
}
