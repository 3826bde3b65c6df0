package org.minyi.training;

import java.util.concurrent.atomic.AtomicInteger;
import org.minyi.encoder.MessageEncoder;
import org.minyi.text.Message;

/** An encoder for tests: each entry counts the characters that fall into it. */
final class LetterEncoder implements MessageEncoder {
  final AtomicInteger asked = new AtomicInteger();
  private final String name;

  LetterEncoder(String name) {
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int width() {
    return 32;
  }

  @Override
  public float[] encode(Message message) {
    asked.incrementAndGet();
    float[] vector = new float[width()];
    (message.title() + message.body()).chars().forEach(c -> vector[c % width()]++);
    return vector;
  }
}
