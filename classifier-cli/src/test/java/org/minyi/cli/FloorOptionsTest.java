package org.minyi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.minyi.cli.console.Console;
import org.minyi.cli.console.Messages;
import org.minyi.evaluate.Evaluation.Measurement;

class FloorOptionsTest {
  @Test
  void aFloorThatFailsIsLeftOutWithARemark() {
    StringWriter err = new StringWriter();
    PrintWriter nowhere = new PrintWriter(new StringWriter());
    Console console =
        new Console(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            nowhere,
            nowhere,
            new PrintWriter(err),
            Messages.in(Locale.ENGLISH),
            false);
    List<Measurement> measured =
        new FloorOptions()
            .measure(
                console,
                floor -> {
                  if (floor.name().equals("linear")) {
                    return new Measurement("linear", List.of(), null);
                  }
                  throw new IllegalStateException("broken");
                });
    assertEquals(List.of("linear"), measured.stream().map(Measurement::name).toList());
    assertTrue(
        err.toString().contains("without the floor \"naive Bayes (HanLP)\", which failed"),
        err.toString());
    assertTrue(err.toString().contains("broken"), err.toString());
  }
}
