package org.minyi.cli.console;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;

/**
 * Where a command speaks to its user.
 *
 * @param in what other programs send
 * @param stream files for other programs, byte by byte
 * @param out results for people, in the encoding of their console
 * @param data results for programs; in UTF-8 unless a person is looking on
 * @param err remarks, progress and errors
 * @param messages the user's language
 * @param terminal whether a person is looking on, so that a line may be drawn over
 */
public record Console(
    InputStream in,
    OutputStream stream,
    PrintWriter out,
    PrintWriter data,
    PrintWriter err,
    Messages messages,
    boolean terminal) {
  /** The same in another language. */
  public Console in(Messages other) {
    return new Console(in, stream, out, data, err, other, terminal);
  }

  /** The same with all that is said beside what goes to other programs. */
  public Console beside() {
    return new Console(in, stream, err, data, err, messages, terminal);
  }

  /** Prints a result line. */
  public void say(String key, Object... arguments) {
    out.println(messages.get(key, arguments));
  }

  /** Prints a remark beside the results. */
  public void remark(String key, Object... arguments) {
    err.println(messages.get(key, arguments));
    err.flush();
  }
}
