package org.minyi.cli;

import org.minyi.encoder.MessageEncoder;
import org.minyi.text.Message;

/** Stands for the encoder of the accurate profile: each entry counts the characters in it. */
public final class FakeEncoder implements MessageEncoder.Provider {
  @Override
  public MessageEncoder open() {
    return new MessageEncoder() {
      @Override
      public String name() {
        return "fake";
      }

      @Override
      public int width() {
        return 16;
      }

      @Override
      public float[] encode(Message message) {
        float[] vector = new float[width()];
        (message.title() + message.body()).chars().forEach(c -> vector[c % width()]++);
        return vector;
      }
    };
  }
}
